namespace FaceNet.Layout;

/// <summary>Takes a layout back.</summary>
internal sealed class LayoutUndo(LayoutRecord record)
{
    private readonly LayoutPlan plan = record.Plan;
    private readonly List<LeftOutFile> kept = [];
    private int removed;
    private bool failed;

    public LayoutOutcome Run(CancellationToken cancellationToken)
    {
        if (plan.Kind != LayoutKind.SymbolicLink && record.Begun.Count > 0 && !Directory.Exists(plan.PhotoFolder))
            throw new IOException(
                $"The photos' folder {plan.PhotoFolder} is not there. Connect its disk first, so that nothing is "
                    + "removed whose original is lost."
            );
        foreach (var operation in record.Begun)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Remove(operation);
        }
        LaidOutFile.Delete(Path.Combine(plan.Folder, LaidOutFile.PartialName));
        foreach (var folder in record.Begun.Select(operation => FolderOf(operation)).Distinct())
            RemoveIfEmpty(folder);
        if (!failed)
        {
            File.Delete(plan.UndoFile);
            RemoveIfEmpty(plan.Folder);
        }
        return new LayoutOutcome(removed, kept);
    }

    private void Remove(LayoutOperation operation)
    {
        var target = LaidOutFile.Target(plan, operation);
        try
        {
            if (!LaidOutFile.Exists(target))
                return;
            var reason = IsLink(FolderOf(operation))
                ? "A link has taken the place of its folder."
                : LaidOutFile.ReasonToKeep(record, operation);
            if (reason is null)
            {
                LaidOutFile.Remove(plan, operation);
                removed++;
            }
            else
            {
                kept.Add(new LeftOutFile(operation.Target, reason));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            kept.Add(new LeftOutFile(operation.Target, exception.Message));
        }
    }

    private string FolderOf(LayoutOperation operation) =>
        Path.Combine(plan.Folder, operation.Target[..operation.Target.IndexOf('/')]);

    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !IsLink(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
