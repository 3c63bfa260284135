namespace FaceNet.Training.Cli.Training;

/// <summary>
/// How a run goes: one line that is written over on a terminal, a line now and then in a file, and whatever happens on a
/// line of its own.
/// </summary>
internal sealed class TrainingDisplay(TextWriter error, int epochs, bool isLive)
    : IProgress<TrainingProgress>,
        IDisposable
{
    private const int StepsBetweenLines = 100;

    private bool isOpen;

    public void Report(TrainingProgress value)
    {
        if (value.Message is { } message)
        {
            EndLine();
            error.WriteLine(message);
            return;
        }
        var isValidated = value.Metrics.ValidationRate is not null;
        if (isLive)
            error.Write($"\r{Line(value)} ");
        else if (isValidated || value.Metrics.Step % StepsBetweenLines == 0)
            error.WriteLine(Line(value));
        isOpen = isLive;
    }

    public void Dispose() => EndLine();

    private string Line(TrainingProgress value)
    {
        var step = value.Metrics;
        var rate = value.ValidationRate is { } known ? $"{known:0.000}" : "–";
        return $"epoch {value.Done * epochs:0.00}/{epochs}  {value.Done:P0}  {Remaining(value.Remaining)} left  "
            + $"{step.ImagesPerSecond:0} images/s  loss {step.Loss:0.0000}  active {step.ActiveShare:P0}  "
            + $"spread {step.EmbeddingSpread:0.00}  VAL {rate}";
    }

    private static string Remaining(TimeSpan time) =>
        time.TotalHours >= 1
            ? $"{(int)time.TotalHours} h {time.Minutes:00} min"
            : $"{(int)time.TotalMinutes} min {time.Seconds:00} s";

    private void EndLine()
    {
        if (isOpen)
            error.WriteLine();
        isOpen = false;
    }
}
