using FaceNet.Galleries;
using FaceNet.Tests.Organizing;
using Parquet;

namespace FaceNet.Tests.Galleries;

public sealed class GalleryExportSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Gallery gallery;

    public GalleryExportSpecs() => gallery = Gallery.Open(folder.At("gallery.db"));

    public void Dispose()
    {
        gallery.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_table_has_a_row_a_face_with_the_name()
    {
        gallery.Add("Anna, \"Ann\"", GalleryScans.Face(1, 1));
        gallery.Add("Berta", GalleryScans.Face(2, 2));

        (await GalleryExport.WriteTableAsync(gallery, folder.At("faces.csv"))).ShouldBe(2);

        var lines = await File.ReadAllLinesAsync(folder.At("faces.csv"));
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("photo,person,x,y,width,height,");
        lines[1].ShouldStartWith("2024/1.jpg,\"Anna, \"\"Ann\"\"\",10,20.25,30,40,");
        lines[2].ShouldStartWith("2024/2.jpg,Berta,10,20.25,30,40,");
    }

    [Fact]
    public async Task Every_format_has_the_name()
    {
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        foreach (var name in (string[])["faces.parquet", "faces.npy", "faces.jsonl"])
            await GalleryExport.WriteTableAsync(gallery, folder.At(name));

        await using (var reader = await ParquetReader.CreateAsync(folder.At("faces.parquet")))
        {
            reader.Schema.DataFields[1].Name.ShouldBe("person");
            using var part = reader.OpenRowGroupReader(0);
            var names = new string?[1];
            await part.ReadAsync(reader.Schema.DataFields[1], names.AsMemory());
            names.ShouldBe(["Anna"]);
        }
        (await File.ReadAllTextAsync(folder.At("faces.npy"))).ShouldContain("('person', '<U4'), ('box'");
        (await File.ReadAllTextAsync(folder.At("faces.jsonl"))).ShouldStartWith(
            "{\"photo\":\"2024/1.jpg\",\"person\":\"Anna\""
        );
    }

    [Fact]
    public async Task A_folder_has_a_folder_a_person_with_names_that_any_file_system_takes()
    {
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        gallery.Add("a/b", GalleryScans.Face(2, 2));
        gallery.Add("a:b", GalleryScans.Face(3, 3));
        gallery.Add("..", GalleryScans.Face(4, 4));
        gallery.Add("Con", GalleryScans.Face(5, 5));
        gallery.Add("faces.parquet", GalleryScans.Face(6, 6));

        (await GalleryExport.WriteFolderAsync(gallery, folder.At("out"))).ShouldBe(6);

        Directory
            .GetFiles(folder.At("out"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.At("out"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "Anna/1.jpg",
                "_/4.jpg",
                "_Con/5.jpg",
                "a_b (2)/3.jpg",
                "a_b/2.jpg",
                "faces.parquet",
                "faces.parquet (2)/6.jpg",
            ]);
        (await File.ReadAllBytesAsync(folder.At("out/Anna/1.jpg"))).ShouldBe([0xFF, 0xD8, 1]);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_and_an_empty_gallery_are_refused()
    {
        (
            await Should.ThrowAsync<GalleryException>(() => GalleryExport.WriteTableAsync(gallery, folder.At("a.csv")))
        ).Message.ShouldContain("nothing to export");
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        folder.Write("out/mine.txt", "mine");

        (
            await Should.ThrowAsync<IOException>(() => GalleryExport.WriteFolderAsync(gallery, folder.At("out")))
        ).Message.ShouldContain("nothing is written over");
        Directory.GetFileSystemEntries(folder.At("out")).ShouldHaveSingleItem();
    }
}
