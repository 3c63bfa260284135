using System.Collections.Concurrent;
using System.Text;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

/// <summary>
/// Stands in for files and networks: a file's bytes are its path, and how often and how many at once are looked at is
/// counted.
/// </summary>
internal sealed class FakeReading
{
    private int lookingNow;
    private int mostAtOnce;

    public ConcurrentQueue<string> Looked { get; } = [];

    public int LookingNow => Volatile.Read(ref lookingNow);

    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    /// <summary>What happens while a photo is looked at.</summary>
    public Action<string> WhileLooking { get; init; } = _ => { };

    public Func<string, byte[]> Read { get; init; } = path => Encoding.UTF8.GetBytes(Path.GetFileName(path));

    public PhotoReading Reading => new("fake", Read, Look);

    private ScannedPhoto Look(byte[] file, string path)
    {
        InterlockedMax(Interlocked.Increment(ref lookingNow));
        try
        {
            Looked.Enqueue(path);
            WhileLooking(path);
            return Scans.Photo(path, Scans.Face(1));
        }
        finally
        {
            Interlocked.Decrement(ref lookingNow);
        }
    }

    private void InterlockedMax(int value)
    {
        int most;
        while ((most = MostAtOnce) < value)
            Interlocked.CompareExchange(ref mostAtOnce, value, most);
    }
}
