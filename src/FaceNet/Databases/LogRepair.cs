namespace FaceNet.Databases;

/// <summary>
/// Puts single flipped bits of a write-ahead log right, as <see cref="PageRepair"/> does those of a database. Its sums are
/// such that the highest bits of many words count the same; where several bits would do, none is turned.
/// </summary>
internal static class LogRepair
{
    /// <summary>
    /// Corrects a log that nobody has open, in place. What is beyond that is cut off with all that comes after it, as SQLite
    /// would read it.
    /// </summary>
    /// <returns>How many frames are right again, and what was cut off; null when nothing was.</returns>
    public static (int Corrected, LogDamage? CutOff) Correct(string path)
    {
        using var log = new WriteAheadLog(path, FileAccess.ReadWrite);
        var corrected = 0;
        while (log.FindDamage() is { } damage)
        {
            if (!TryCorrect(log, damage.Frame))
            {
                log.CutOff(damage.Frame);
                return (corrected, damage);
            }
            corrected++;
        }
        log.Flush();
        return (corrected, null);
    }

    private static bool TryCorrect(WriteAheadLog log, long number)
    {
        var (bytes, next) = (log.Read(number), log.Read(number + 1));
        var before =
            number == WriteAheadLog.Header ? default : WriteAheadLog.Checksum(log.Read(number - 1), number - 1);
        int[] fitting =
        [
            .. Enumerable
                .Range(0, 8 * bytes.Length)
                .Where(bit =>
                {
                    Flip(bytes, bit);
                    var fits =
                        log.IsWhole(bytes, number, before)
                        && log.IsWhole(next, number + 1, WriteAheadLog.Checksum(bytes, number));
                    Flip(bytes, bit);
                    return fits;
                })
                .Take(2),
        ];
        if (fitting is not [var flipped])
            return false;
        Flip(bytes, flipped);
        log.Write(number, bytes);
        return true;
    }

    private static void Flip(byte[] bytes, int bit) => bytes[bit / 8] ^= (byte)(1 << (bit % 8));
}
