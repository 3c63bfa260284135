namespace FaceNet.CrashTests;

/// <summary>The process that is killed. It says when a step begins, and when it is done.</summary>
internal static class Worker
{
    public const string Argument = "--work";

    public static int Run(IOperation operation, string folder, int first, int last)
    {
        using var work = operation.Open(folder);
        for (var step = first; step < last; step++)
        {
            Say(new Progress(step, IsDone: false));
            work.Do(step);
            Say(new Progress(step, IsDone: true));
        }
        return 0;
    }

    private static void Say(Progress progress)
    {
        Console.Out.WriteLine(progress.ToLine());
        Console.Out.Flush();
    }
}
