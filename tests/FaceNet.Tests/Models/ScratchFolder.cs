namespace FaceNet.Tests.Models;

/// <summary>An empty folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("facenet-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
