namespace FaceNet.Training.Layers;

/// <summary>Branches side by side, their maps concatenated; the first are named branch0, branch1, …</summary>
internal sealed class Branches : Layer
{
    private readonly IReadOnlyList<Layer> branches;

    public Branches(params IReadOnlyList<Layer> branches)
        : base(nameof(Branches))
    {
        this.branches = branches;
        for (var i = 0; i < branches.Count; i++)
            register_module($"branch{i}", branches[i]);
    }

    public override T Apply<T>(IOperations<T> on, T x) =>
        on.Concatenate([.. branches.Select(branch => on.Run(branch, x))]);
}
