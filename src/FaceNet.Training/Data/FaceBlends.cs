namespace FaceNet.Training.Data;

/// <summary>
/// Faces blended of two people's, pixel by pixel. A network learns from a teacher's answers what lies between people (as
/// mixup does: Zhang et al. 2018; for teachers, Beyer et al. 2022), and pairs are many where people are few.
/// </summary>
/// <param name="crops">The crops.</param>
/// <param name="images">Those to blend, by their number in the cache.</param>
/// <param name="count">How many blends; they are the same each time.</param>
internal sealed class FaceBlends(CropCache crops, int[] images, int count)
{
    // Of 256: within this, neither face is drowned by the other.
    private const int LeastShare = 90;

    /// <summary>How many.</summary>
    public int Count => images.Length < 2 ? 0 : count;

    /// <summary>Blends two faces.</summary>
    /// <param name="blend">0 up to <see cref="Count"/>.</param>
    public byte[] Mix(int blend)
    {
        var random = Seeds.Generator(SeedUse.Blends, blend);
        var first = images[random.Next(images.Length)];
        var second = images[random.Next(images.Length)];
        var share = random.Next(LeastShare, 256 - LeastShare + 1);
        var one = crops.Pixels(first);
        var other = crops.Pixels(second);
        var mixed = new byte[one.Length];
        for (var i = 0; i < mixed.Length; i++)
            mixed[i] = (byte)(((one[i] * share) + (other[i] * (256 - share)) + 128) >> 8);
        return mixed;
    }
}
