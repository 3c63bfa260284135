using System.Runtime.InteropServices;

namespace FaceNet.Databases;

/// <summary>SQLite's <c>sqlite3_vfs</c>, https://www.sqlite.org/c3ref/vfs.html; what is not needed has no type.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfs
{
    public int Version;
    public int FileSize;
    public int LongestPath;
    public SqliteVfs* Next;
    public byte* Name;
    public nint AppData;
    public delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, SqliteFile*, int, int*, int> Open;
    public Rest Others;

    /// <summary>From <c>xDelete</c> to <c>xNextSystemCall</c>.</summary>
    [System.Runtime.CompilerServices.InlineArray(15)]
    public struct Rest
    {
        private nint first;
    }
}
