using FaceNet.CrashTests;

namespace FaceNet.Tests.Reliability;

/// <summary>As <c>tests/FaceNet.CrashTests</c> does by itself a hundred times each.</summary>
public sealed class KillSpecs
{
    private const int Kills = 10;

    public static TheoryData<string> Names => [.. Operations.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whenever_a_process_is_killed_nothing_acknowledged_is_lost_and_nothing_is_torn(string name)
    {
        var operation = Operations.All.Single(operation => operation.Name == name);

        var outcome = await new CrashRun(operation, seed: 1).KillAsync(Kills, TestContext.Current.CancellationToken);

        outcome.Faults.ShouldBeEmpty();
        (outcome.Lost, outcome.Torn, outcome.Kills).ShouldBe((0, 0, Kills));
        outcome.Inside.ShouldBePositive();
        outcome.Acknowledged.ShouldBePositive();
    }
}
