using System.Text.Json;
using FaceNet.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Organizing;

public sealed class PeopleJsonSpecs
{
    private static readonly OrganizedPhotos Photos = Group(
        Photo("trip/ä \"1\".jpg", Face(0, x: 12.34f), Face(1)),
        Photo("trip/2\n.jpg", Face(0, quality: 0.5f)),
        Photo("sea 🌊.png"),
        Unreadable("bad.jpg", "The file is empty.")
    );

    [Fact]
    public void Has_the_documented_members_and_no_others()
    {
        using var json = Parse(Photos);
        var root = json.RootElement;

        Names(root).ShouldBe(["photos", "faces", "people", "alone", "withoutFace", "unreadable"]);
        root.GetProperty("photos").GetInt32().ShouldBe(4);
        root.GetProperty("faces").GetInt32().ShouldBe(3);
        var person = root.GetProperty("people").EnumerateArray().ShouldHaveSingleItem();
        Names(person).ShouldBe(["id", "faces"]);
        person.GetProperty("id").GetString().ShouldBe(Photos.People[0].Id);
        Names(person.GetProperty("faces")[0]).ShouldBe(["photo", "box", "score", "quality"]);
        Names(root.GetProperty("alone")[0]).ShouldBe(["photo", "box", "score", "quality"]);
        root.GetProperty("withoutFace")[0].GetString().ShouldBe("sea 🌊.png");
        Names(root.GetProperty("unreadable")[0]).ShouldBe(["path", "reason"]);
        root.GetProperty("unreadable")[0].GetProperty("reason").GetString().ShouldBe("The file is empty.");
    }

    [Fact]
    public void Gives_boxes_as_numbers_and_paths_as_they_are()
    {
        using var json = Parse(Photos);
        var faces = json.RootElement.GetProperty("people")[0].GetProperty("faces");

        faces
            .EnumerateArray()
            .Select(face => face.GetProperty("photo").GetString())
            .ShouldBe(["trip/2\n.jpg", "trip/ä \"1\".jpg"]);
        // To a tenth of a pixel.
        faces[1].GetProperty("box").EnumerateArray().Select(value => value.GetDouble()).ShouldBe([12.3, 20.3, 30, 40]);
        faces[0].GetProperty("score").GetDouble().ShouldBe(0.9);
        faces[0].GetProperty("quality").GetDouble().ShouldBe(0.5);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(0.99996f, "1")]
    [InlineData(0.9f, "0.9")]
    public void Writes_a_share_in_one_way(float quality, string written)
    {
        using var json = Parse(Group(Photo("1.jpg", Face(0, quality: quality))));

        json.RootElement.GetProperty("alone")[0].GetProperty("quality").GetRawText().ShouldBe(written);
    }

    [Fact]
    public void An_empty_collection_has_all_members()
    {
        using var json = Parse(Group());

        json.RootElement.GetProperty("photos").GetInt32().ShouldBe(0);
        foreach (var list in (string[])["people", "alone", "withoutFace", "unreadable"])
            json.RootElement.GetProperty(list).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_name_that_is_no_valid_text_does_not_stop_the_rest()
    {
        // Half of a surrogate pair, as in file names of old Windows disks.
        using var json = Parse(Group(Photo("\ud83d.jpg"), Photo("b.jpg")));

        json.RootElement.GetProperty("withoutFace").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Replaces_the_file_of_an_earlier_run()
    {
        using var folder = new TestFolder();
        var path = folder.At("out/people.json");
        PeopleJson.WriteFile(path, Group());
        PeopleJson.WriteFile(path, Photos);

        JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty("photos").GetInt32().ShouldBe(4);
        Directory.GetFiles(folder.At("out")).ShouldBe([path]);
    }

    private static JsonDocument Parse(OrganizedPhotos photos)
    {
        using var stream = new MemoryStream();
        PeopleJson.Write(stream, photos);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
