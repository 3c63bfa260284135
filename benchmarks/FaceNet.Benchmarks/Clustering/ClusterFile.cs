using System.Globalization;
using FaceNet.Clustering;

namespace FaceNet.Benchmarks.Clustering;

/// <summary>Clusters a file of vectors on one thread and writes the labels; a script measures the process.</summary>
internal static class ClusterFile
{
    public static void Run(string vectors, int dimension, string method, string bound, string labels)
    {
        var faces = VectorFile.Read(vectors, dimension);
        var distance = float.Parse(bound, CultureInfo.InvariantCulture);
        VectorFile.Write(labels, Labels(faces, method, distance));
    }

    private static int[] Labels(Embedding[] faces, string method, float distance) =>
        method switch
        {
            "average-linkage" => new AverageLinkage(distance) { Parallelism = 1 }.Cluster(faces),
            "chinese-whispers" => new ChineseWhispers(distance) { Parallelism = 1 }.Cluster(faces),
            "incremental" => Incremental(faces, distance),
            "nothing" => new int[faces.Length],
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };

    /// <summary>All but the last 10,000 at once, which are timed.</summary>
    private static int[] Incremental(Embedding[] faces, float distance)
    {
        const int Timed = 10_000;
        using var clustering = new IncrementalClustering(
            faces[0].Dimension,
            new() { MeanSquaredDistance = distance, Parallelism = 1 }
        );
        clustering.Add(faces[..^Timed]);
        var before = Environment.CpuUsage.TotalTime;
        foreach (var portion in faces[^Timed..].Chunk(100))
            clustering.Add(portion);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine($"{Timed / seconds:0} faces a processor second beside {faces.Length - Timed}");
        return clustering.Labels();
    }
}
