namespace FaceNet.Training.Layers;

/// <summary>How a tensor stores the numbers that are computed as <typeparamref name="T"/>.</summary>
internal interface IStoredValues<T>
{
    /// <summary>Bytes of a number.</summary>
    static abstract int Size { get; }

    static abstract void Read(ReadOnlySpan<byte> stored, Span<T> values);

    static abstract void Write(ReadOnlySpan<T> values, Span<byte> stored);
}
