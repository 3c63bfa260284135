using FaceNet.Organizing;
using FaceNet.Scanning;
using FaceNet.Storage;

namespace FaceNet.Layout;

/// <summary>
/// Lays out photos as <c>DIR/by-person/PERSON/PHOTO</c>, people by their names or, without one, by their ids, and takes it
/// back. Nothing is ever overwritten, and no original is touched: the layout goes into a folder that must be new or empty.
/// Before the first file is made, an undo file in that folder lists them all, so that a stop at any moment, even of the
/// power, leaves what can be undone.
/// <para>
/// The same undo file marks the folder as a layout: see <see cref="IsLayout"/>, by which a scan passes it over when it
/// lies among the photos.
/// </para>
/// </summary>
public static class FolderLayout
{
    /// <summary>Name of the folder that holds the folders of the people.</summary>
    public const string FolderName = "by-person";

    /// <summary>Name of the file, in that folder, from which the layout is undone.</summary>
    public const string UndoFileName = LayoutMark.FileName;

    /// <summary>
    /// Files that may have been begun since the undo file was last brought to disk; doing that for each would take
    /// longer than the copies.
    /// </summary>
    private const int Batch = 64;

    /// <summary>
    /// True when a folder is a layout, so that what it holds are not photos of their own. What an undo kept is one again.
    /// </summary>
    public static bool IsLayout(string folder) => LayoutMark.IsIn(folder);

    /// <summary>Plans a folder for each person; a photo of two people goes to both. What some file system does not allow in a name
    /// becomes "_". Touches nothing.</summary>
    /// <param name="photos">Who is on which photo.</param>
    /// <param name="photoFolder">The folder that the paths of the photos are relative to.</param>
    /// <param name="outFolder">Where <see cref="FolderName"/> goes; may be among the photos.</param>
    /// <param name="kind">How the photos get there.</param>
    public static LayoutPlan Plan(OrganizedPhotos photos, string photoFolder, string outFolder, LayoutKind kind)
    {
        ArgumentNullException.ThrowIfNull(photos);
        var operations = new List<LayoutOperation>();
        var folders = new FreeNames();
        folders.Take(Path.GetFileNameWithoutExtension(UndoFileName), Path.GetExtension(UndoFileName));
        foreach (var person in photos.People)
        {
            var own = folders.Take(person.Name ?? person.Id);
            var names = new FreeNames();
            foreach (var photo in person.Photos)
            {
                var name = photo[(photo.LastIndexOf('/') + 1)..];
                var free = names.Take(Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
                operations.Add(new LayoutOperation(photo, $"{own}/{free}"));
            }
        }
        var folder = Path.Combine(Path.GetFullPath(outFolder), FolderName);
        return new LayoutPlan(kind, Path.GetFullPath(photoFolder), folder, operations);
    }

    /// <summary>
    /// Carries out a plan. A photo that is gone or may not be read is left out and the rest goes on.
    /// </summary>
    /// <param name="plan">What to do.</param>
    /// <param name="progress">Told how many files of the plan are dealt with.</param>
    /// <param name="cancellationToken">Honoured between files; what was done can be undone.</param>
    /// <exception cref="IOException">
    /// The folder is there already and not empty, the disk is full, or cannot do what was asked. What was done until
    /// then can be undone.
    /// </exception>
    public static LayoutOutcome Apply(
        LayoutPlan plan,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Operations.Count == 0)
            return new LayoutOutcome(0, []);

        using var journal = LayoutJournal.Create(plan);
        var leftOut = new List<LeftOutFile>();
        for (var i = 0; i < plan.Operations.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % Batch == 0)
                journal.Begin(Math.Min(i + Batch, plan.Operations.Count));
            if (LaidOutFile.Create(plan, plan.Operations[i]) is { } reason)
            {
                journal.Skip(i);
                leftOut.Add(new LeftOutFile(plan.Operations[i].Source, reason));
            }
            progress?.Report(i + 1);
        }
        return new LayoutOutcome(plan.Operations.Count - leftOut.Count, leftOut);
    }

    /// <summary>
    /// Throws unless folders by person can be laid out in <paramref name="outFolder"/>: there are none yet, or they are
    /// an earlier layout in which nothing was changed since. Worth asking before a long scan.
    /// </summary>
    /// <param name="outFolder">Where <see cref="FolderName"/> is to go.</param>
    /// <exception cref="IOException">Something is in the way; the message says what, and what to do.</exception>
    public static void EnsureReplaceable(string outFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(outFolder);
        var folder = Path.Combine(Path.GetFullPath(outFolder), FolderName);
        if (IsLayout(folder))
            LayoutChanges.Refuse(LayoutJournal.Read(Path.Combine(folder, UndoFileName)));
        else
            LayoutJournal.RefuseUsedFolder(folder);
    }

    /// <summary>
    /// Carries out a plan in the place of an earlier layout, which is taken back first. One that was changed since is
    /// left as it is.
    /// </summary>
    /// <inheritdoc cref="Apply" path="/param" />
    /// <exception cref="IOException">As for <see cref="EnsureReplaceable"/> and <see cref="Apply"/>.</exception>
    public static LayoutOutcome Replace(
        LayoutPlan plan,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (IsLayout(plan.Folder))
        {
            LayoutChanges.Refuse(LayoutJournal.Read(plan.UndoFile));
            Undo(plan.UndoFile, cancellationToken);
        }
        return Apply(plan, progress, cancellationToken);
    }

    /// <summary>
    /// Removes what a layout made, and the folders that this leaves empty. A file is removed only while the photo that
    /// it came from is there with the same content, so that no undo takes the last copy of anything: what was changed
    /// since, or lost its original, is kept and named. Can be repeated when it was stopped.
    /// </summary>
    /// <param name="undoFile">The layout's undo file; removed at the end, unless a file could not be removed.</param>
    /// <param name="cancellationToken">Honoured between files.</param>
    /// <exception cref="IOException">
    /// The undo file is missing, damaged, or of a newer version; or the folder of the photos is not there.
    /// </exception>
    public static LayoutOutcome Undo(string undoFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(undoFile);
        return new LayoutUndo(LayoutJournal.Read(Path.GetFullPath(undoFile))).Run(cancellationToken);
    }
}
