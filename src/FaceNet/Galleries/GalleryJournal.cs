using System.Data.Common;
using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// What was decided, in order, in a gallery's file: what each decision says about faces, and what was before it, so that
/// it can be undone.
/// </summary>
internal sealed class GalleryJournal(Database database)
{
    private const string Same = "same";
    private const string Nobody = "nobody";
    private const string Left = "left";
    private const string Right = "right";
    private static readonly string[] DetailTables = ["statement", "former_face", "former_person"];
    private const string Query = "SELECT id, kind, person, other, state FROM decision";

    /// <summary>How often the journal was changed through this object.</summary>
    public long Changes { get; private set; }

    /// <summary>All decisions, the oldest first.</summary>
    public IReadOnlyList<DecisionRow> All() => database.Rows($"{Query} ORDER BY id", Read);

    /// <summary>The last decision that can be undone; null when there is none.</summary>
    public DecisionRow? Last() =>
        database
            .Rows(
                $"{Query} WHERE state = $state ORDER BY id DESC LIMIT 1",
                Read,
                ("$state", Name(DecisionState.InForce))
            )
            .SingleOrDefault();

    /// <summary>What is known by all decisions that count.</summary>
    public GalleryConstraints Constraints()
    {
        var parts = database
            .Rows(
                """
                SELECT decision.id, statement.part, statement.face FROM statement
                JOIN decision ON decision.id = statement.decision WHERE decision.state <> $undone
                ORDER BY decision.id, statement.face
                """,
                row => (Decision: row.GetInt64(0), Part: row.GetString(1), Face: row.GetInt64(2)),
                ("$undone", Name(DecisionState.Undone))
            )
            .ToLookup(row => (row.Decision, row.Part), row => row.Face);
        long[] Faces(DecisionRow decision, string part) => [.. parts[(decision.Id, part)]];
        return new GalleryConstraints(
            All()
                .Where(decision => decision.State != DecisionState.Undone)
                .Select(decision => new Statement(decision.Person)
                {
                    Same = Faces(decision, Same),
                    Nobody = Faces(decision, Nobody),
                    Left = Faces(decision, Left),
                    Right = Faces(decision, Right),
                })
        );
    }

    /// <summary>Whether a face is known to be somebody, as by <see cref="Constraints"/>: the last word about it says so.</summary>
    public bool IsKnown(long face) =>
        database.Value(
            """
            SELECT part FROM statement JOIN decision ON decision.id = statement.decision
            WHERE face = $face AND part IN ($same, $nobody) AND state <> $undone
            ORDER BY decision.id DESC, part = $same LIMIT 1
            """,
            ("$face", face),
            ("$same", Same),
            ("$nobody", Nobody),
            ("$undone", Name(DecisionState.Undone))
        ) is Same;

    /// <summary>The faces that a decision is about: those it calls one person, else those it sets apart from others.</summary>
    public ILookup<long, long> Faces() =>
        database
            .Rows(
                """
                SELECT decision, face FROM statement WHERE part = $same OR (part = $left AND NOT EXISTS (
                    SELECT 1 FROM statement AS first WHERE first.decision = statement.decision AND first.part = $same))
                ORDER BY decision, face
                """,
                row => (Decision: row.GetInt64(0), Face: row.GetInt64(1)),
                ("$same", Same),
                ("$left", Left)
            )
            .ToLookup(row => row.Decision, row => row.Face);

    /// <summary>Writes a decision down.</summary>
    public long Add(DecisionKind kind, long? other, Statement statement)
    {
        Changes++;
        var id = database.Number(
            "INSERT INTO decision (kind, person, other) VALUES ($kind, $person, $other) RETURNING id",
            ("$kind", Name(kind)),
            ("$person", statement.Person),
            ("$other", other)
        );
        foreach (
            var (part, faces) in ((string, IReadOnlyList<long>)[])
                [(Same, statement.Same), (Nobody, statement.Nobody), (Left, statement.Left), (Right, statement.Right)]
        )
        foreach (var face in faces)
            database.Execute(
                "INSERT INTO statement (decision, part, face) VALUES ($decision, $part, $face)",
                ("$decision", id),
                ("$part", part),
                ("$face", face)
            );
        return id;
    }

    /// <summary>Remembers whose a face was before a decision; the first word about a face counts.</summary>
    public void Remember(long decision, long face, long? person) =>
        database.Execute(
            "INSERT OR IGNORE INTO former_face (decision, face, person) VALUES ($decision, $face, $person)",
            ("$decision", decision),
            ("$face", face),
            ("$person", person)
        );

    /// <summary>Remembers a person as it was before a decision, which may be not at all; the first word counts.</summary>
    public void Remember(long decision, FormerPerson person) =>
        database.Execute(
            """
            INSERT OR IGNORE INTO former_person (decision, person, existed, name)
            VALUES ($decision, $person, $existed, $name)
            """,
            ("$decision", decision),
            ("$person", person.Id),
            ("$existed", person.Existed ? 1 : 0),
            ("$name", person.Name is { } name ? PersonalData.Seal(name) : null)
        );

    public IReadOnlyList<(long Face, long? Person)> FormerFaces(long decision) =>
        database.Rows(
            "SELECT face, person FROM former_face WHERE decision = $decision ORDER BY face",
            row => (row.GetInt64(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)),
            ("$decision", decision)
        );

    public IReadOnlyList<FormerPerson> FormerPeople(long decision) =>
        database.Rows(
            "SELECT person, existed, name FROM former_person WHERE decision = $decision ORDER BY person",
            row => new FormerPerson(
                row.GetInt64(0),
                row.GetInt64(1) != 0,
                row.IsDBNull(2) ? null : PersonalData.OpenText(row.GetFieldValue<byte[]>(2))
            ),
            ("$decision", decision)
        );

    /// <summary>
    /// Takes a decision out of force. That it was made, and by whose numbers, stays written down; what it was about does not.
    /// </summary>
    public void Undo(long decision)
    {
        Changes++;
        foreach (var table in DetailTables)
            database.Execute($"DELETE FROM {table} WHERE decision = $id", ("$id", decision));
        database.Execute(
            "UPDATE decision SET state = $undone WHERE id = $id",
            ("$undone", Name(DecisionState.Undone)),
            ("$id", decision)
        );
    }

    /// <summary>Says nothing any longer of a face that is gone.</summary>
    public void Drop(long face)
    {
        Changes++;
        database.Execute("DELETE FROM statement WHERE face = $face", ("$face", face));
        database.Execute("DELETE FROM former_face WHERE face = $face", ("$face", face));
    }

    private static DecisionRow Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            Enum.Parse<DecisionKind>(row.GetString(1), ignoreCase: true),
            row.GetInt64(2),
            row.IsDBNull(3) ? null : row.GetInt64(3),
            Enum.Parse<DecisionState>(row.GetString(4), ignoreCase: true)
        );

    private static string Name(DecisionKind kind) => kind.ToString();

    private static string Name(DecisionState state) => state.ToString();
}
