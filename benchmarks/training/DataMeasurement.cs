using FaceNet.Training.Data;

namespace FaceNet.Training.Benchmarks;

internal static class DataMeasurement
{
    private const double Seconds = 2;

    /// <summary>Prints how many crops a CPU-second are read, shown plainly, and shown with each kind of change.</summary>
    public static void Run(string file, TextWriter output)
    {
        using var crops = CropCache.Open(file);
        var none = AugmentationOptions.None;
        output.WriteLine($"{crops.Count} crops of {crops.Size} around {crops.InputSize}, crops a CPU-second");
        Write("read", Read(crops));
        Write("plain", Plain(crops));
        Write("augmented as by default", Augmented(crops, new()));
        Write("  moved, zoomed, turned, mirrored", Augmented(crops, none with { Shift = 0.04f, Rotation = 6 }));
        Write("  recoloured", Augmented(crops, none with { Contrast = 0.3f, Saturation = 0.4f }));
        Write("  occluded, every one", Augmented(crops, none with { OccludedShare = 1 }));
        Write("  blurred, every one", Augmented(crops, none with { BlurredShare = 1 }));
        Write("  of low resolution, every one", Augmented(crops, none with { LowResolutionShare = 1 }));
        Write("  compressed, every one", Augmented(crops, none with { CompressedShare = 1 }));

        void Write(string what, double rate) => output.WriteLine($"{what, -34} {rate, 9:N0}");
    }

    private static double Read(CropCache crops)
    {
        var copy = new byte[crops.Pixels(0).Length];
        return Rate(crops, image => crops.Pixels(image).CopyTo(copy));
    }

    private static double Plain(CropCache crops)
    {
        var (augmentation, pixels) = Prepare(crops, new());
        return Rate(crops, image => augmentation.Plain(crops.Pixels(image), crops.Size, pixels, mirrored: false));
    }

    private static double Augmented(CropCache crops, AugmentationOptions options)
    {
        var (augmentation, pixels) = Prepare(crops, options);
        var random = new Random(1);
        return Rate(crops, image => augmentation.Apply(crops.Pixels(image), crops.Size, pixels, random));
    }

    private static (FaceAugmentation Augmentation, float[] Pixels) Prepare(
        CropCache crops,
        AugmentationOptions options
    ) => (new(options, crops.InputSize), new float[3 * crops.InputSize.Pixels]);

    private static double Rate(CropCache crops, Action<int> show)
    {
        var image = 0;
        // Twice a block: code is compiled again once it is known to be hot, and pages are read from disk.
        Block();
        Block();
        var (start, blocks) = (Environment.CpuUsage.TotalTime, 0);
        double used;
        do
        {
            Block();
            blocks++;
            used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        } while (used < Seconds);
        return 1000 * blocks / used;

        void Block()
        {
            for (var i = 0; i < 1000; i++)
                show(image = (image + 1) % crops.Count);
        }
    }
}
