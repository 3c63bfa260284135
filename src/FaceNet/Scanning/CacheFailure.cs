using FaceNet.Databases;

namespace FaceNet.Scanning;

/// <summary>Says what is wrong with a cache in words that help.</summary>
internal static class CacheFailure
{
    public static CacheException Of(string path, DatabaseException cause) =>
        new(
            cause.Fault switch
            {
                DatabaseFault.Locked =>
                    $"The cache {path} is locked by another program. Wait for it to end, or name another file.",
                DatabaseFault.Full =>
                    $"The cache {path} cannot grow: its disk is full. Free some space, or name a file elsewhere. "
                        + "What it remembers already is kept.",
                DatabaseFault.Damaged =>
                    $"The file {path} is damaged, or was never a cache. If it was one, delete it: nothing but time is lost. Else name another file.",
                DatabaseFault.Foreign =>
                    $"{path} is a database, but no cache of this program; it is left as it is. Name another file.",
                DatabaseFault.Newer =>
                    $"The cache {path} was written by a newer version of this program ({cause.Message}). Update the program, or name another file.",
                _ =>
                    $"The cache {path} cannot be opened or written: {cause.Message.TrimEnd('.')}. Name a file in a folder that you may write to.",
            },
            cause
        );
}
