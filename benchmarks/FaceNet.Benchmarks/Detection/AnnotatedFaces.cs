using System.Globalization;

namespace FaceNet.Benchmarks.Detection;

/// <summary>Reads where faces are: tab-separated lines, a header, then photo, x1, y1, x2, y2 in pixels.</summary>
internal static class AnnotatedFaces
{
    public static ILookup<string, BoundingBox> Read(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).ToLookup(fields => fields[0], Box);

    private static BoundingBox Box(string[] fields)
    {
        float At(int index) => float.Parse(fields[index], CultureInfo.InvariantCulture);
        return BoundingBox.FromCorners(At(1), At(2), At(3), At(4));
    }
}
