using System.Security.Cryptography;
using System.Text;
using FaceNet.Organizing;
using static FaceNet.Tests.Organizing.Scans;

namespace FaceNet.Tests.Organizing;

public sealed class PeoplePageSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly List<FaceInPhoto> asked = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Shows_every_person_with_their_photos_and_everything_else()
    {
        var photos = Group(
            Photo("trip/a.jpg", Face(0), Face(1)),
            Photo("b.jpg", Face(0)),
            Photo("c.jpg", Face(2, quality: 0.1f)),
            Photo("empty.jpg"),
            Unreadable("bad.jpg", "The file is empty.")
        );

        var page = Write(photos);

        var person = photos.People.ShouldHaveSingleItem().Id;
        page.ShouldContain($"<a href=\"#{person}\">");
        page.ShouldContain($"id=\"{person}\"");
        page.ShouldContain("<strong>Person 1</strong> <span>2 photos</span>");
        Paths(page).ShouldBe(["trip/a.jpg", "b.jpg", "trip/a.jpg", "c.jpg", "empty.jpg", "bad.jpg"], ignoreOrder: true);
        page.ShouldContain("<span class=\"why\">The file is empty.</span>");
        page.ShouldContain("<span class=\"why\">blurred: a test</span>");
        foreach (var total in (string[])["<b>5</b> photos", "<b>1</b> person", "<b>4</b> faces", "<b>2</b> left alone"])
            page.ShouldContain(total);
        page.ShouldContain("<time datetime=\"2026-03-05T14:07+02:00\">5 March 2026, 14:07</time>");
    }

    [Fact]
    public void Says_who_else_is_on_a_photo()
    {
        var photos = Group(Photo("1.jpg", Face(0), Face(1)), Photo("2.jpg", Face(0), Face(1)), Photo("3.jpg", Face(0)));

        var page = Write(photos);

        // On two photos each of the two people is with the other one.
        Occurrences(page, "title=\"Person 1\"").ShouldBe(2);
        Occurrences(page, "title=\"Person 2\"").ShouldBe(2);
    }

    [Fact]
    public void Asks_nothing_of_the_network()
    {
        var page = Write(Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)), Photo("3.jpg")));

        page.ShouldContain("default-src 'none'");
        foreach (var link in Attributes(page, "href").Concat(Attributes(page, "src")))
            link.ShouldMatch(@"^(#|data:|\.\./photos/|people\.json)");
        page.ShouldNotContain("@import");
        page.ShouldNotContain("url(");
    }

    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public void The_security_policy_admits_the_page_s_own(string element)
    {
        var page = Write(Group());

        var content = page.Split($"<{element}>")[1].Split($"</{element}>")[0];

        content.ShouldNotBeEmpty();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        page.ShouldContain($"{element}-src 'sha256-{hash}'");
    }

    [Fact]
    public void Names_and_reasons_cannot_break_the_page()
    {
        const string Nasty = "<script>alert(1)</script> \"'&\n\0<img src=x>.jpg";

        var page = Write(
            Group(
                Photo($"1{Nasty}", Face(0)),
                Photo($"2{Nasty}", Face(0)),
                Photo($"3{Nasty}", Face(1)),
                Photo($"4{Nasty}"),
                Unreadable($"5{Nasty}", Nasty)
            )
        );

        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x>");
        page.ShouldNotContain("\0");
        Occurrences(page, "<script").ShouldBe(1);
        Paths(page).Count().ShouldBe(5);
        Paths(page)
            .ShouldAllBe(path =>
                path.EndsWith("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;␊␀&lt;img src=x&gt;.jpg")
            );
    }

    [Fact]
    public void Each_picture_is_fetched_once()
    {
        var photos = Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)), Photo("3.jpg", Face(1)));

        var page = Write(photos);

        asked.ShouldBeUnique();
        asked.Count.ShouldBe(3);
        Occurrences(page, "data:image/jpeg;base64,/9j").ShouldBe(3);
    }

    [Fact]
    public void A_face_without_a_picture_is_a_silhouette()
    {
        var page = Write(Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0))), thumbnails: _ => null);

        page.ShouldNotContain("data:image/jpeg");
        page.ShouldContain("""<use id="cover-1" href="#nobody""");
    }

    [Fact]
    public void Of_a_large_collection_everybody_is_shown_but_not_every_face()
    {
        // Three people on 40, 20 and 2 photos.
        var photos = Group([
            .. Enumerable.Range(0, 40).Select(i => Photo($"a{i:00}.jpg", Face(0))),
            .. Enumerable.Range(0, 20).Select(i => Photo($"b{i:00}.jpg", Face(1))),
            .. Enumerable.Range(0, 2).Select(i => Photo($"c{i:00}.jpg", Face(2))),
            .. Enumerable.Range(0, 5).Select(i => Photo($"d{i:00}.jpg")),
        ]);

        // 14 + 14 + 2 faces fit into 30.
        var page = Write(photos, options => options with { MaxFaces = 30, MaxNames = 3 });

        Paths(page)
            .CountBy(path => path[0])
            .ShouldBe([new('a', 14), new('b', 14), new('c', 2), new('d', 3)], ignoreOrder: true);
        page.ShouldContain("… and 26 more");
        page.ShouldContain("… and 6 more");
        page.ShouldContain("… and 2 more");
        Occurrences(page, "class=\"person\"").ShouldBe(3);
    }

    [Fact]
    public void At_most_so_many_faces_of_a_person_are_shown_and_at_least_one()
    {
        var photos = Group(Enumerable.Range(0, 10).Select(i => Photo($"{i}.jpg", Face(0))));

        Paths(Write(photos, options => options with { MaxFacesPerPerson = 4 })).Count().ShouldBe(4);
        Paths(Write(photos, options => options with { MaxFaces = 1, MaxFacesPerPerson = 1 })).Count().ShouldBe(1);
    }

    [Fact]
    public void An_empty_collection_makes_a_page()
    {
        var page = Write(Group());

        page.ShouldContain("Nobody was found on more than one photo.");
        page.ShouldEndWith("</html>\n");
    }

    [Fact]
    public void The_same_collection_makes_the_same_page()
    {
        var photos = Group(Photo("1.jpg", Face(0), Face(1)), Photo("2.jpg", Face(0), Face(1)));

        Write(photos).ShouldBe(Write(photos));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    [InlineData(60_000)]
    public void When_the_disk_fills_the_old_page_survives(int room)
    {
        var path = folder.Write("out/index.html", "old");
        var photos = Group(Enumerable.Range(0, 500).Select(i => Photo($"{i}.jpg", Face(0))));
        var page = new PeoplePage(Options(Thumbnail), new FixedClock()) { Create = name => new FullDisk(name, room) };

        Should.Throw<IOException>(() => page.WriteFile(path, photos)).Message.ShouldContain("No space left");

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.At("out")).ShouldBe([path]);
    }

    [Fact]
    public void When_it_is_cancelled_the_old_page_survives()
    {
        var path = folder.Write("out/index.html", "old");
        using var cancellation = new CancellationTokenSource();
        var page = new PeoplePage(
            Options(face =>
            {
                cancellation.Cancel();
                return Thumbnail(face);
            }),
            new FixedClock()
        );
        var photos = Group(Photo("1.jpg", Face(0)), Photo("2.jpg", Face(0)));

        Should.Throw<OperationCanceledException>(() => page.WriteFile(path, photos, cancellation.Token));

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.At("out")).ShouldBe([path]);
    }

    private string Write(
        OrganizedPhotos photos,
        Func<PeoplePageOptions, PeoplePageOptions>? change = null,
        ThumbnailSource? thumbnails = null
    )
    {
        var options = Options(thumbnails ?? Thumbnail);
        new PeoplePage(change?.Invoke(options) ?? options, new FixedClock()).WriteFile(
            folder.At("out/index.html"),
            photos
        );
        return File.ReadAllText(folder.At("out/index.html"));
    }

    private PeoplePageOptions Options(ThumbnailSource thumbnails) =>
        new() { PhotoFolder = folder.At("photos"), Thumbnails = thumbnails };

    private ReadOnlyMemory<byte>? Thumbnail(FaceInPhoto face)
    {
        asked.Add(face);
        return new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 };
    }

    private static IEnumerable<string> Paths(string page) => Attributes(page, "data-path");

    private static IEnumerable<string> Attributes(string page, string name) =>
        page.Split($" {name}=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"')]);

    private static int Occurrences(string page, string text) => page.Split(text).Length - 1;
}
