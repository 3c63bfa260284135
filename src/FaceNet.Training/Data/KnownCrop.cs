namespace FaceNet.Training.Data;

/// <summary>A picture that an earlier cache knows.</summary>
/// <param name="Entry">What it knows.</param>
/// <param name="File">Where the crop lies.</param>
/// <param name="Index">Which crop of the file it is, where it has one.</param>
internal sealed record KnownCrop(CropEntry Entry, CropFile File, int Index)
{
    public ReadOnlySpan<byte> Pixels => Entry.Reason is null ? File.Pixels(Index) : default;
}
