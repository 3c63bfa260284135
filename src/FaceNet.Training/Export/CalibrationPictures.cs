using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Training.Data;

namespace FaceNet.Training.Export;

/// <summary>Faces from a folder, as a model takes them.</summary>
public static class CalibrationPictures
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>Reads up to <paramref name="count"/> pictures, spread evenly over the folder and its sub-folders.</summary>
    /// <param name="folder">Pictures of one face each, cut out as the model's alignment would.</param>
    /// <param name="input">Size and normalisation.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="cancellationToken">Checked between pictures.</param>
    /// <returns>3·H·W values a picture; pictures that cannot be read are left out.</returns>
    /// <exception cref="ArgumentException">The folder does not exist, or has no picture that can be read.</exception>
    public static IReadOnlyList<float[]> Read(
        string folder,
        ModelInput input,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!Directory.Exists(folder))
            throw new ArgumentException($"There is no folder {folder} with faces to measure with.", nameof(folder));
        var decoder = new PhotoDecoder();
        List<float[]> pictures = [];
        foreach (var path in Spread(Files(folder), count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryRead(decoder, path) is { } image)
                pictures.Add(ImageTensor.Create(ImageResampler.Resize(image, input.Size), input));
        }
        return pictures.Count > 0
            ? pictures
            : throw new ArgumentException(
                $"{folder} has no JPEG, PNG or WebP picture that can be read.",
                nameof(folder)
            );
    }

    /// <summary>Takes up to <paramref name="count"/> faces, spread evenly over a cache of crops of the network's size.</summary>
    /// <param name="crops">The faces.</param>
    /// <param name="count">At least 1.</param>
    /// <returns>3·H·W values a face, as recognition feeds them.</returns>
    public static IReadOnlyList<float[]> Of(CropCache crops, int count)
    {
        ArgumentNullException.ThrowIfNull(crops);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var plain = new FaceAugmentation(AugmentationOptions.None, crops.InputSize);
        var taken = Math.Min(count, crops.Count);
        return [.. Enumerable.Range(0, taken).Select(i => Planes((int)((long)i * crops.Count / taken)))];

        float[] Planes(int face)
        {
            var pixels = new float[3 * crops.InputSize.Pixels];
            plain.Plain(crops.Pixels(face), crops.Size, pixels, mirrored: false);
            var size = pixels.Length / 3;
            var planes = new float[pixels.Length];
            for (var i = 0; i < pixels.Length; i++)
                planes[(i % 3 * size) + (i / 3)] = pixels[i];
            return planes;
        }
    }

    private static string[] Files(string folder)
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)),
        ];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static IEnumerable<string> Spread(string[] files, int count) =>
        files.Length <= count ? files : Enumerable.Range(0, count).Select(i => files[(long)i * files.Length / count]);

    private static RgbImage? TryRead(PhotoDecoder decoder, string path)
    {
        try
        {
            return decoder.DecodeFile(path).Image;
        }
        catch (PhotoException)
        {
            return null;
        }
    }
}
