using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace FaceNet.Search.Files;

/// <summary>A file as memory, which stays as long as somebody reads from it.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public MappedFile(string path)
    {
        // Shared for deletion, so that the file can be replaced while it is open.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Length = stream.Length;
            if (Length == 0)
                throw new InvalidDataException("It is empty.");
            // It stays open, so that whoever wants the file for himself can tell that it is read.
            file = MemoryMappedFile.CreateFromFile(
                stream,
                mapName: null,
                capacity: 0,
                MemoryMappedFileAccess.Read,
                HandleInheritability.None,
                leaveOpen: false
            );
            view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    private SafeMemoryMappedViewHandle Handle => view.SafeMemoryMappedViewHandle;

    /// <summary>Keeps the memory until <see cref="Release"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void Acquire()
    {
        var acquired = false;
        Handle.DangerousAddRef(ref acquired);
    }

    public void Release() => Handle.DangerousRelease();

    /// <summary>The bytes at a place, to be read while the file is acquired or not disposed.</summary>
    public Span<byte> Bytes(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new InvalidDataException($"It ends after {Length} bytes, before {length} at {offset}.");
        return new Span<byte>((byte*)Handle.DangerousGetHandle() + view.PointerOffset + offset, length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
