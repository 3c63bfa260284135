using FaceNet.Imaging;
using FaceNet.Training.Data;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Tests.Data.Checking;

public sealed class DataCheckTests : IDisposable
{
    private readonly DrawnPeople people = new();

    [Fact]
    public void A_data_set_is_counted_by_its_people()
    {
        for (var i = 0; i < 40; i++)
            people.Write($"many/{i}.jpg", "");
        for (var i = 0; i < 5; i++)
            people.Write($"five/{i}.jpg", "");
        people.Write("one/1.jpg", "");
        people.Write("two/1.jpg", "");
        people.Write("two/2.jpg", "");
        people.Write("stray.jpg", "");
        people.Write("validation-people.txt", "two");

        DataCounts
            .Of(people.Read())
            .ShouldBe(
                new DataCounts
                {
                    Images = 48,
                    People = 4,
                    ValidationPeople = 1,
                    ValidationImages = 2,
                    Fewest = 1,
                    Median = 3.5,
                    Most = 40,
                    WithTwo = 3,
                    WithFive = 2,
                    WithForty = 1,
                    LeftOut = 1,
                }
            );
    }

    [Fact]
    public async Task What_is_wrong_with_real_faces_is_found()
    {
        var data = Environment.GetEnvironmentVariable("FACENET_DATA");
        Assert.SkipWhen(data is null, "FACENET_DATA does not name the folder with the face data.");
        var fiw = Path.Combine(data, "train", "fiw");
        Assert.SkipUnless(Directory.Exists(fiw), $"{fiw} is not there.");
        var wrong = Damage(fiw);
        using var crops = await CropCache.BuildOrOpen(
            people.Read(),
            new() { File = people.Beside("crops.bin"), InputSize = new(112, 112) }
        );
        using var judge = await CropEmbedder.LoadAsync();

        var report = DataCheck.Run(crops, judge);

        report.Copies.ShouldContain(copy => copy.Path == wrong.Copy);
        // Three of four are found in the mean.
        report.Labels.Select(label => label.Path).Intersect(wrong.Moved).Count().ShouldBeInRange(6, 10);
        report.Names.ShouldContain(names => names.Second == wrong.SecondName || names.First == wrong.SecondName);
    }

    public void Dispose() => people.Dispose();

    // Thirty people with eight pictures and more; of the first, half the pictures under another name; of the second, a
    // copy at a lower quality; of ten others, a picture in the folder of the next.
    private (string Copy, string[] Moved, string SecondName) Damage(string fiw)
    {
        var folders = Directory
            .GetDirectories(fiw)
            .Order(StringComparer.Ordinal)
            .Where(folder => Directory.GetFiles(folder).Length >= 8)
            .DistinctBy(folder => Path.GetFileName(folder).Split('_')[0])
            .Take(30)
            .ToArray();
        foreach (var (person, folder) in folders.Index())
        foreach (var (picture, file) in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Index())
            Copy(file, person == 0 && picture % 2 == 1 ? $"twin/{picture}.jpg" : $"p{person:00}/{picture}.jpg");
        var original = ImageEncoder.Jpeg(
            new PhotoDecoder().DecodeFile(Path.Combine(people.Folder, "p01/0.jpg")).Image,
            quality: 40
        );
        File.WriteAllBytes(Path.Combine(people.Folder, "p01/copy.jpg"), original);
        string[] moved = [.. Enumerable.Range(1, 10).Select(person => $"p{(2 * person) + 1:00}/moved.jpg")];
        foreach (var (at, path) in moved.Index())
            File.Move(Path.Combine(people.Folder, $"p{(2 * at) + 2:00}/0.jpg"), Path.Combine(people.Folder, path));
        return ("p01/copy.jpg", moved, "twin");
    }

    private void Copy(string file, string path)
    {
        var target = Path.Combine(people.Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
