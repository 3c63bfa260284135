namespace FaceNet.Tests.Organizing;

/// <summary>All that is below a folder: folders, files with their content and time, links with where they lead.</summary>
internal static class FolderSnapshot
{
    public static string[] Of(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateFileSystemInfos(
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
                )
                .Select(entry => $"{Path.GetRelativePath(folder, entry.FullName)}: {Describe(entry)}")
                .Order(StringComparer.Ordinal),
        ];

    private static string Describe(FileSystemInfo entry) =>
        entry switch
        {
            { LinkTarget: { } target } => $"link to {target}",
            FileInfo file => $"{File.ReadAllText(file.FullName)} of {file.LastWriteTimeUtc:O}",
            _ => "folder",
        };
}
