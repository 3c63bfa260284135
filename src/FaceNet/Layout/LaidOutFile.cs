namespace FaceNet.Layout;

/// <summary>How one photo of a layout is made, and how to tell that it may be removed.</summary>
internal static class LaidOutFile
{
    /// <summary>
    /// Copies are made under this name first, so that a file in a person's folder is never half a photo. One at a time.
    /// </summary>
    public const string PartialName = ".facenet-partial";

    /// <summary>Makes the file; returns the reason if this one cannot be made while others may.</summary>
    /// <exception cref="IOException">Others cannot be made either.</exception>
    public static string? Create(LayoutPlan plan, LayoutOperation operation)
    {
        var source = Original(plan.PhotoFolder, operation.Source);
        var target = Target(plan, operation);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!Resolved(source).Exists)
                return "The photo is no longer there.";
            if (Exists(target))
                return $"{target} appeared in the meantime.";
            Create(plan, source, target);
            return null;
        }
        catch (Exception exception)
            when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            return exception.Message;
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"{operation.Source} could not be laid out at {target}: {exception.Message.TrimEnd('.')}. "
                    + $"What was done until then can be undone from {plan.UndoFile}.",
                exception
            );
        }
    }

    /// <summary>Why a file of a layout must stay; null when it may be removed because its original has all that it has.</summary>
    public static string? ReasonToKeep(LayoutRecord layout, LayoutOperation operation)
    {
        var file = new FileInfo(Target(layout.Plan, operation));
        var photo = Original(layout.Plan.PhotoFolder, operation.Source);
        if (layout.Plan.Kind == LayoutKind.SymbolicLink)
            return file.LinkTarget == photo ? null : "It is not the link that was made.";
        if (file.LinkTarget is not null)
            return "A link has taken its place.";

        var original = Resolved(photo);
        if (!original.Exists)
            return $"Its original {photo} is gone, so this is the last copy.";
        // Only a time from before the layout shows that neither was written since.
        var same =
            file.Length == original.Length
            && (
                (file.LastWriteTimeUtc == original.LastWriteTimeUtc && file.LastWriteTimeUtc < layout.MadeUtc)
                || SameContent(file, original)
            );
        return same ? null : $"It differs from its original {photo}.";
    }

    /// <summary>Removes a file that a layout made. The photo stays as it is, read-only if it was.</summary>
    public static void Remove(LayoutPlan plan, LayoutOperation operation)
    {
        var target = Target(plan, operation);
        var attributes = File.GetAttributes(target);
        try
        {
            Delete(target);
        }
        finally
        {
            // Those of a hard link are the photo's own.
            if (OperatingSystem.IsWindows() && plan.Kind == LayoutKind.HardLink)
                Resolved(Original(plan.PhotoFolder, operation.Source)).Attributes = attributes;
        }
    }

    /// <summary>
    /// Deletes a file, if there is one. Windows refuses one that is read-only, as a copy is whose photo came from a disc.
    /// </summary>
    public static void Delete(string path)
    {
        if (OperatingSystem.IsWindows() && File.Exists(path))
            File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
        File.Delete(path);
    }

    /// <summary>True when there is anything of that name, be it a link to nowhere.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static void Create(LayoutPlan plan, string source, string target)
    {
        switch (plan.Kind)
        {
            case LayoutKind.Copy:
                var partial = Path.Combine(plan.Folder, PartialName);
                File.Copy(source, partial, overwrite: true);
                File.Move(partial, target, overwrite: false);
                break;
            case LayoutKind.HardLink:
                // A second name of a link would be a link.
                HardLink.Create(Resolved(source).FullName, target);
                break;
            case LayoutKind.SymbolicLink:
                SymbolicLink.Create(source, target);
                break;
        }
    }

    /// <summary>Where a file of a layout is, or goes.</summary>
    public static string Target(LayoutPlan plan, LayoutOperation operation) =>
        Path.GetFullPath(Path.Combine(plan.Folder, operation.Target));

    private static string Original(string photoFolder, string source) =>
        Path.GetFullPath(Path.Combine(photoFolder, source));

    /// <summary>The file itself where the photo is a link to it; a link to nowhere leads to a file that is not there.</summary>
    private static FileInfo Resolved(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
            ? new FileInfo(target.FullName)
            : new FileInfo(path);

    private static bool SameContent(FileInfo left, FileInfo right)
    {
        using var leftStream = left.OpenRead();
        using var rightStream = right.OpenRead();
        var (leftBytes, rightBytes) = (new byte[1 << 16], new byte[1 << 16]);
        int read;
        while ((read = leftStream.ReadAtLeast(leftBytes, leftBytes.Length, throwOnEndOfStream: false)) > 0)
        {
            var other = rightStream.ReadAtLeast(rightBytes, read, throwOnEndOfStream: false);
            if (!leftBytes.AsSpan(0, read).SequenceEqual(rightBytes.AsSpan(0, other)))
                return false;
        }
        return true;
    }
}
