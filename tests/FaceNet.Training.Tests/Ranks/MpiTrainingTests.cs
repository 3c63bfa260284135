using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;
using FaceNet.Training.Tests.Training;
using static FaceNet.Training.Tests.Training.TrainingProcess;

namespace FaceNet.Training.Tests.Ranks;

public sealed class MpiTrainingTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("facenet-mpi").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Two_ranks_of_one_worker_end_with_the_weights_of_one_process_with_two()
    {
        var people = People();
        (await RunAsync(Train(people, Run("one"), "--epochs", "3", "--workers", "2"))).ShouldBe(0);

        var code = await RunRanksAsync([
            "-n",
            "2",
            "dotnet",
            Library,
            .. Train(people, Run("two"), "--epochs", "3", "--workers", "1", "--mpi"),
        ]);

        code.ShouldBe(0);
        File.ReadAllBytes(Run("two").BestWeights).ShouldBe(File.ReadAllBytes(Run("one").BestWeights));
        Run("two").ReadCard().Ranks.ShouldBe(2);
    }

    [Fact]
    public async Task A_rank_that_fails_takes_the_others_with_it()
    {
        var people = People();
        string[] Rank(string seed) =>
            ["-n", "1", "dotnet", Library, .. Train(people, Run("run"), "--workers", "1", "--mpi", "--seed", seed)];

        // Another seed is another run: the second rank must refuse, and the first must not wait for ever.
        var code = await RunRanksAsync([.. Rank("1"), ":", .. Rank("2")]);

        code.ShouldNotBe(0);
    }

    private string People()
    {
        Assert.SkipUnless(
            MpiRanks.IsInstalled && File.Exists("/usr/bin/mpiexec"),
            "MPICH is not installed (Debian: apt install mpich)."
        );
        return FewPeople.Copy(Path.Combine(root, "people"), count: 13, apart: 5);
    }

    private RunFolder Run(string name) => new(Path.Combine(root, name));
}
