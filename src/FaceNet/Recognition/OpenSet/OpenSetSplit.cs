namespace FaceNet.Recognition.OpenSet;

/// <summary>People divided into enrolled and unknown ones.</summary>
/// <param name="Enrolled">The vectors of each enrolled person.</param>
/// <param name="Probes">Vectors to name; the owner is a place in the other list, null for an unknown person.</param>
internal sealed record OpenSetSplit(
    IReadOnlyList<IReadOnlyList<Embedding>> Enrolled,
    IReadOnlyList<(Embedding Face, int? Owner)> Probes
)
{
    private const int MostFaces = 5;

    /// <param name="people">The vectors of each person, by name, at least two each.</param>
    /// <param name="options">How many to enrol, and who is kin.</param>
    /// <param name="random">Draws.</param>
    public static OpenSetSplit Draw(
        IReadOnlyList<(string Person, Embedding[] Faces)> people,
        OpenSetOptions options,
        Random random
    )
    {
        var families = people.GroupBy(person => Family(person.Person, options.KinSeparator)).ToArray();
        random.Shuffle(families);
        var half = families.Length / 2;
        var known = families[..half].SelectMany(family => family).ToArray();
        random.Shuffle(known);
        var enrolled = new List<IReadOnlyList<Embedding>>();
        var probes = new List<(Embedding, int?)>();
        foreach (var (_, faces) in known.Take(options.People ?? known.Length))
        {
            var drawn = (Embedding[])faces.Clone();
            random.Shuffle(drawn);
            var count = Math.Min(options.Faces ?? random.Next(1, MostFaces + 1), drawn.Length - 1);
            probes.AddRange(drawn[count..].Select(face => (face, (int?)enrolled.Count)));
            enrolled.Add(drawn[..count]);
        }
        foreach (var (_, faces) in families[half..].SelectMany(family => family))
            probes.AddRange(faces.Select(face => (face, (int?)null)));
        return new OpenSetSplit(enrolled, probes);
    }

    private static string Family(string person, char? separator) =>
        separator is { } sign && person.IndexOf(sign) is var at and > 0 ? person[..at] : person;
}
