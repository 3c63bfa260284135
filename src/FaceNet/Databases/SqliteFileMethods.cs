using System.Runtime.InteropServices;

namespace FaceNet.Databases;

/// <summary>SQLite's <c>sqlite3_io_methods</c>, https://www.sqlite.org/c3ref/io_methods.html.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    public int Version;
    public nint Close;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Write;
    public ToSectorSize Others;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int> DeviceCharacteristics;
    public Rest More;

    /// <summary>From <c>xTruncate</c> to <c>xSectorSize</c>.</summary>
    [System.Runtime.CompilerServices.InlineArray(8)]
    public struct ToSectorSize
    {
        private nint first;
    }

    /// <summary>From <c>xShmMap</c> to <c>xUnfetch</c>.</summary>
    [System.Runtime.CompilerServices.InlineArray(6)]
    public struct Rest
    {
        private nint first;
    }
}
