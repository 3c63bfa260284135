namespace FaceNet.CrashTests;

/// <summary>
/// Kills a process (as kill -9 does) that works on a gallery or an index, again and again, and looks at what is left.
/// <c>dotnet run --project tests/FaceNet.CrashTests -- [--kills 100] [--seed 1] [enrolment] [clustering] [compaction]
/// [saved-index] [index]</c>; the exit code is 1 when something was lost or torn.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [Worker.Argument, var name, var folder, var first, var last])
            return Worker.Run(Find(name), folder, int.Parse(first), int.Parse(last));
        IReadOnlyList<IOperation> chosen = [.. Operations.All.Where(operation => args.Contains(operation.Name))];
        var table = new Table(Console.Out);
        var isWhole = true;
        foreach (var operation in chosen.Count > 0 ? chosen : Operations.All)
        {
            var outcome = await new CrashRun(operation, Number(args, "--seed", 1)).KillAsync(
                Number(args, "--kills", 100)
            );
            table.Write(operation.Name, outcome);
            isWhole &= outcome.Faults.Count == 0;
        }
        return isWhole ? 0 : 1;
    }

    private static IOperation Find(string name) => Operations.All.Single(operation => operation.Name == name);

    private static int Number(string[] args, string option, int usual) =>
        Array.IndexOf(args, option) is >= 0 and var place ? int.Parse(args[place + 1]) : usual;
}
