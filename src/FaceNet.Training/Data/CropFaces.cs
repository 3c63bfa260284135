namespace FaceNet.Training.Data;

/// <summary>
/// Some of the people of a crop cache, shown as a network takes them; and, for a teacher to answer about, faces blended of
/// two of them, who are nobody.
/// </summary>
public sealed class CropFaces : ITrainingFaces
{
    private readonly CropCache crops;
    private readonly FaceAugmentation augmentation;
    private readonly FaceBlends blends;
    private readonly int[] images;
    private readonly int[] people;
    private readonly int named;

    private CropFaces(CropCache crops, AugmentationOptions options, bool validation, int blended = 0)
    {
        this.crops = crops;
        augmentation = new(options, crops.InputSize);
        int[] chosen =
        [
            .. Enumerable.Range(0, crops.People.Count).Where(person => crops.IsValidation(person) == validation),
        ];
        named = chosen.Length;
        images = [.. chosen.SelectMany(crops.ImagesOf)];
        people =
        [
            .. chosen.Index().SelectMany(person => Enumerable.Repeat(person.Index, crops.ImagesOf(person.Item).Count)),
        ];
        blends = new(crops, images, blended);
        Hash = crops.Hash + (validation ? "-validation" : "") + (blended > 0 ? $"-blends-{blended}" : "");
    }

    /// <inheritdoc />
    public PixelSize Input => crops.InputSize;

    /// <inheritdoc />
    public int Count => images.Length + blends.Count;

    /// <inheritdoc />
    public string Hash { get; }

    /// <summary>Names the faces without the blends, which come after them.</summary>
    internal string SourceHash => crops.Hash;

    internal PixelSize CropSize => crops.Size;

    /// <summary>The people to train on.</summary>
    /// <param name="crops">All faces. Must outlive this.</param>
    /// <param name="options">How faces are changed each time they are shown.</param>
    /// <param name="blends">How many blended faces come after them, each a person of its own; at least 0.</param>
    public static CropFaces ToTrainOn(CropCache crops, AugmentationOptions options, int blends = 0)
    {
        ArgumentNullException.ThrowIfNull(crops);
        ArgumentOutOfRangeException.ThrowIfNegative(blends);
        return new(crops, options, validation: false, blends);
    }

    /// <summary>The people kept apart; null where there are none.</summary>
    /// <param name="crops">All faces. Must outlive this.</param>
    public static CropFaces? KeptApart(CropCache crops)
    {
        ArgumentNullException.ThrowIfNull(crops);
        var faces = new CropFaces(crops, AugmentationOptions.None, validation: true);
        return faces.Count > 0 ? faces : null;
    }

    /// <inheritdoc />
    public int PersonOf(int image) => image < people.Length ? people[image] : named + image - people.Length;

    /// <inheritdoc />
    public void Read(int image, Span<float> pixels, Random? augmentation)
    {
        var crop = Crop(image);
        if (augmentation is null)
            this.augmentation.Plain(crop, crops.Size, pixels, mirrored: false);
        else
            this.augmentation.Apply(crop, crops.Size, pixels, augmentation);
    }

    internal bool IsBlend(int image) => image >= images.Length;

    /// <summary>The stored pixels of a face, or of a blend.</summary>
    internal ReadOnlySpan<byte> Crop(int image) =>
        image < images.Length ? crops.Pixels(images[image]) : blends.Mix(image - images.Length);
}
