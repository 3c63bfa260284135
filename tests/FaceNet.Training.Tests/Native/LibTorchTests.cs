using FaceNet.Training.Native;
using TorchSharp;

namespace FaceNet.Training.Tests.Native;

public sealed class LibTorchTests
{
    [Fact]
    public void Libtorch_loads_and_adds()
    {
        LibTorch.Require();

        using var sum = torch.ones(2, 3).sum();

        sum.item<float>().ShouldBe(6);
    }

    [Fact]
    public async Task Each_operation_runs_on_one_thread_whichever_thread_asks()
    {
        torch.get_num_threads().ShouldBe(1);
        (
            await Task.Factory.StartNew(
                torch.get_num_threads,
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
        ).ShouldBe(1);
    }

    [Fact]
    public void A_libstdcxx_that_is_too_old_is_named_with_the_way_out()
    {
        var failure = new DllNotFoundException("/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found");

        var message = LibTorch.Explain(failure, "/app");

        message.ShouldContain("LibTorch.targets");
        message.ShouldContain("GLIBCXX_3.4.32");
    }

    [Fact]
    public void A_missing_library_is_named_with_the_package_to_add()
    {
        var message = LibTorch.Explain(new DllNotFoundException("libtorch.so: cannot open"), "/app");

        message.ShouldContain("libtorch-cpu-linux-x64");
        message.ShouldContain("/app");
    }
}
