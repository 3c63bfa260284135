using CsCheck;
using FaceNet.CrashTests;
using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Galleries;

public sealed class GalleryConstraintsSpecs
{
    private const int Faces = 9;

    private static readonly Gen<long[]> SomeFaces = Gen.Long[1, Faces]
        .Array[0, 4]
        .Select(faces => faces.Distinct().ToArray());

    [Fact]
    public void What_is_known_is_what_a_plain_replay_of_the_statements_says() =>
        Gen.Select(Gen.Long[1, 3], SomeFaces, SomeFaces, SomeFaces, SomeFaces)
            .Select(
                (person, same, nobody, left, right) =>
                    new Statement(person)
                    {
                        Same = same,
                        Nobody = nobody,
                        Left = left,
                        // A face is not apart from itself.
                        Right = [.. right.Except(left)],
                    }
            )
            .Array[0, 12]
            .Sample(statements =>
            {
                var constraints = new GalleryConstraints(statements);
                var (known, apart) = Replay(statements);

                for (var face = 1L; face <= Faces; face++)
                {
                    constraints.KnownAs(face).ShouldBe(known.TryGetValue(face, out var person) ? person : null);
                    for (var other = 1L; other <= Faces; other++)
                        constraints
                            .AreApart([face], new HashSet<long> { other })
                            .ShouldBe(apart.Contains((face, other)), $"{face} and {other}");
                }
                constraints
                    .Apart.SelectMany(side => side.Left.SelectMany(left => side.Right.Select(right => (left, right))))
                    .SelectMany(pair => ((long, long)[])[pair, (pair.right, pair.left)])
                    .ToHashSet()
                    .SetEquals(apart)
                    .ShouldBeTrue();
            });

    [Fact]
    public void The_last_word_about_a_face_says_whether_it_is_known()
    {
        using var folder = new TestFolder();
        var (known, unknown) = (0, 0);
        for (var steps = 1; steps <= 40; steps++)
        {
            using (var work = new CrashTests.Clustering().Open(folder.Path))
                work.Do(steps - 1);
            using var database = Database.Open(folder.At(GalleryWork.FileName), GalleryFormat.Current);
            var journal = new GalleryJournal(database);
            var constraints = journal.Constraints();
            foreach (var face in new GalleryFaces(database).All(person: null))
            {
                journal.IsKnown(face.Id).ShouldBe(constraints.KnownAs(face.Id) is not null, $"{face.Id}");
                known += journal.IsKnown(face.Id) ? 1 : 0;
                unknown += journal.IsKnown(face.Id) ? 0 : 1;
            }
        }
        known.ShouldBePositive();
        unknown.ShouldBePositive();
    }

    /// <summary>Who each face is known to be, and all pairs that are apart, both ways.</summary>
    private static (Dictionary<long, long> Known, HashSet<(long, long)> Apart) Replay(IEnumerable<Statement> statements)
    {
        var (known, apart) = (new Dictionary<long, long>(), new HashSet<(long, long)>());
        foreach (var statement in statements)
        {
            foreach (var face in statement.Same)
                known[face] = statement.Person;
            // What was said of others of the person is no matter of this statement.
            if (statement.Same.Any(face => apart.Any(pair => pair.Item1 == face)))
                apart.RemoveWhere(pair =>
                    known.GetValueOrDefault(pair.Item1) == statement.Person
                    && known.GetValueOrDefault(pair.Item2) == statement.Person
                );
            foreach (var face in statement.Nobody)
                known.Remove(face);
            foreach (var left in statement.Left)
            foreach (var right in statement.Right)
                apart.UnionWith([(left, right), (right, left)]);
        }
        return (known, apart);
    }
}
