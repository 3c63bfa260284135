using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>Says what is wrong with a gallery in words that help.</summary>
internal static class GalleryFailure
{
    public static GalleryException Of(string path, DatabaseException cause) =>
        new(
            cause.Fault switch
            {
                DatabaseFault.Locked =>
                    $"The gallery {path} is locked by another program. Wait for it to end, then do the same again; nothing was changed.",
                DatabaseFault.Full =>
                    $"The gallery {path} cannot grow: its disk is full. Free some space, then do the same again; what it holds is kept.",
                DatabaseFault.ReadOnly =>
                    $"The gallery {path} may be read, but not written. Allow it (chmod u+w, for its folder too), or work on a copy; nothing was changed.",
                DatabaseFault.Damaged =>
                    $"The file {path} is damaged, or was never a gallery ({cause.Message.TrimEnd('.')}). It is left as it is: 'facenet mend' saves what can be saved; or put a copy back in its place, or name another file.",
                DatabaseFault.DamagedLog =>
                    $"The gallery {path} was not closed, and the journal of its last changes, {path}-wal, is damaged {cause.Message}. Nothing was changed: 'facenet mend' turns a flipped bit back, or else keeps what comes before it and says how much is lost; or put a copy of both files back in their place.",
                DatabaseFault.Foreign =>
                    $"{path} is a database, but no gallery of this program; it is left as it is. Name another file.",
                DatabaseFault.Newer =>
                    $"The gallery {path} was written by a newer version of this program ({cause.Message}). Update the program, or name another file.",
                _ =>
                    $"The gallery {path} cannot be opened or written: {cause.Message.TrimEnd('.')}. Name a file in a folder that you may write to.",
            },
            cause
        );
}
