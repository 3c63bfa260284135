using CsCheck;
using FaceNet.Layout;
using FaceNet.Organizing;
using FaceNet.Tests.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Layout;

/// <summary>Layouts of random trees of photos, whose names clash as often as not.</summary>
public sealed class RandomLayoutSpecs
{
    private static readonly string[] Folders =
    [
        "",
        "a/",
        "b/",
        "b/c d/",
        OperatingSystem.IsWindows() ? "ünïcode/" : "ünïcode\n/",
    ];
    private static readonly string[] Names =
    [
        "1.jpg",
        // Where these are one name, so are the photos.
        OperatingSystem.IsLinux()
            ? "1.JPG"
            : "2.JPG",
        "1 (2).jpg",
        OperatingSystem.IsWindows() ? "it's 'x'.png" : "it's \"x\".png",
        "noextension",
        ".hidden.jpg",
    ];

    /// <summary>Photos by path, and who is on each of them.</summary>
    private static readonly Gen<(string Path, int[] People)[]> Photos = Gen.Select(
            Gen.Int[0, Folders.Length - 1].Select(i => Folders[i]),
            Gen.Int[0, Names.Length - 1].Select(i => Names[i]),
            Gen.Int[0, 4].HashSet[0, 3],
            (folder, name, people) => (folder + name, people.Order().ToArray())
        )
        .Array[0, 20]
        .Select(photos => photos.DistinctBy(photo => photo.Item1).ToArray());

    private static readonly Gen<LayoutKind> Kinds = Gen.Enum<LayoutKind>()
        .Where(kind => SymbolicLinks.Work || kind != LayoutKind.SymbolicLink);

    [Fact]
    public void Every_photo_is_with_everybody_on_it_and_undo_takes_it_all_back() =>
        Gen.Select(Photos, Kinds, Gen.Bool)
            .Sample(
                (photos, kind, inside) =>
                {
                    using var tree = new Tree(photos, kind, inside);

                    FolderLayout.Apply(tree.Plan).LeftOut.ShouldBeEmpty();

                    Expected(tree).ShouldBe(Found(tree), ignoreOrder: true);
                    tree.Plan.Operations.Select(operation => operation.Target.ToUpperInvariant()).ShouldBeUnique();
                    if (tree.Plan.Operations.Count > 0)
                        FolderLayout.Undo(tree.Plan.UndoFile).Done.ShouldBe(tree.Plan.Operations.Count);
                    tree.Snapshot().ShouldBe(tree.Before);
                },
                iter: 30,
                threads: 1
            );

    [Fact]
    public void Stopped_at_any_file_it_can_be_undone() =>
        Gen.Select(Photos, Kinds, Gen.Int[1, 10])
            .Sample(
                (photos, kind, stopAfter) =>
                {
                    using var tree = new Tree(photos, kind, inside: true);
                    using var stop = new CancellationTokenSource();
                    var progress = new FolderLayoutSpecs.Progress(done =>
                    {
                        if (done == stopAfter)
                            stop.Cancel();
                    });

                    if (stopAfter < tree.Plan.Operations.Count)
                        Should.Throw<OperationCanceledException>(() =>
                            FolderLayout.Apply(tree.Plan, progress, stop.Token)
                        );
                    else
                        FolderLayout.Apply(tree.Plan, progress, stop.Token);

                    if (tree.Plan.Operations.Count > 0)
                        FolderLayout.Undo(tree.Plan.UndoFile).LeftOut.ShouldBeEmpty();
                    tree.Snapshot().ShouldBe(tree.Before);
                },
                iter: 30,
                threads: 1
            );

    [Fact]
    public void Whatever_is_changed_in_between_undo_loses_no_content() =>
        Gen.Select(Photos.Where(photos => photos.Any(photo => photo.People.Length > 0)), Kinds, Gen.Int)
            .Sample(
                (photos, kind, seed) =>
                {
                    using var tree = new Tree(photos, kind, inside: false);
                    FolderLayout.Apply(
                        tree.Plan.Operations.Count > 0 ? tree.Plan : throw new InvalidOperationException()
                    );
                    tree.Change(new Random(seed));
                    var before = tree.Contents();

                    FolderLayout.Undo(tree.Plan.UndoFile);

                    tree.Contents().ShouldBe(before, ignoreOrder: true);
                },
                iter: 30,
                threads: 1
            );

    private static IEnumerable<string> Expected(Tree tree) =>
        tree.Organized.People.SelectMany(person => person.Photos.Select(photo => $"{person.Id}: content of {photo}"));

    private static IEnumerable<string> Found(Tree tree) =>
        tree.Plan.Operations.Select(operation =>
            $"{operation.Target.Split('/')[0]}: {File.ReadAllText(Path.Combine(tree.Plan.Folder, operation.Target))}"
        );

    private sealed class Tree : IDisposable
    {
        private readonly TestFolder folder = new();

        public Tree((string Path, int[] People)[] photos, LayoutKind kind, bool inside)
        {
            Directory.CreateDirectory(folder.At("photos"));
            foreach (var (path, _) in photos)
                folder.Write($"photos/{path}", $"content of {path}");
            Organized = Group(
                new GroupingOptions { MeanSquaredDistance = 1, MinFaces = 1 },
                photos.Select(photo => Photo(photo.Path, [.. photo.People.Select(person => Face(person))]))
            );
            var outFolder = inside ? folder.At("photos") : Directory.CreateDirectory(folder.At("out")).FullName;
            Plan = FolderLayout.Plan(Organized, folder.At("photos"), outFolder, kind);
            Before = Snapshot();
        }

        public OrganizedPhotos Organized { get; }

        public LayoutPlan Plan { get; }

        public string[] Before { get; }

        public string[] Snapshot() => FolderSnapshot.Of(folder.Path);

        /// <summary>Every different content of a file that is not the layout's own.</summary>
        public string[] Contents() =>
            [
                .. Directory
                    .EnumerateFiles(
                        folder.Path,
                        "*",
                        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
                    )
                    .Where(file => file != Plan.UndoFile && new FileInfo(file).LinkTarget is null)
                    .Select(File.ReadAllText)
                    .Distinct(),
            ];

        /// <summary>Edits, deletes and adds files here and there, among the photos and in the layout.</summary>
        public void Change(Random random)
        {
            string[] files =
            [
                .. Organized.People.SelectMany(person => person.Photos).Select(photo => folder.At($"photos/{photo}")),
                .. Plan.Operations.Select(operation => Path.Combine(Plan.Folder, operation.Target)),
            ];
            foreach (var file in files.Where(File.Exists))
                switch (random.Next(6))
                {
                    case 0:
                        File.Delete(file);
                        break;
                    case 1:
                        File.WriteAllText(file, $"edited {random.Next()}");
                        break;
                    case 2:
                        File.WriteAllText(file + ".new", $"added {random.Next()}");
                        break;
                }
        }

        public void Dispose() => folder.Dispose();
    }
}
