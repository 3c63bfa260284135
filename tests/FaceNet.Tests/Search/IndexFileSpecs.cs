using System.Runtime.InteropServices;
using FaceNet.Search;
using FaceNet.Tests.Models;

namespace FaceNet.Tests.Search;

public sealed class IndexFileSpecs : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string File => Path.Combine(folder.Path, "faces.index");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(1100)]
    public void A_saved_index_opens_with_the_same_hits(int count)
    {
        var faces = VectorIndexSpecs.Faces(count, dimension: 17);
        using var index = VectorIndexSpecs.Index(faces, dimension: 17);
        index.Save(File);

        using var opened = VectorIndex.Open(File);

        opened.Count.ShouldBe(count);
        opened.Dimension.ShouldBe(17);
        foreach (var probe in VectorIndexSpecs.Faces(4, dimension: 17, seed: 2))
            opened.Search(probe, 10).ShouldBe(index.Search(probe, 10));
    }

    [Fact]
    public void An_opened_index_can_be_changed_and_saved_over_its_own_file()
    {
        var faces = VectorIndexSpecs.Faces(100, dimension: 8);
        using (var index = VectorIndexSpecs.Index(faces, dimension: 8))
            index.Save(File);
        using (var opened = VectorIndex.Open(File))
        {
            opened.Remove(30).ShouldBeTrue();
            Should.Throw<ArgumentException>(() => opened.Add(40, faces[0]));
            opened.Add(31, faces[3]);
            opened.Search(faces[3], 1).ShouldBe([new(31, 0)]);
            opened.Save(File);
            opened.Search(faces[3], 1).ShouldBe([new(31, 0)]);
        }

        using var again = VectorIndex.Open(File);
        again.Count.ShouldBe(100);
        again.Search(faces[3], 1).ShouldBe([new(31, 0)]);
        Directory.GetFiles(folder.Path).ShouldBe([File]);
    }

    [Fact]
    public void A_flipped_bit_is_found_wherever_it_is()
    {
        using (var index = VectorIndexSpecs.Index(VectorIndexSpecs.Faces(40, dimension: 4), dimension: 4))
            index.Save(File);
        var probe = VectorIndexSpecs.Faces(1, dimension: 4, seed: 2)[0];
        var bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        // Some places of the vectors, and every byte of the table.
        int[] places =
        [
            .. Enumerable.Range(0, 100).Select(_ => random.Next(bytes.Length)),
            .. Enumerable.Range(bytes.Length - 160, 160),
        ];
        foreach (var place in places)
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, damaged);
            Should
                .Throw<VectorIndexException>(() =>
                {
                    using var opened = VectorIndex.Open(File);
                    // A vector is checked when it is read, and this reads all.
                    opened.Search(probe, 40);
                })
                .Message.ShouldContain(File);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(2000)]
    public void A_file_that_was_cut_off_is_refused(int length)
    {
        using (var index = VectorIndexSpecs.Index(VectorIndexSpecs.Faces(40, dimension: 4), dimension: 4))
            index.Save(File);
        using (var stream = new FileStream(File, FileMode.Open))
            stream.SetLength(length);

        Should.Throw<VectorIndexException>(() => VectorIndex.Open(File));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name() =>
        Should.Throw<VectorIndexException>(() => VectorIndex.Open(File)).Message.ShouldContain("faces.index");

    [Fact]
    public void A_damaged_vector_fails_the_search_that_needs_it_the_saving_and_no_other_search()
    {
        var faces = VectorIndexSpecs.Faces(4000, dimension: 8);
        using (var index = VectorIndexSpecs.Index(faces, dimension: 8))
            index.Save(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        // The last vector of the only segment that lies whole before the table; 4,000 of 32 bytes end the segment.
        var place = bytes.AsSpan().LastIndexOf(MemoryMarshal.AsBytes(faces[^1].Values));
        bytes[place] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);

        using var opened = VectorIndex.Open(File);

        opened.Search(faces[0], 3).ShouldContain(new SearchHit(0, 0));
        Should.Throw<VectorIndexException>(() => opened.Search(faces[^1], 1)).Message.ShouldContain(File);
        Should.Throw<VectorIndexException>(() => opened.Search(faces, 1)).Message.ShouldContain(File);
        Should.Throw<VectorIndexException>(() => opened.Save(File));
    }

    [Fact]
    public void A_file_of_another_version_is_told_from_one_of_another_kind()
    {
        using (var index = VectorIndexSpecs.Index(VectorIndexSpecs.Faces(3, dimension: 4), dimension: 4))
            index.Save(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[^1] = (byte)'1';
        System.IO.File.WriteAllBytes(File, bytes);

        Should.Throw<VectorIndexException>(() => VectorIndex.Open(File)).Message.ShouldContain("another version");
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Should.Throw<VectorIndexException>(() => VectorIndex.Open(File)).Message.ShouldContain("cut off");
    }

    [Fact]
    public void An_index_that_cannot_be_written_leaves_the_old_one()
    {
        var faces = VectorIndexSpecs.Faces(5, dimension: 4);
        using var index = VectorIndexSpecs.Index(faces, dimension: 4);
        index.Save(File);
        // A folder in the place of the temporary file.
        Directory.CreateDirectory(File + ".partial");

        Should.Throw<IOException>(() => index.Save(File));

        using var opened = VectorIndex.Open(File);
        opened.Count.ShouldBe(5);
    }

    public void Dispose() => folder.Dispose();
}
