using CsCheck;
using FaceNet.Search;
using FaceNet.Search.Exact;
using FaceNet.Search.Kernels;
using FaceNet.Tests.Clustering;

namespace FaceNet.Tests.Search;

public sealed class VectorIndexSpecs
{
    // Around a panel (32) and the first segment (1,024), ± 1; more hits than vectors.
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(31, 10)]
    [InlineData(32, 1)]
    [InlineData(33, 40)]
    [InlineData(1023, 10)]
    [InlineData(1025, 10)]
    [InlineData(3000, 100)]
    public void One_probe_finds_what_a_plain_loop_finds_to_the_last_bit(int count, int nearest)
    {
        var faces = Faces(count, dimension: 20);
        using var index = Index(faces, dimension: 20);

        foreach (var probe in Faces(5, dimension: 20, seed: 2))
            index.Search(probe, nearest).ShouldBe(Plain(faces, probe, nearest));
    }

    // Fewer than a tile, a tile ± 1, more than a block.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(241)]
    [InlineData(500)]
    public void Many_probes_find_what_each_finds(int probes)
    {
        var faces = Faces(1500, dimension: 33);
        using var index = Index(faces, dimension: 33);

        var found = index.Search(Faces(probes, dimension: 33, seed: 3), 7);

        found.Count.ShouldBe(probes);
        foreach (var (probe, hits) in Faces(probes, dimension: 33, seed: 3).Zip(found))
            hits.ShouldBe(Plain(faces, probe, 7));
    }

    // Near copies make bytes useless: all intervals overlap. Recall is 1 all the same.
    [Fact]
    public void Whatever_the_vectors_and_the_kernel_nothing_is_missed() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 40], Gen.Double[1e-6, 2], Gen.Int[1, 30], Gen.Int)
            .Sample(
                (count, dimension, spread, nearest, seed) =>
                {
                    var faces = DrawnFaces.Of(
                        [.. Enumerable.Range(0, count).Select(i => i / 9)],
                        dimension,
                        spread,
                        seed
                    );
                    var store = new SegmentStore(dimension);
                    foreach (var (i, face) in faces.Index())
                        store.TryAdd(10 * i, face.Values);
                    foreach (var kernel in ByteKernels.Supported)
                    {
                        var probes = faces.Take(4).ToArray();
                        var found = ExactSearch.Find(
                            kernel,
                            store.Current,
                            probes,
                            nearest,
                            new() { MaxDegreeOfParallelism = 1 }
                        );
                        foreach (var (probe, hits) in probes.Zip(found))
                            hits.ShouldBe(Plain(faces, probe, nearest));
                    }
                },
                iter: 200
            );

    [Fact]
    public void Copies_of_a_vector_are_found_by_id()
    {
        var face = Embedding.Normalize([1, 2, 3]);
        using var index = new VectorIndex(3);
        foreach (var id in (long[])[5, -7, long.MaxValue, 0])
            index.Add(id, face);

        index.Search(face, 3).ShouldBe([new(-7, 0), new(0, 0), new(5, 0)]);
    }

    [Fact]
    public void What_was_removed_is_not_found()
    {
        var faces = Faces(50, dimension: 8);
        using var index = Index(faces, dimension: 8);

        index.Remove(70).ShouldBeTrue();
        index.Remove(70).ShouldBeFalse();

        index.Count.ShouldBe(49);
        index.Search(faces[7], 50).Count.ShouldBe(49);
        index.Search(faces[7], 50).ShouldNotContain(hit => hit.Id == 70);
        index.Add(70, faces[7]);
        index.Search(faces[7], 1).ShouldBe([new(70, 0)]);
    }

    [Fact]
    public void An_index_of_which_most_was_removed_finds_the_rest()
    {
        var faces = Faces(6000, dimension: 8);
        using var index = Index(faces, dimension: 8);
        for (var i = 0; i < 6000; i++)
            if (i % 5 != 0)
                index.Remove(10 * i);

        index.Count.ShouldBe(1200);
        var rest = Plain(faces, faces[3], 6000).Where(hit => hit.Id % 50 == 0);
        index.Search(faces[3], 6000).ShouldBe(rest);
        index.Remove(50).ShouldBeTrue();
        index.Search(faces[3], 6000).ShouldBe(rest.Where(hit => hit.Id != 50));
    }

    // In ascending order places are found by bisection, from the first id out of order on by a table.
    [Fact]
    public void In_whatever_order_ids_come_and_go_it_is_as_if_they_were_kept_in_a_list() =>
        Gen.Select(Gen.Int[0, 60], Gen.Bool, Gen.Bool)
            .Array[0, 200]
            .Sample(
                steps =>
                {
                    var faces = Faces(61, dimension: 6);
                    using var index = new VectorIndex(6);
                    var plain = new Dictionary<long, Embedding>();
                    var last = 0;
                    foreach (var (number, isRemoved, ascends) in steps)
                    {
                        var id = ascends && !isRemoved ? ++last + 60 : number;
                        if (isRemoved)
                            index.Remove(id).ShouldBe(plain.Remove(id));
                        else if (plain.TryAdd(id, faces[number]))
                            index.Add(id, faces[number]);
                        else
                            Should.Throw<ArgumentException>(() => index.Add(id, faces[number]));
                    }
                    index.Count.ShouldBe(plain.Count);
                    index
                        .Search(faces[7], 1000)
                        .ShouldBe(
                            plain
                                .Select(pair => new SearchHit(pair.Key, pair.Value.SquaredDistance(faces[7])))
                                .OrderBy(hit => hit.SquaredDistance)
                                .ThenBy(hit => hit.Id)
                        );
                },
                iter: 300
            );

    [Fact]
    public void An_index_that_was_emptied_finds_nothing()
    {
        using var index = Index(Faces(2, dimension: 4), dimension: 4);
        index.Remove(0);
        index.Remove(10);

        index.Count.ShouldBe(0);
        index.Search(Embedding.Normalize([1, 0, 0, 0]), 5).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_sees_the_index_as_it_was_at_one_moment()
    {
        // One thread replaces vector i by its copy under another id; whenever one looks, each face is there once.
        var faces = Faces(300, dimension: 16);
        using var index = Index(faces, dimension: 16);
        using var done = new CancellationTokenSource();
        var readers = Enumerable
            .Range(0, 3)
            .Select(reader =>
                Task.Run(() =>
                {
                    do
                    {
                        // Removed first and added next: at most one is missing at any moment.
                        var hits = index.Search(faces[reader], 1000);
                        hits.Count.ShouldBeInRange(299, 300);
                        hits.Select(hit => hit.Id % 3000).ShouldBeUnique();
                    } while (!done.IsCancellationRequested);
                })
            )
            .ToArray();
        for (var i = 0; i < 9000; i++)
        {
            var id = 10L * i;
            index.Remove(id).ShouldBeTrue();
            index.Add(id + 3000, faces[i % 300]);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        index.Count.ShouldBe(300);
    }

    [Fact]
    public void An_id_that_is_taken_is_refused()
    {
        using var index = Index(Faces(3, dimension: 4), dimension: 4);

        Should
            .Throw<ArgumentException>(() => index.Add(20, Embedding.Normalize([1, 0, 0, 0])))
            .Message.ShouldContain("20");
        index.Count.ShouldBe(3);
    }

    [Fact]
    public void A_vector_of_another_model_is_refused()
    {
        using var index = new VectorIndex(4);

        Should.Throw<ArgumentException>(() => index.Add(1, Embedding.Normalize([1, 0])));
        Should.Throw<ArgumentException>(() => index.Search(Embedding.Normalize([1, 0]), 1));
        Should.Throw<ArgumentException>(() => index.Search([Embedding.Normalize([1, 0])], 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_537)]
    public void A_dimension_that_no_model_has_is_refused(int dimension) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VectorIndex(dimension));

    [Fact]
    public void No_hits_cannot_be_asked_for()
    {
        using var index = new VectorIndex(2);

        Should.Throw<ArgumentOutOfRangeException>(() => index.Search(Embedding.Normalize([1, 0]), 0));
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        var faces = Faces(40, dimension: 4);
        using var index = Index(faces, dimension: 4);

        Should.Throw<OperationCanceledException>(() => index.Search(faces, 1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_disposed_index_says_so()
    {
        var index = Index(Faces(3, dimension: 4), dimension: 4);
        index.Dispose();
        index.Dispose();

        Should.Throw<ObjectDisposedException>(() => index.Search(Embedding.Normalize([1, 0, 0, 0]), 1));
        Should.Throw<ObjectDisposedException>(() => index.Add(7, Embedding.Normalize([1, 0, 0, 0])));
        Should.Throw<ObjectDisposedException>(() => index.Remove(7));
    }

    internal static Embedding[] Faces(int count, int dimension, int seed = 1) =>
        DrawnFaces.Of([.. Enumerable.Range(0, count).Select(i => i / 3)], dimension, spread: 0.7, seed);

    /// <summary>Face i under the id 10·i.</summary>
    internal static VectorIndex Index(Embedding[] faces, int dimension)
    {
        var index = new VectorIndex(dimension, new() { Parallelism = 2 });
        foreach (var (i, face) in faces.Index())
            index.Add(10 * i, face);
        return index;
    }

    private static SearchHit[] Plain(Embedding[] faces, Embedding probe, int count) =>
        [
            .. faces
                .Select((face, i) => new SearchHit(10 * i, probe.SquaredDistance(face)))
                .OrderBy(hit => hit.SquaredDistance)
                .ThenBy(hit => hit.Id)
                .Take(count),
        ];
}
