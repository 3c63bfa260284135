using CsCheck;
using FaceNet.Organizing;

namespace FaceNet.Tests.Organizing;

public sealed class PhotoLinksSpecs
{
    [Theory]
    [InlineData("/photos/people", "/photos", "a b.jpg", "../a%20b.jpg")]
    [InlineData("/out", "/photos", "trip/ä#?.jpg", "../photos/trip/%C3%A4%23%3F.jpg")]
    [InlineData("/photos", "/photos", "javascript:x.jpg", "./javascript%3Ax.jpg")]
    [InlineData("/out", "/100% & more", "1\n2.jpg", "../100%25%20%26%20more/1%0A2.jpg")]
    public void Lead_from_the_page_to_the_photo(string page, string photos, string photo, string link) =>
        new PhotoLinks(page, photos).To(photo).ShouldBe(link);

    [Fact]
    public void Every_name_survives_the_way_through_an_address() =>
        Gen.String[Gen.Char[' ', '\uD7FF'].Where(c => c != '/'), 1, 20]
            .Array[1, 3]
            .Where(parts => !parts.Any(part => part is "." or ".."))
            .Select(parts => string.Join('/', parts))
            .Sample(photo =>
            {
                var link = new PhotoLinks("/a/page", "/a/photos").To(photo);

                // As a browser reads it: relative to the page, then unescaped.
                var address = new Uri(new Uri("file:///a/page/index.html"), link);
                Uri.UnescapeDataString(address.AbsolutePath).ShouldBe($"/a/photos/{photo}");
            });
}
