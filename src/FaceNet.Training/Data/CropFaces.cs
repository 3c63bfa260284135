namespace FaceNet.Training.Data;

/// <summary>Some of the people of a crop cache, shown as a network takes them.</summary>
public sealed class CropFaces : ITrainingFaces
{
    private readonly CropCache crops;
    private readonly FaceAugmentation augmentation;
    private readonly int[] images;
    private readonly int[] people;

    private CropFaces(CropCache crops, AugmentationOptions options, bool validation)
    {
        this.crops = crops;
        augmentation = new(options, crops.InputSize);
        int[] chosen =
        [
            .. Enumerable.Range(0, crops.People.Count).Where(person => crops.IsValidation(person) == validation),
        ];
        images = [.. chosen.SelectMany(crops.ImagesOf)];
        people =
        [
            .. chosen.Index().SelectMany(person => Enumerable.Repeat(person.Index, crops.ImagesOf(person.Item).Count)),
        ];
        Hash = $"{crops.Hash}{(validation ? "-validation" : "")}";
    }

    /// <inheritdoc />
    public PixelSize Input => crops.InputSize;

    /// <inheritdoc />
    public int Count => images.Length;

    /// <inheritdoc />
    public string Hash { get; }

    /// <summary>The people to train on.</summary>
    /// <param name="crops">All faces. Must outlive this.</param>
    /// <param name="options">How faces are changed each time they are shown.</param>
    public static CropFaces ToTrainOn(CropCache crops, AugmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(crops);
        return new(crops, options, validation: false);
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
    public int PersonOf(int image) => people[image];

    /// <summary>The number that a picture has in the cache.</summary>
    public int InCache(int image) => images[image];

    /// <inheritdoc />
    public void Read(int image, Span<float> pixels, Random? augmentation)
    {
        var crop = crops.Pixels(images[image]);
        if (augmentation is null)
            this.augmentation.Plain(crop, crops.Size, pixels, mirrored: false);
        else
            this.augmentation.Apply(crop, crops.Size, pixels, augmentation);
    }
}
