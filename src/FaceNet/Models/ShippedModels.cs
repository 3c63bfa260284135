namespace FaceNet.Models;

/// <summary>Models that lie in the library itself.</summary>
internal static class ShippedModels
{
    /// <summary>The bytes of one of them.</summary>
    /// <param name="name">Its file's name.</param>
    /// <exception cref="ModelException">The library was built without it.</exception>
    public static byte[] Read(string name)
    {
        using var stream =
            typeof(ShippedModels).Assembly.GetManifestResourceStream(name)
            ?? throw new ModelException($"This build of the library lacks the model {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
