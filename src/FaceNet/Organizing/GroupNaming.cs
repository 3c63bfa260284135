namespace FaceNet.Organizing;

/// <summary>
/// Names groups of faces, and single faces, and makes one person of all that have the same name: faces that grouping found
/// too unlike each other can each be like somebody who is known.
/// </summary>
internal static class GroupNaming
{
    /// <summary>The groups, those of one name joined, and the single faces that have a name.</summary>
    /// <param name="groups">Groups without names.</param>
    /// <param name="single">Good faces that are in no group.</param>
    /// <param name="namer">Knows people by name.</param>
    /// <param name="oneFaceAPhoto">Whether two faces of one photo are two people, unless somebody said otherwise.</param>
    public static IReadOnlyList<FaceGroup> Name(
        IReadOnlyList<FaceGroup> groups,
        IEnumerable<EmbeddedFace> single,
        GroupNamer namer,
        bool oneFaceAPhoto
    )
    {
        var named = groups
            .Concat(single.Select(face => new FaceGroup([face], [])))
            .Select(group => (Group: group, Name: namer(group.Vectors)))
            .Where(group => group.Name is not null)
            .ToLookup(group => group.Name!.Value.Name, group => (group.Group, group.Name!.Value));
        var people = named.Select(same => (Groups: Compatible(same, oneFaceAPhoto), Name: same.Key)).ToArray();
        var joined = people.SelectMany(person => person.Groups).ToHashSet();
        return
        [
            .. groups.Where(group => !joined.Contains(group)),
            .. people.Select(person => FaceGroup.Join(person.Groups, person.Name)),
        ];
    }

    /// <summary>Of groups with one name those that can be one person: nearest first, none that shares a photo with them.</summary>
    private static List<FaceGroup> Compatible(IEnumerable<(FaceGroup Group, GroupName Name)> groups, bool oneFaceAPhoto)
    {
        var compatible = new List<FaceGroup>();
        var photos = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (group, name) in groups
                .OrderByDescending(group => group.Name.IsSaid)
                .ThenBy(group => group.Name.MeanSquaredDistance)
        )
        {
            string[] own = [.. group.Faces.Select(face => face.Info.Photo)];
            if (oneFaceAPhoto && !name.IsSaid && photos.Overlaps(own))
                continue;
            photos.UnionWith(own);
            compatible.Add(group);
        }
        return compatible;
    }
}
