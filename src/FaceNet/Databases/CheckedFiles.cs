using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceNet.Databases;

/// <summary>
/// A way for SQLite to reach files (a "VFS", https://www.sqlite.org/vfs.html) which is the system's own, except that it
/// writes a <see cref="PageCheck"/> into each page of a database and compares it when the page is read. It is what
/// SQLite's extension "cksumvfs" does, which the SQLite at hand lacks.
/// </summary>
internal static unsafe partial class CheckedFiles
{
    private const string Library = "e_sqlite3";
    private const int Ok = 0;
    private const int Corrupt = 11;
    private const int MainDatabase = 0x100;
    private const int ReserveBytes = 38;
    private const int ReadsParts = 0x8000;

    /// <summary>The most that SQLite reads of a database other than pages: the header, before it knows their size.</summary>
    private const int HeaderSize = 100;

    private static readonly SqliteVfs* Usual = Find(null);

    /// <summary>The name by which a connection asks for it.</summary>
    public static string Name { get; } = Register("facenet-checked");

    /// <summary>
    /// Makes a new database, or one that is rewritten as a whole, leave room for checks. True when it has it already; the
    /// database must have been read before.
    /// </summary>
    public static bool Reserve(nint database)
    {
        var size = PageCheck.Size;
        // Gives the size that was before.
        FileControl(database, "main", ReserveBytes, &size);
        return size == PageCheck.Size;
    }

    private static string Register(string name)
    {
        // SQLite keeps both until the end of the process.
        var vfs = (SqliteVfs*)NativeMemory.Alloc((nuint)sizeof(SqliteVfs));
        *vfs = *Usual;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(name);
        vfs->Next = null;
        vfs->FileSize += sizeof(CheckedFile);
        vfs->Open = &Open;
        return Register(vfs, isDefault: 0) == Ok ? name : throw new InvalidOperationException("SQLite takes no VFS.");
    }

    /// <summary>What a file has beyond the system's own part, which comes first.</summary>
    private static CheckedFile* Own(SqliteFile* file) => (CheckedFile*)((byte*)file + Usual->FileSize);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteVfs* vfs, byte* path, SqliteFile* file, int flags, int* outFlags)
    {
        var result = Usual->Open(Usual, path, file, flags, outFlags);
        if (result != Ok || (flags & MainDatabase) == 0)
            return result;
        var own = Own(file);
        own->Original = file->Methods;
        own->Methods = *file->Methods;
        own->Methods.Read = &Read;
        own->Methods.Write = &Write;
        own->Methods.DeviceCharacteristics = &DeviceCharacteristics;
        // Checks would not be compared in memory that SQLite reads by itself.
        own->Methods.Version = Math.Min(own->Methods.Version, 2);
        own->IsChecked = 0;
        file->Methods = &own->Methods;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* buffer, int length, long offset)
    {
        var result = Own(file)->Original->Read(file, buffer, length, offset);
        if (result != Ok || length <= HeaderSize || !IsChecked(file))
            return result;
        // A page of another size is told by a damaged header.
        return
            length == PageCheck.PageSize
            && PageCheck.Matches(new ReadOnlySpan<byte>(buffer, length), offset / PageCheck.PageSize)
            ? Ok
            : Corrupt;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* buffer, int length, long offset)
    {
        var own = Own(file);
        // The first page is written before the others of a file that has just become a checked one.
        if (offset == 0 && length == PageCheck.PageSize && buffer[PageCheck.ReservedPlace] == PageCheck.Size)
            own->IsChecked = 1;
        if (length != PageCheck.PageSize || !IsChecked(file))
            return own->Original->Write(file, buffer, length, offset);
        Span<byte> page = stackalloc byte[PageCheck.PageSize];
        new ReadOnlySpan<byte>(buffer, length).CopyTo(page);
        PageCheck.Write(page, offset / PageCheck.PageSize);
        fixed (byte* sealedPage = page)
            return own->Original->Write(file, sealedPage, length, offset);
    }

    /// <summary>Tells SQLite to read pages as a whole, as they must be to be compared.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(SqliteFile* file) =>
        Own(file)->Original->DeviceCharacteristics(file) & ~ReadsParts;

    /// <summary>Asked until the answer is yes: another process may rewrite the file.</summary>
    private static bool IsChecked(SqliteFile* file)
    {
        var own = Own(file);
        if (own->IsChecked == 0)
        {
            Span<byte> first = stackalloc byte[PageCheck.PageSize];
            fixed (byte* buffer = first)
                if (own->Original->Read(file, buffer, PageCheck.PageSize, 0) == Ok && PageCheck.IsChecked(first))
                    own->IsChecked = 1;
        }
        return own->IsChecked != 0;
    }

    private static SqliteVfs* Find(string? name)
    {
        // The bundle says to the connections where the native library is; here it must have been loaded.
        SQLitePCL.Batteries_V2.Init();
        return VfsFind(name);
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial SqliteVfs* VfsFind(string? name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Register(SqliteVfs* vfs, int isDefault);

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int FileControl(nint database, string name, int operation, void* argument);
}
