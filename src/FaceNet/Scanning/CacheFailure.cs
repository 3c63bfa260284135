using Microsoft.Data.Sqlite;

namespace FaceNet.Scanning;

/// <summary>Says what is wrong with a cache in words that help.</summary>
internal static class CacheFailure
{
    // Result codes of SQLite, https://www.sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    public static CacheException Of(string path, Exception cause) =>
        new(
            (cause as SqliteException)?.SqliteErrorCode switch
            {
                Busy => $"The cache {path} is locked by another program. Wait for it to end, or name another file.",
                Full => $"The cache {path} cannot grow: its disk is full. Free some space, or name a file elsewhere. "
                    + "What it remembers already is kept.",
                Corrupt or NotADatabase =>
                    $"The file {path} is damaged, or was never a cache. If it was one, delete it: nothing but time is lost. Else name another file.",
                _ =>
                    $"The cache {path} cannot be opened or written: {cause.Message.TrimEnd('.')}. Name a file in a folder that you may write to.",
            },
            cause
        );
}
