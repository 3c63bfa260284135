using FaceNet.Evaluation;
using FaceNet.Evaluation.Leaks;

namespace FaceNet.Tests.Evaluation;

public sealed class LeakSpecs
{
    [Theory]
    [InlineData(32, 32)]
    [InlineData(100, 37)]
    [InlineData(9, 250)]
    public void A_picture_that_is_enlarged_or_made_lighter_keeps_its_hash(int width, int height)
    {
        var (size, picture) = (new PixelSize(width, height), Picture(1, width, height));
        var hash = PerceptualHash.Of(size, picture);
        var twice = new byte[4 * picture.Length];
        for (var y = 0; y < 2 * height; y++)
        for (var x = 0; x < 2 * width; x++)
            twice[(y * 2 * width) + x] = picture[(y / 2 * width) + (x / 2)];
        hash.Distance(PerceptualHash.Of(new PixelSize(2 * width, 2 * height), twice)).ShouldBe(0);
        var lighter = Array.ConvertAll(picture, value => (byte)(20 + (value * 3 / 4)));
        hash.Distance(PerceptualHash.Of(size, lighter)).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Unrelated_pictures_differ_in_about_half_of_the_bits()
    {
        var hashes = Enumerable
            .Range(0, 40)
            .Select(seed => PerceptualHash.Of(new PixelSize(48, 40), Picture(seed, 48, 40)))
            .ToArray();
        var distances = hashes.SelectMany((one, at) => hashes.Skip(at + 1).Select(one.Distance)).ToArray();
        distances.Average().ShouldBe(32, 3);
        distances.Min().ShouldBeGreaterThan(NearDuplicates.UsualBits);
    }

    [Fact]
    public void Half_of_the_bits_are_set_and_a_flat_picture_has_none()
    {
        ulong.PopCount(PerceptualHash.Of(new PixelSize(40, 30), Picture(3, 40, 30)).Bits).ShouldBe(32UL);
        var flat = Enumerable.Repeat((byte)77, 33 * 50).ToArray();
        PerceptualHash.Of(new PixelSize(33, 50), flat).Bits.ShouldBe(0UL);
    }

    [Fact]
    public void The_hash_is_that_of_the_plain_transform()
    {
        var picture = Picture(4, 32, 32);
        var waves = new double[64];
        for (var v = 0; v < 8; v++)
        for (var u = 0; u < 8; u++)
        for (var y = 0; y < 32; y++)
        for (var x = 0; x < 32; x++)
            waves[(8 * v) + u] +=
                picture[(32 * y) + x]
                * Math.Cos(Math.PI * (u + 1) * ((2 * x) + 1) / 64)
                * Math.Cos(Math.PI * (v + 1) * ((2 * y) + 1) / 64);
        var median = waves.Order().Skip(31).Take(2).Average();
        var expected = waves
            .Select((wave, at) => wave > median ? 1UL << at : 0)
            .Aggregate((left, right) => left | right);
        PerceptualHash.Of(new PixelSize(32, 32), picture).Bits.ShouldBe(expected);
    }

    [Fact]
    public void A_size_that_does_not_fit_the_pixels_is_refused() =>
        Should.Throw<ArgumentException>(() => PerceptualHash.Of(new PixelSize(3, 2), new byte[5]));

    [Fact]
    public void Near_duplicates_are_found_the_most_alike_first()
    {
        HashedImage[] training = [new("t1", new(0b0000)), new("t2", new(0b1111)), new("t3", new(ulong.MaxValue))];
        HashedImage[] test = [new("q1", new(0b0001)), new("q2", new(0b1111))];
        NearDuplicates
            .Find(training, test, bits: 3)
            .ShouldBe([new("t2", "q2", 0), new("t1", "q1", 1), new("t2", "q1", 3)]);
        NearDuplicates.Find(training, [], bits: 3).ShouldBeEmpty();
    }

    [Fact]
    public void A_person_in_both_sets_is_found_under_another_name()
    {
        var faces = Sample.Faces(8, 40, 4, 64, 0.3f);
        LabelledFace[] training = [.. faces.Where((_, at) => at % 40 < 20)];
        // Person 3 stands in the test set too, with the pictures of its own and under another name.
        LabelledFace[] test =
        [
            .. faces.Where((_, at) => at % 40 >= 20),
            .. Sample
                .Faces(8, 40, 6, 64, 0.3f)
                .Where((_, at) => at % 40 == 3 && at / 40 >= 4)
                .Select(face => face with { Person = "somebody" }),
            new("none", "nobody", null),
        ];
        var shared = SharedPeople.Find(training, test, squaredDistance: 0.5f);
        var person = shared.People.ShouldHaveSingleItem();
        (person.TrainingPerson, person.TestPerson).ShouldBe(("person-3", "somebody"));

        var plain = test.Where(face => face.Embedding is not null)
            .Select(face => training.Min(other => other.Embedding!.SquaredDistance(face.Embedding!)))
            .ToArray();
        shared.ClosestDistances.ShouldBe(plain, 2e-6);
        person.SquaredDistance.ShouldBe(plain.Min(), 2e-6f);
        person.ClosePairs.ShouldBe(
            test.Where(face => face.Embedding is not null)
                .Sum(face => training.Count(other => other.Embedding!.SquaredDistance(face.Embedding!) <= 0.5f))
        );
    }

    [Fact]
    public void A_set_without_a_face_is_refused() =>
        Should
            .Throw<EvaluationException>(() =>
                SharedPeople.Find([new("a", "Ann", null)], [new("b", "Bo", Embedding.Normalize([1]))], 1)
            )
            .Message.ShouldBe("None of the 1 pictures of the training set has a face.");

    /// <summary>Smooth light and shade: a few waves of random direction.</summary>
    private static byte[] Picture(int seed, int width, int height)
    {
        var random = new Random(seed);
        var waves = Enumerable
            .Range(0, 12)
            .Select(_ =>
                (X: (random.NextDouble() - 0.5) * 8, Y: (random.NextDouble() - 0.5) * 8, Phase: random.NextDouble() * 6)
            )
            .ToArray();
        var picture = new byte[width * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            picture[(y * width) + x] = (byte)(
                128
                + (
                    10
                    * waves.Sum(wave =>
                        Math.Sin((wave.X * Math.PI * x / width) + (wave.Y * Math.PI * y / height) + wave.Phase)
                    )
                )
            );
        return picture;
    }
}
