namespace FaceNet.Organizing;

/// <summary>What is known about which face may go to which group.</summary>
internal sealed class KnownGroups
{
    private readonly Dictionary<EmbeddedFace, int> groupOf = [];
    private readonly Dictionary<EmbeddedFace, HashSet<int>> apart = [];
    private readonly HashSet<int>[] apartOfGroup;

    public KnownGroups(EmbeddedFace[] stragglers, EmbeddedFace[][] groups, FaceKnowledge? knowledge)
    {
        apartOfGroup = Array.ConvertAll(groups, _ => new HashSet<int>());
        if (knowledge is null)
            return;
        EmbeddedFace[] faces = [.. stragglers, .. groups.SelectMany(group => group)];
        var known = knowledge(Array.ConvertAll(faces, face => face.Embedding));
        var grouped = groups
            .Index()
            .SelectMany(group => group.Item.Select(face => (face, group.Index)))
            .ToDictionary(face => face.face, face => face.Index);
        foreach (var (number, set) in known.Apart.Index())
        foreach (var face in set)
            SetsOf(faces[face]).Add(number);
        foreach (var set in known.Together)
            Unite([.. set.Select(face => faces[face])], grouped);
        foreach (var (face, group) in grouped)
            apartOfGroup[group].UnionWith(SetsOf(face));
    }

    /// <summary>The group that a face is known to belong to; null for none.</summary>
    public int? Of(EmbeddedFace face) => groupOf.TryGetValue(face, out var group) ? group : null;

    /// <summary>False when a face is known to be apart from somebody in a group.</summary>
    public bool May(EmbeddedFace face, int group) =>
        !apart.TryGetValue(face, out var own) || !own.Overlaps(apartOfGroup[group]);

    /// <summary>Where one face of a set goes, all go; and from whom one stays apart, all do.</summary>
    private void Unite(EmbeddedFace[] set, Dictionary<EmbeddedFace, int> grouped)
    {
        HashSet<int> shared = [.. set.SelectMany(SetsOf)];
        foreach (var face in set)
            SetsOf(face).UnionWith(shared);
        foreach (var member in set.Where(grouped.ContainsKey).Take(1))
        foreach (var face in set.Where(face => !grouped.ContainsKey(face)))
            groupOf[face] = grouped[member];
    }

    private HashSet<int> SetsOf(EmbeddedFace face) => apart.TryGetValue(face, out var sets) ? sets : apart[face] = [];
}
