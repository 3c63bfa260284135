using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// Takes a person who is forgotten, and everybody who was merged into it, or faces of nobody, out of a gallery's journal:
/// names, faces, and where the faces were. What such decisions say about others stays, but for good: what was before them is gone.
/// </summary>
internal sealed class JournalErasure(Database database)
{
    /// <param name="person">Who is forgotten.</param>
    /// <param name="faces">Their faces.</param>
    public void Erase(long person, IReadOnlyList<long> faces)
    {
        var people = WithThoseMergedInto(person);
        var touched = new HashSet<long>();
        foreach (var one in people)
            touched.UnionWith(
                Decisions(
                    """
                    SELECT id FROM decision WHERE person = $id OR other = $id
                    UNION SELECT decision FROM former_person WHERE person = $id
                    UNION SELECT decision FROM former_face WHERE person = $id
                    """,
                    one
                )
            );
        touched.UnionWith(EraseStatements(faces));
        foreach (var decision in touched)
            Close(decision);
    }

    /// <param name="faces">Faces of nobody.</param>
    public void Erase(IReadOnlyList<long> faces)
    {
        foreach (var decision in EraseStatements(faces))
            Close(decision);
    }

    /// <summary>The decisions that spoke of a face, or know where it was.</summary>
    private HashSet<long> EraseStatements(IReadOnlyList<long> faces)
    {
        var touched = new HashSet<long>();
        foreach (var face in faces)
        {
            touched.UnionWith(
                Decisions(
                    """
                    SELECT decision FROM former_face WHERE face = $id
                    UNION SELECT decision FROM statement WHERE face = $id
                    """,
                    face
                )
            );
            database.Execute("DELETE FROM statement WHERE face = $id", ("$id", face));
        }
        return touched;
    }

    private HashSet<long> WithThoseMergedInto(long person)
    {
        var people = new HashSet<long> { person };
        var open = new Queue<long>(people);
        while (open.TryDequeue(out var one))
            foreach (
                var merged in Decisions(
                    // Nobody, where who was merged was erased before.
                    $"SELECT other FROM decision WHERE person = $id AND kind = '{DecisionKind.Merge}' AND other NOT NULL",
                    one
                )
            )
                if (people.Add(merged))
                    open.Enqueue(merged);
        return people;
    }

    /// <summary>Makes what is left of a decision final, and removes it when nothing is.</summary>
    private void Close(long decision)
    {
        foreach (var table in (string[])["former_face", "former_person"])
            database.Execute($"DELETE FROM {table} WHERE decision = $id", ("$id", decision));
        // It still says something: whose faces are, or no longer are, or that those of two sides are not one person's.
        var parts = database.Rows(
            "SELECT DISTINCT part FROM statement WHERE decision = $id",
            row => row.GetString(0),
            ("$id", decision)
        );
        if (parts.Contains("same") || parts.Contains("nobody") || (parts.Contains("left") && parts.Contains("right")))
        {
            database.Execute(
                $"UPDATE decision SET state = '{DecisionState.Final}', other = NULL WHERE id = $id",
                ("$id", decision)
            );
            return;
        }
        database.Execute("DELETE FROM statement WHERE decision = $id", ("$id", decision));
        database.Execute("DELETE FROM decision WHERE id = $id", ("$id", decision));
    }

    private IReadOnlyList<long> Decisions(string query, long id) =>
        database.Rows(query, row => row.GetInt64(0), ("$id", id));
}
