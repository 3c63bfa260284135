namespace FaceNet.Databases;

/// <summary>
/// Puts single flipped bits of a checked database right: where a page does not match its check, each bit is tried, and
/// the one that makes it match was the flipped one. That another does so by chance is as likely as 1 in 10¹⁴.
/// </summary>
internal static class PageRepair
{
    /// <summary>
    /// Pages that are given up before no more are tried: bits flip here and there, while a file with that many was
    /// overwritten, and each takes a tenth of a second.
    /// </summary>
    private const int Patience = 256;

    /// <summary>Corrects a file in place, which nobody has open.</summary>
    /// <returns>How many pages were put right. Others may be beyond it.</returns>
    public static int Correct(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var page = new byte[PageCheck.PageSize];
        var (corrected, beyond) = (0, 0);
        for (long number = 0; number < file.Length / PageCheck.PageSize && beyond < Patience; number++)
        {
            file.Position = number * PageCheck.PageSize;
            file.ReadExactly(page);
            // A file from before there were checks has none to match.
            if (number == 0 && !PageCheck.IsChecked(page))
                return 0;
            if (PageCheck.Matches(page, number))
                continue;
            if (!TryCorrect(page, number))
            {
                beyond++;
                continue;
            }
            file.Position = number * PageCheck.PageSize;
            file.Write(page);
            corrected++;
        }
        file.Flush(flushToDisk: true);
        return corrected;
    }

    private static bool TryCorrect(byte[] page, long number)
    {
        for (var bit = 0; bit < 8 * page.Length; bit++)
        {
            page[bit / 8] ^= (byte)(1 << (bit % 8));
            if (PageCheck.Matches(page, number))
                return true;
            page[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return false;
    }
}
