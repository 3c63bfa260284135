using System.Text.Json;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Identification;

namespace FaceNet.Tests.Evaluation;

public sealed class IdentificationSpecs
{
    [Theory]
    [InlineData(1, 30, 1.5f)]
    [InlineData(2, 51, 2f)]
    [InlineData(3, 8, 0.5f)]
    public void Ranks_and_open_set_rates_are_those_of_the_plain_loop(int seed, int people, float spread)
    {
        var faces = Sample.Faces(seed, people, 6, 24, spread);
        // The last quarter of the people is not enrolled; of the others, pictures 0 to 2 are.
        var enrolled = faces.Where((face, at) => at % people < people * 3 / 4 && at / people < 3).ToArray();
        var probes = faces.Where((face, at) => at / people >= 3).ToArray();
        var options = new IdentificationOptions { FalseAcceptRates = [0.5, 0.2], Ranks = 7 };
        var result = IdentificationProtocol.Run(enrolled, probes, options);

        var gallery = enrolled.ToLookup(face => face.Person);
        var distances = probes.ToDictionary(
            probe => probe,
            probe =>
                gallery.ToDictionary(
                    person => person.Key,
                    person => person.Min(face => face.Embedding!.SquaredDistance(probe.Embedding!))
                )
        );
        var known = probes.Where(probe => gallery.Contains(probe.Person)).ToArray();
        for (var rank = 1; rank <= 7; rank++)
            result
                .CumulativeMatch[rank - 1]
                .ShouldBe(
                    known.Average(probe =>
                        distances[probe].Values.Order().ToList().IndexOf(distances[probe][probe.Person]) < rank
                            ? 1.0
                            : 0
                    ),
                    1e-12
                );
        result.UnknownProbes.ShouldBe(probes.Length - known.Length);
        foreach (var rate in result.DetectionIdentificationRate)
        {
            float[] strangers = [.. probes.Except(known).Select(probe => distances[probe].Values.Min()).Order()];
            var limit = strangers[(int)((rate.FalseAcceptRate * strangers.Length) + 1e-6)];
            var named = known.Count(probe =>
                distances[probe][probe.Person] < limit
                && distances[probe].Values.Min() == distances[probe][probe.Person]
            );
            rate.Rate.ShouldBe((double)named / known.Length);
            rate.Threshold!.Value.ShouldBe(limit, 2e-6f);
            rate.StandardError!.Value.ShouldBe(
                Math.Sqrt(rate.Rate!.Value * (1 - rate.Rate.Value) / known.Length),
                1e-15
            );
        }
    }

    [Fact]
    public void A_person_who_is_just_as_close_counts_as_closer()
    {
        LabelledFace[] enrolled = [Face("Ann", 1, 0), Face("Bo", 1, 0), Face("Cy", 0, 1)];
        var result = IdentificationProtocol.Run(enrolled, [Face("Ann", 1, 0)], new() { Ranks = 3 });
        result.CumulativeMatch.ShouldBe([0, 1, 1]);
        result.Rank1.ShouldBe(0);
    }

    [Fact]
    public void A_person_with_several_close_faces_counts_once()
    {
        LabelledFace[] enrolled = [Face("Ann", 0, 1), Face("Bo", 1, 0), Face("Bo", 1, 0.01f), Face("Bo", 1, 0.02f)];
        IdentificationProtocol.Run(enrolled, [Face("Ann", 1, 0)], new() { Ranks = 2 }).CumulativeMatch.ShouldBe([0, 1]);
    }

    [Fact]
    public void Without_unknown_probes_the_open_set_cannot_be_measured()
    {
        var result = IdentificationProtocol.Run([Face("Ann", 1, 0)], [Face("Ann", 1, 0)]);
        result.UnknownProbes.ShouldBe(0);
        result.Rank1.ShouldBe(1);
        result.DetectionIdentificationRate.ShouldAllBe(rate => rate.Rate == null);
        result
            .DetectionIdentificationRate[0]
            .NotMeasurable.ShouldBe("not measurable with 0 unknown probes: a false accept rate of 0.1 needs 10");
    }

    [Fact]
    public void Probes_without_a_face_are_missed_in_one_reading_and_left_out_in_the_other()
    {
        LabelledFace[] enrolled = [Face("Ann", 1, 0), Face("Bo", 0, 1), new("b2", "Bo", null), new("c", "Cy", null)];
        LabelledFace[] probes =
        [
            Face("Ann", 1, 0),
            new("a", "Ann", null),
            Face("Cy", 1, 1),
            new("d", "Di", null),
            Face("Di", -1, 0),
        ];
        var result = IdentificationProtocol.Run(enrolled, probes, new() { FalseAcceptRates = [1], Ranks = 1 });
        (result.Enrolled, result.Probes, result.UnknownProbes).ShouldBe((3, 5, 2));
        (result.NotDetected, result.NotEnrolled).ShouldBe((2, 2));
        // Ann's first probe is named; her second has no face; Cy's only enrolled picture has none.
        result.Rank1.ShouldBe(1.0 / 3, 1e-12);
        result.DetectedOnly!.CumulativeMatch.ShouldBe([0.5]);
        result.DetectionIdentificationRate[0].Rate!.Value.ShouldBe(1.0 / 3, 1e-12);
    }

    [Fact]
    public void A_test_without_anything_to_find_is_refused()
    {
        Should
            .Throw<EvaluationException>(() => IdentificationProtocol.Run([Face("Ann", 1, 0)], [Face("Bo", 1, 0)]))
            .Message.ShouldBe("None of 1 probes is of one of 1 enrolled people: there is nothing to identify.");
        Should
            .Throw<EvaluationException>(() => IdentificationProtocol.Run([new("a", "Ann", null)], [Face("Ann", 1, 0)]))
            .Message.ShouldBe("None of 1 enrolled pictures has a face.");
    }

    [Fact]
    public void Json_has_the_documented_names()
    {
        var json = EvaluationJson.Write(
            IdentificationProtocol.Run([Face("Ann", 1, 0)], [Face("Ann", 1, 0), Face("Bo", 0, 1)])
        );
        var root = JsonDocument.Parse(json).RootElement;
        root.GetProperty("rank1").GetDouble().ShouldBe(1);
        root.GetProperty("cumulativeMatch").GetArrayLength().ShouldBe(20);
        foreach (var name in (string[])["probes", "unknownProbes", "notDetected"])
            root.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Number);
        root.GetProperty("detectionIdentificationRate")[0]
            .EnumerateObject()
            .Select(property => property.Name)
            .ShouldBe(["falseAcceptRate", "rate", "standardError", "interval", "threshold", "notMeasurable"]);
    }

    private static LabelledFace Face(string person, params float[] vector) =>
        new("image", person, Embedding.Normalize(vector));
}
