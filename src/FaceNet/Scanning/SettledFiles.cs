namespace FaceNet.Scanning;

/// <summary>
/// Tells which files of a folder have come, and come completely: a file that is still being copied grows, or is touched.
/// </summary>
/// <param name="settleTime">How long a file must have been the same.</param>
internal sealed class SettledFiles(TimeSpan settleTime)
{
    private readonly Dictionary<string, (FileStamp Stamp, DateTimeOffset Since)> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileStamp> known = new(StringComparer.Ordinal);

    /// <summary>True when a file has come that has yet to settle.</summary>
    public bool IsWaiting => waiting.Count > 0;

    /// <summary>Takes files for known, so that they are given out only once they change.</summary>
    public void Pass(IEnumerable<(string Path, FileStamp Stamp)> files)
    {
        foreach (var (path, stamp) in files)
            known[path] = stamp;
    }

    /// <summary>The files that are new or changed, and have settled by now; each once.</summary>
    /// <param name="files">All that are there.</param>
    /// <param name="now">The time at which they were looked at.</param>
    public IReadOnlyList<string> Look(IReadOnlyCollection<(string Path, FileStamp Stamp)> files, DateTimeOffset now)
    {
        var settled = new List<string>();
        foreach (var (path, stamp) in files)
        {
            if (known.TryGetValue(path, out var earlier) && earlier == stamp)
                continue;
            if (!waiting.TryGetValue(path, out var seen) || seen.Stamp != stamp)
                waiting[path] = (stamp, now);
            // An empty file is one whose content has yet to come.
            else if (now - seen.Since >= settleTime && stamp.Length > 0)
                settled.Add(path);
        }
        var there = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in waiting.Keys.Where(path => !there.Contains(path)).ToArray())
            waiting.Remove(gone);
        foreach (var path in settled)
            if (waiting.Remove(path, out var seen))
                known[path] = seen.Stamp;
        return settled;
    }
}
