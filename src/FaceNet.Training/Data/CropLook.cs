namespace FaceNet.Training.Data;

/// <summary>What became of one picture.</summary>
internal sealed class CropLook
{
    private readonly KnownCrop? known;
    private readonly byte[] made;

    public CropLook(CropEntry entry, byte[] pixels) => (Entry, made) = (entry, pixels);

    private CropLook(CropEntry entry, KnownCrop known)
        : this(entry, []) => this.known = known;

    public CropEntry Entry { get; }

    public bool IsReused => known is not null;

    public ReadOnlySpan<byte> Pixels => known is null ? made : known.Pixels;

    /// <summary>Takes over a crop, or the reason why there is none.</summary>
    public static CropLook Reuse(CropEntry stamp, KnownCrop known) =>
        new(stamp with { Sha256 = known.Entry.Sha256, Reason = known.Entry.Reason }, known);
}
