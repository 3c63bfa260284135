using FaceNet.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Organizing;

public sealed class ThumbnailSpoolSpecs
{
    [Fact]
    public void Gives_back_each_face_s_picture()
    {
        using var folder = new TestFolder();
        using var spool = new ThumbnailSpool(folder.At("new folder"));
        ScannedPhoto[] scans = [Photo("1.jpg", Face(0), Face(1)), Photo("2.jpg"), Photo("3.jpg", Face(2))];
        foreach (var scan in scans)
            spool.Add(scan);

        foreach (var face in Group(scans).Alone)
        {
            var expected = scans.Single(scan => scan.Path == face.Photo).Faces[face.Index].Thumbnail;
            spool.Find(face)!.Value.ToArray().ShouldBe(expected.ToArray());
        }
    }

    [Fact]
    public void Knows_nothing_of_photos_that_were_not_added()
    {
        using var folder = new TestFolder();
        using var spool = new ThumbnailSpool(folder.Path);

        spool.Find(Group(Photo("1.jpg", Face(0))).Alone[0]).ShouldBeNull();
    }

    [Fact]
    public void Leaves_no_file_behind()
    {
        using var folder = new TestFolder();
        using (var spool = new ThumbnailSpool(folder.Path))
            spool.Add(Photo("1.jpg", Face(0)));

        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
