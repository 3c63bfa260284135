using System.Text.Json;

namespace FaceNet.Layout;

/// <summary>
/// The undo file of a layout: JSON, one object a line. The first tells what kind of layout it is and where the photos
/// are; then each planned file; then, while the work goes on, up to which file it may have begun, and which files were
/// skipped. It is on disk before what it tells of is done.
/// </summary>
internal sealed class LayoutJournal : IDisposable
{
    private const int Version = 1;

    private readonly FileStream file;

    private LayoutJournal(FileStream file) => this.file = file;

    /// <summary>Makes the layout's folder and writes down the plan.</summary>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    public static LayoutJournal Create(LayoutPlan plan)
    {
        RefuseUsedFolder(plan.Folder);
        Directory.CreateDirectory(plan.Folder);
        var journal = new LayoutJournal(new FileStream(plan.UndoFile, FileMode.CreateNew, FileAccess.Write));
        journal.Append(
            new JournalLine
            {
                Layout = plan.Kind,
                Version = Version,
                Photos = plan.PhotoFolder,
                Made = File.GetLastWriteTimeUtc(plan.UndoFile),
            }
        );
        foreach (var operation in plan.Operations)
            journal.Append(new JournalLine { Source = operation.Source, Target = operation.Target });
        return journal;
    }

    /// <summary>Notes that the files before <paramref name="count"/> may be made from now on.</summary>
    public void Begin(int count)
    {
        Append(new JournalLine { Begun = count });
        file.Flush(flushToDisk: true);
    }

    /// <summary>Notes that a file was not made.</summary>
    public void Skip(int index)
    {
        Append(new JournalLine { Skipped = index });
        file.Flush();
    }

    /// <summary>Reads a journal; a last line that was cut off by a crash is passed over.</summary>
    /// <exception cref="IOException">It is missing, damaged, or of a newer version.</exception>
    public static LayoutRecord Read(string path)
    {
        var text = File.ReadAllText(path);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return Interpret(path, [.. lines.Select(Parse)]);
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception);
        }
    }

    /// <exception cref="IOException">The folder is not empty.</exception>
    public static void RefuseUsedFolder(string folder)
    {
        if (FolderLayout.IsLayout(folder))
            throw new IOException(
                $"{folder} holds an earlier layout. Undo it first (its undo file is {Path.Combine(folder, FolderLayout.UndoFileName)}), or lay out elsewhere."
            );
        if (LaidOutFile.Exists(folder) && !IsEmptyFolder(folder))
            throw new IOException(
                $"{folder} is there already and was not made by this program. Move it away, or lay out elsewhere."
            );
    }

    public void Dispose() => file.Dispose();

    private static LayoutRecord Interpret(string path, JournalLine[] lines)
    {
        var folder = Path.GetDirectoryName(path)!;
        // The process ended before it had written the first line, and so before it did anything.
        if (lines.Length == 0)
            return new LayoutRecord(new LayoutPlan(LayoutKind.Copy, folder, folder, []), default, []);
        if (lines[0] is not { Layout: { } kind, Version: { } version, Photos: { } photos, Made: { } made })
            throw Damaged(path);
        if (version > Version)
            throw new IOException(
                $"{path} was written by a newer version of this program (format {version}). Update it."
            );

        var planned = lines.Where(line => line is { Source: not null, Target: not null });
        var operations = planned.Select(line => new LayoutOperation(line.Source!, line.Target!)).ToArray();
        var begun = lines.Max(line => line.Begun ?? 0);
        if (begun > operations.Length || operations.Any(operation => !StaysInside(operation.Target)))
            throw Damaged(path);
        var skipped = lines.Select(line => line.Skipped).ToHashSet();
        return new LayoutRecord(
            new LayoutPlan(kind, photos, folder, operations),
            made,
            [
                .. operations
                    .Index()
                    .Where(item => item.Index < begun && !skipped.Contains(item.Index))
                    .Select(item => item.Item),
            ]
        );
    }

    /// <summary>An undo removes files, so it does not believe a path that leads out of the layout.</summary>
    private static bool StaysInside(string target) =>
        target.Split('/') is [var person, var name]
        && new[] { person, name }.All(part => part is not ("" or "." or "..") && Path.GetFileName(part) == part);

    private static bool IsEmptyFolder(string path) =>
        new DirectoryInfo(path) is { Exists: true, LinkTarget: null } folder
        && !folder.EnumerateFileSystemInfos().Any();

    private static IOException Damaged(string path, Exception? cause = null) =>
        new(
            $"{path} is damaged, so the layout cannot be undone from it. No photo is at risk: remove the folder by hand.",
            cause
        );

    private static JournalLine Parse(string line) =>
        JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine) ?? throw new JsonException("A line is null.");

    private void Append(JournalLine line)
    {
        JsonSerializer.Serialize(file, line, JournalJson.Default.JournalLine);
        file.WriteByte((byte)'\n');
    }
}
