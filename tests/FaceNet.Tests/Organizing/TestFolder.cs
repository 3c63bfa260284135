namespace FaceNet.Tests.Organizing;

/// <summary>A folder of its own for a test; gone with all it holds when disposed.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("facenet-tests-").FullName;

    /// <summary>A path in it, written as this system writes paths.</summary>
    public string At(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));

    public string Write(string relative, string content)
    {
        var path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
