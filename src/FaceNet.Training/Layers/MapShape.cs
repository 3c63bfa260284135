namespace FaceNet.Training.Layers;

/// <summary>The shape of one picture's feature maps; a vector is a map of one pixel.</summary>
internal readonly record struct MapShape(int Channels, int Height, int Width)
{
    public int Values => Channels * Height * Width;

    public long Positions => (long)Height * Width;

    public override string ToString() => $"{Height}×{Width}×{Channels}";
}
