using FaceNet.Scanning;

namespace FaceNet.Training.Data;

/// <summary>Paths and people as they were found, before any list is applied.</summary>
/// <param name="Root">The folder that paths are relative to.</param>
/// <param name="Pictures">Each path once, in ordinal order.</param>
/// <param name="LeftOut">What cannot be used, and why.</param>
internal sealed record LabelledFiles(
    string Root,
    IReadOnlyList<(string Path, string Person)> Pictures,
    IReadOnlyList<(string Path, string Reason)> LeftOut
)
{
    /// <summary>Every folder that holds pictures is a person, named by its path.</summary>
    public static LabelledFiles OfFolder(string folder)
    {
        var leftOut = new List<(string, string)>();
        var pictures = new List<(string, string)>();
        foreach (var path in PhotoFiles.Find(folder, (at, reason) => leftOut.Add((at, reason))))
        {
            if (path.LastIndexOf('/') is > 0 and var end)
                pictures.Add((path, path[..end]));
            else
                leftOut.Add((path, "It lies in no person's folder."));
        }
        return new LabelledFiles(folder, pictures, leftOut);
    }
}
