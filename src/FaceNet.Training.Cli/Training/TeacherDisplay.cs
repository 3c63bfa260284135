namespace FaceNet.Training.Cli.Training;

/// <summary>Says how much the teacher has answered.</summary>
internal sealed class TeacherDisplay(TextWriter error, string teacher) : IProgress<double>, IDisposable
{
    private readonly LiveLine line = new(error);

    public void Report(double value) => line.Write($"Asking {teacher} about each face: {(int)(100 * value)} %");

    /// <summary>Ends the line.</summary>
    public void Dispose() => line.Dispose();
}
