namespace FaceNet.Training.Cli.Training;

/// <summary>Says how much the teacher has answered, on one line that is written over.</summary>
internal sealed class TeacherDisplay(TextWriter error, string teacher) : IProgress<double>, IDisposable
{
    private readonly Lock gate = new();
    private int shown = -1;

    public void Report(double value)
    {
        lock (gate)
        {
            var percent = (int)(100 * value);
            if (percent <= shown)
                return;
            shown = percent;
            error.Write($"\rAsking {teacher} about each face: {percent} % ");
        }
    }

    public void Dispose()
    {
        if (shown >= 0)
            error.WriteLine();
    }
}
