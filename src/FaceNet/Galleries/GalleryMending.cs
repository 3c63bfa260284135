using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// Puts a damaged gallery right, as far as its files allow: flipped bits are turned back, what is kept twice is taken from
/// where it is whole, and of the rest what is whole is kept. Nothing is kept of which it is not certain.
/// </summary>
public static class GalleryMending
{
    /// <summary>SQLite's other files of a database: what is not yet in it, and what processes share.</summary>
    private static readonly string[] Beside = [WriteAheadLog.Suffix, "-shm"];

    /// <summary>
    /// Mends a gallery, which nobody may have open, this process included. The damaged file is kept beside it, and the gallery is
    /// replaced only when the mended one is whole.
    /// </summary>
    /// <returns>What was done; null when nothing is wrong with it.</returns>
    /// <exception cref="GalleryException">
    /// It is not damaged but cannot be opened, another program changed it meanwhile, or nothing can be saved.
    /// </exception>
    /// <exception cref="IOException">There is no room for copies of it, or it is not there.</exception>
    public static MendedGallery? Mend(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no gallery {path}.");
        if (IsWhole(path))
            return null;
        var before = Stamp(path);
        var (kept, work, fresh) = (Free($"{path}.damaged"), $"{path}.mending", $"{path}.mended");
        try
        {
            Copy(path, kept);
            Copy(path, work);
            var (correctedLog, lostLog) = CorrectLog(work + WriteAheadLog.Suffix);
            var corrected = PageRepair.Correct(work) + correctedLog;
            IReadOnlyList<string> lost = [.. lostLog, .. IsWhole(work) ? [] : Salvage(path, work, fresh)];
            if (Stamp(path) != before)
                throw new GalleryException(
                    $"Another program changed the gallery {path} meanwhile. Close it, then do the same again; nothing was changed."
                );
            Replace(path, File.Exists(fresh) ? fresh : work);
            return new MendedGallery(kept, corrected, lost);
        }
        catch
        {
            Delete(kept);
            throw;
        }
        finally
        {
            Delete(work);
            Delete(fresh);
        }
    }

    private static (int Corrected, IReadOnlyList<string> Lost) CorrectLog(string path)
    {
        if (!File.Exists(path))
            return (0, []);
        var (corrected, cutOff) = LogRepair.Correct(path);
        return (
            corrected,
            cutOff is null
                ? []
                :
                [
                    $"Changes that were the last before the gallery was left are lost, {cutOff.Commits:N0} of them: enrol, name and decide what is missing again.",
                ]
        );
    }

    private static IReadOnlyList<string> Salvage(string path, string damaged, string fresh)
    {
        Delete(fresh);
        try
        {
            using var from = Database.Open(damaged, GalleryFormat.Current);
            using var to = Database.Open(fresh, GalleryFormat.Current);
            var lost = new GallerySalvage(from, to).Run();
            DatabaseSchema.Check(to, GalleryFormat.Current);
            return lost;
        }
        catch (DatabaseException exception)
        {
            throw new GalleryException(
                $"Nothing of {path} can be saved ({exception.Message.TrimEnd('.')}). It is left as it is: put a copy back in its place.",
                exception
            );
        }
    }

    /// <exception cref="GalleryException">It cannot be opened, for another reason than damage.</exception>
    private static bool IsWhole(string path)
    {
        try
        {
            using var database = Database.Open(path, GalleryFormat.Current);
            DatabaseSchema.Check(database, GalleryFormat.Current);
            using var gallery = Gallery.Open(path);
            _ = (gallery.People, gallery.Faces(), gallery.Decisions);
            return true;
        }
        catch (DatabaseException exception)
        {
            return IsDamage(exception) ? false : throw GalleryFailure.Of(path, exception);
        }
        catch (GalleryException exception) when (exception.InnerException is DatabaseException cause && IsDamage(cause))
        {
            return false;
        }
    }

    private static bool IsDamage(DatabaseException exception) =>
        exception.Fault is DatabaseFault.Damaged or DatabaseFault.DamagedLog;

    private static void Replace(string path, string mended)
    {
        // What these say is in the copy already, and they do not belong to the new file.
        foreach (var suffix in Beside)
            File.Delete(path + suffix);
        File.Move(mended, path, overwrite: true);
    }

    private static void Copy(string path, string to)
    {
        Delete(to);
        File.Copy(path, to);
        if (File.Exists(path + Beside[0]))
            File.Copy(path + Beside[0], to + Beside[0]);
    }

    private static void Delete(string path)
    {
        foreach (var suffix in Beside)
            File.Delete(path + suffix);
        File.Delete(path);
    }

    private static string Free(string path) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? path : $"{path}{number}")
            .First(name => !File.Exists(name));

    private static (long, DateTime) Stamp(string path)
    {
        var file = new FileInfo(path);
        return (file.Length, file.LastWriteTimeUtc);
    }
}
