using System.Buffers;

namespace FaceNet.Search.Files;

/// <summary>A part of a mapped file as <see cref="Memory{T}"/>. The file owns it.</summary>
internal sealed class MappedBlock(MappedFile file, long offset, int length) : MemoryManager<byte>
{
    /// <inheritdoc />
    public override Span<byte> GetSpan() => file.Bytes(offset, length);

    /// <inheritdoc />
    public override MemoryHandle Pin(int elementIndex = 0) =>
        throw new NotSupportedException("A mapped file does not move.");

    /// <inheritdoc />
    public override void Unpin() { }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) { }
}
