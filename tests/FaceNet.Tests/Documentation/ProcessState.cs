namespace FaceNet.Tests.Documentation;

/// <summary>Tests that move the current folder or the console of the process; nothing else runs beside them.</summary>
[CollectionDefinition(nameof(ProcessState), DisableParallelization = true)]
public sealed class ProcessState;
