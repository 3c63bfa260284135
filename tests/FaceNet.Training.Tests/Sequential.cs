// libtorch's threads use all processors by themselves, and its random generator is the process's.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
