using System.Runtime.InteropServices;

namespace FaceNet.Databases;

/// <summary>SQLite's <c>sqlite3_file</c>, the beginning of an open file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFile
{
    public SqliteFileMethods* Methods;
}
