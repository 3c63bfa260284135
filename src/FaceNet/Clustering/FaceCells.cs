using System.Numerics.Tensors;
using FaceNet.Search.Kernels;

namespace FaceNet.Clustering;

/// <summary>
/// Faces sorted into cells: each belongs to the cell whose centre is nearest. Centres are found by spherical k-means
/// (Dhillon and Modha 2001) on a part of the faces. Chance has no part in it.
/// </summary>
internal sealed class FaceCells
{
    /// <summary>Faces a cell from which centres are learned; more move them little.</summary>
    private const int SampleOfCell = 32;
    private const int Rounds = 6;

    private FaceCells(Embedding[] centres, int[][] members) => (Centres, Members) = (centres, members);

    public Embedding[] Centres { get; }

    /// <summary>The faces of each cell, ascending.</summary>
    public int[][] Members { get; }

    public static FaceCells Of(IFloatKernel kernel, IReadOnlyList<Embedding> faces, int cells, ParallelOptions parallel)
    {
        var centres = Learn(kernel, faces, cells, parallel);
        var members = new List<int>[cells];
        for (var cell = 0; cell < cells; cell++)
            members[cell] = [];
        var nearest = Nearest(kernel, faces, centres, 1, parallel);
        for (var face = 0; face < faces.Count; face++)
            members[nearest[face][0].Index].Add(face);
        return new FaceCells(centres, Array.ConvertAll(members, list => list.ToArray()));
    }

    /// <summary>The cells with the nearest centres, nearest first, for each of some faces.</summary>
    public static Neighbour[][] Nearest(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> faces,
        Embedding[] centres,
        int count,
        ParallelOptions parallel
    )
    {
        var found = new Neighbour[faces.Count][];
        NeighbourGraph.Search(kernel, (faces, centres), () => new NearestList(4, count), found, parallel);
        return found;
    }

    private static Embedding[] Learn(
        IFloatKernel kernel,
        IReadOnlyList<Embedding> faces,
        int cells,
        ParallelOptions parallel
    )
    {
        var sample = Spread(faces, Math.Min(faces.Count, cells * SampleOfCell));
        var centres = Spread(sample, cells);
        for (var round = 0; round < Rounds; round++)
            centres = Move(centres, sample, Nearest(kernel, sample, centres, 1, parallel));
        return centres;
    }

    private static Embedding[] Spread(IReadOnlyList<Embedding> faces, int count) =>
        [.. Enumerable.Range(0, count).Select(i => faces[(int)((long)i * faces.Count / count)])];

    /// <summary>Each centre in the direction of the sum of its faces; one without faces stays.</summary>
    private static Embedding[] Move(Embedding[] centres, Embedding[] sample, Neighbour[][] nearest)
    {
        var sums = Array.ConvertAll(centres, centre => new float[centre.Dimension]);
        for (var i = 0; i < sample.Length; i++)
        {
            var sum = sums[nearest[i][0].Index];
            TensorPrimitives.Add(sum, sample[i].Values, sum);
        }
        return [.. sums.Zip(centres, (sum, old) => TensorPrimitives.Norm(sum) > 0 ? Embedding.Normalize(sum) : old)];
    }
}
