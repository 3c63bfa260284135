using System.Runtime.InteropServices;

namespace FaceNet.Databases;

/// <summary>What <see cref="CheckedFiles"/> remembers of an open file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CheckedFile
{
    /// <summary>The system's functions.</summary>
    public SqliteFileMethods* Original;

    /// <summary>The same, but for those that read and write.</summary>
    public SqliteFileMethods Methods;

    /// <summary>Not 0 once the file is known to have checks.</summary>
    public int IsChecked;
}
