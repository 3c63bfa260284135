using System.ComponentModel.DataAnnotations;
using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Training.Data;

/// <summary>What a <see cref="CropCache"/> holds and where it lies. Checked when set.</summary>
public sealed record CropCacheOptions
{
    /// <summary>The file: three bytes a pixel of every crop, so about 77 KB a picture for NNS2.</summary>
    public required string File { get; init; }

    /// <summary>Size of the pictures that the network takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side outside 16 to 1,024 pixels.</exception>
    public required PixelSize InputSize
    {
        get;
        init =>
            field = value is { Width: >= 16 and <= 1024, Height: >= 16 and <= 1024 }
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "A network's pictures have sides of 16 to 1024 pixels."
                );
    }

    /// <summary>
    /// Real pixels around what the network takes, on every side, as a share of that side, 0 to 0.5; rounded up to whole
    /// pixels. Default 0.125: enough for shifts of 4 %, zooms of 8 % and turns of 6° together.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 0.5.</exception>
    [Range(0, 0.5)]
    public float Margin
    {
        get;
        init => field = Knob.Between(value, 0, 0.5f);
    } = 0.125f;

    /// <summary>How faces are searched: as in recognition.</summary>
    public FaceDetectorOptions Detection { get; init; } = new();

    /// <summary>
    /// Confidence, 0 to 1, that is enough for a face in a picture where nothing surer was found: a data set's picture
    /// is known to show one. Default 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    [Range(0, 1)]
    public float RetryScore
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.5f;

    /// <summary>Where models are kept; null for the user's own store.</summary>
    public ModelStore? Store { get; init; }

    /// <summary>For formats that take more than the library brings, such as HEIC; null for none.</summary>
    public IPhotoCodec? Codec { get; init; }

    /// <summary>Pictures worked on at once, at least 1; null for one a processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? ParallelPictures
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Options for the file by which a cache that lies there is taken for what it is, whatever network it was made for;
    /// where none lies there, crops for a network of <paramref name="inputSize"/>.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="inputSize">Used where there is no file.</param>
    public static CropCacheOptions Like(string file, PixelSize inputSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (CropFile.TryOpen(file) is not { } existing)
            return new CropCacheOptions { File = file, InputSize = inputSize };
        using (existing)
        {
            var (input, margin) = (existing.Contents.InputSize, existing.Contents.Margin);
            // Of the shares that round up to both margins, the largest; a little less, because its product is rounded too.
            var share = Math.Min((float)margin.Width / input.Width, (float)margin.Height / input.Height);
            return new CropCacheOptions
            {
                File = file,
                InputSize = input,
                Margin = Math.Max(0, share - 1e-6f),
            };
        }
    }
}
