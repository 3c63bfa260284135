namespace FaceNet.Galleries;

/// <summary>
/// What is known about faces: the statements of all decisions in force, replayed in order, so that a later one overrides
/// an earlier one where they contradict each other. Faces are known to be somebody (those of one person belong together),
/// and to be apart. The two never contradict: what is said to be one person is no longer apart, and what a decision sets
/// apart it takes out of what was one person.
/// <para>That two faces of one photo are two people is not said here; it holds unless both are known to be one.</para>
/// </summary>
internal sealed class GalleryConstraints
{
    private readonly Dictionary<long, long> personOf = [];
    private readonly Dictionary<long, SortedSet<long>> facesOf = [];
    private readonly LinkedList<Division> divisions = [];

    /// <summary>The divisions that hold a face; faces that none holds are absent.</summary>
    private readonly Dictionary<long, List<LinkedListNode<Division>>> divisionsOf = [];

    /// <param name="statements">Those in force, the oldest first.</param>
    public GalleryConstraints(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            BelongTogether(statement.Person, statement.Same);
            foreach (var face in statement.Nobody)
                Leave(face);
            StayApart(statement.Left, statement.Right);
        }
    }

    /// <summary>Faces that belong together, by who they were said to be; each set has at least one.</summary>
    public IEnumerable<(long Person, IReadOnlyCollection<long> Faces)> Together =>
        facesOf.OrderBy(set => set.Key).Select(set => (set.Key, (IReadOnlyCollection<long>)set.Value));

    /// <summary>Sets of faces of which no one on the left is the person of one on the right.</summary>
    public IEnumerable<(IReadOnlyCollection<long> Left, IReadOnlyCollection<long> Right)> Apart =>
        divisions.Select(division =>
            ((IReadOnlyCollection<long>)division.Left, (IReadOnlyCollection<long>)division.Right)
        );

    /// <summary>Who a face was said to be: a number that faces known to be one person share. Null for nobody.</summary>
    public long? KnownAs(long face) => personOf.TryGetValue(face, out var person) ? person : null;

    /// <summary>True when some face of the first was said to be another person than some of the second.</summary>
    public bool AreApart(IEnumerable<long> faces, IReadOnlySet<long> others) =>
        faces.Any(face =>
            divisionsOf.TryGetValue(face, out var own)
            && own.Exists(division =>
                (division.Value.Left.Contains(face) && others.Overlaps(division.Value.Right))
                || (division.Value.Right.Contains(face) && others.Overlaps(division.Value.Left))
            )
        );

    /// <summary>Of the faces of a person those that say who it is: the known ones, or else all.</summary>
    public IReadOnlyList<long> Core(IEnumerable<long> faces)
    {
        long[] all = [.. faces];
        var known = Array.FindAll(all, personOf.ContainsKey);
        return known.Length > 0 ? known : all;
    }

    private void BelongTogether(long person, IReadOnlyList<long> faces)
    {
        foreach (var face in faces)
        {
            Leave(face);
            personOf[face] = person;
            (facesOf.TryGetValue(person, out var known) ? known : facesOf[person] = []).Add(face);
        }
        // Among those who were known to be the person before, nothing is left to reconcile.
        if (faces.Any(divisionsOf.ContainsKey))
            Reconcile(facesOf[person]);
    }

    /// <summary>No two faces of a set are apart any longer; what else was said about them stands.</summary>
    private void Reconcile(SortedSet<long> together)
    {
        foreach (var division in together.SelectMany(DivisionsOf).Distinct().ToArray())
        {
            Division[] parts = [.. division.Value.Without(together)];
            if (parts is [var same] && ReferenceEquals(same, division.Value))
                continue;
            foreach (var part in parts)
                Note(divisions.AddBefore(division, part));
            Remove(division);
        }
    }

    private IEnumerable<LinkedListNode<Division>> DivisionsOf(long face) =>
        divisionsOf.TryGetValue(face, out var own) ? own : [];

    private void Note(LinkedListNode<Division> division)
    {
        foreach (var face in division.Value.Faces)
            (divisionsOf.TryGetValue(face, out var own) ? own : divisionsOf[face] = []).Add(division);
    }

    private void Remove(LinkedListNode<Division> division)
    {
        foreach (var face in division.Value.Faces)
            if (divisionsOf[face].Remove(division) && divisionsOf[face].Count == 0)
                divisionsOf.Remove(face);
        divisions.Remove(division);
    }

    private void StayApart(IReadOnlyList<long> left, IReadOnlyList<long> right)
    {
        if (left.Count > 0 && right.Count > 0)
            Note(divisions.AddLast(new Division([.. left], [.. right])));
    }

    private void Leave(long face)
    {
        if (!personOf.Remove(face, out var person))
            return;
        facesOf[person].Remove(face);
        if (facesOf[person].Count == 0)
            facesOf.Remove(person);
    }

    private sealed record Division(HashSet<long> Left, HashSet<long> Right)
    {
        public IEnumerable<long> Faces => Left.Union(Right);

        /// <summary>The same, but for the pairs within a set: what is left of it, in two parts at most.</summary>
        public IEnumerable<Division> Without(SortedSet<long> together)
        {
            HashSet<long> leftIn = [.. Left.Where(together.Contains)];
            if (leftIn.Count == 0 || !Right.Overlaps(together))
                return [this];
            Division[] parts =
            [
                new([.. Left.Except(leftIn)], Right),
                new(leftIn, [.. Right.Where(face => !together.Contains(face))]),
            ];
            return parts.Where(part => part is { Left.Count: > 0, Right.Count: > 0 });
        }
    }
}
