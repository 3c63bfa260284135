namespace FaceNet.Training.Tests.Training;

/// <summary>Some people of the faces for development, 12 pictures each, in a folder of their own.</summary>
internal static class FewPeople
{
    /// <summary>Copies them; skips the test where there are none.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="count">How many people.</param>
    /// <param name="apart">So many of them are kept apart for validation.</param>
    /// <returns>The folder.</returns>
    public static string Copy(string folder, int count, int apart)
    {
        var data = Environment.GetEnvironmentVariable("FACENET_DATA");
        Assert.SkipUnless(
            Directory.Exists(data),
            "FACENET_DATA does not name the folder with the faces for development."
        );
        var source = Path.Combine(data, "train", "fiw");
        var chosen = Directory
            .EnumerateDirectories(source)
            .Where(person => Directory.GetFiles(person).Length >= 12)
            .Order(StringComparer.Ordinal)
            .Take(count)
            .ToList();
        foreach (var person in chosen)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(person))).FullName;
            foreach (var file in Directory.GetFiles(person).Order(StringComparer.Ordinal).Take(12))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
        // Five people with 12 pictures each are 1,440 pairs of strangers; a FAR of 1e-3 needs 1,000.
        File.WriteAllLines(
            Path.Combine(folder, "validation-people.txt"),
            chosen.Take(apart).Select(person => Path.GetFileName(person)!)
        );
        return folder;
    }
}
