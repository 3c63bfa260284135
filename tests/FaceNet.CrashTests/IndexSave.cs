using System.Security.Cryptography;
using FaceNet.Search;

namespace FaceNet.CrashTests;

/// <summary>An index is opened in place, changed, and saved over its own file, again and again; it grows.</summary>
internal sealed class IndexSave : IOperation
{
    private const string FileName = "faces.index";

    /// <summary>What a process that is killed leaves of the file it was writing; the next one writes over it.</summary>
    private const string Unfinished = FileName + ".partial";
    private const int Added = 200;
    private const int Removed = 50;

    public string Name => "index";

    public int Cycle => 1;

    public IWork Open(string folder) => new Work(Path.Combine(folder, FileName));

    public IEnumerable<string> Faults(string folder, int steps) =>
        Directory
            .GetFiles(folder)
            .Select(file => Path.GetFileName(file))
            .Where(file => file is not (FileName or Unfinished))
            .Select(file => $"{file} was left behind.");

    private sealed class Work(string path) : IWork
    {
        private readonly VectorIndex index = File.Exists(path)
            ? VectorIndex.Open(path)
            : new VectorIndex(MadeUpFaces.Dimension);

        public void Do(int step)
        {
            for (var id = step * Added; id < (step + 1) * Added; id++)
                index.Add(id, MadeUpFaces.Vector(id, id % 100));
            for (var id = step * Added; id < (step * Added) + Removed; id++)
                index.Remove(id);
            index.Save(path);
        }

        /// <summary>The file is opened anew, which compares all of it with its checksums.</summary>
        public IReadOnlyList<string> Content()
        {
            if (!File.Exists(path))
                return ["none"];
            using var saved = VectorIndex.Open(path);
            return [$"{saved.Count} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"];
        }

        public void Dispose() => index.Dispose();
    }
}
