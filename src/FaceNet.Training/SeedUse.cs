namespace FaceNet.Training;

/// <summary>What a seed is drawn for; the first place in <see cref="Seeds.Derive"/>.</summary>
internal static class SeedUse
{
    public const long Batches = 1;
    public const long Augmentation = 2;
    public const long Mining = 3;
    public const long Dropout = 4;
    public const long Heads = 5;
    public const long Blends = 6;
    public const long Selection = 7;
}
