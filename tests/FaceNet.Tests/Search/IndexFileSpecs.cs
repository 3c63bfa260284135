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
        var bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        // Some places of the vectors, and every byte of the table.
        int[] places =
        [
            .. Enumerable.Range(0, 100).Select(_ => random.Next(bytes.Length)),
            .. Enumerable.Range(bytes.Length - 96, 96),
        ];
        foreach (var place in places)
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, damaged);
            Should.Throw<VectorIndexException>(() => VectorIndex.Open(File)).Message.ShouldContain(File);
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
