using FaceNet.Regions;

namespace FaceNet.Tests.Regions;

public sealed class RegionReadingSpecs
{
    private const string Dimensions = """stDim:w="80" stDim:h="40" """;

    public static TheoryData<string> Programs => [.. XmpSamples.WithAnna.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Faces_are_read_from_sidecars_in_the_spelling_of(string program)
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.WithAnna[program]);

        ShouldBeAnna(photo.Read());
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Faces_are_read_from_the_photo_itself_in_the_spelling_of(string program)
    {
        using var photo = new RegionPhoto(packet: XmpSamples.WithAnna[program]);

        ShouldBeAnna(photo.Read());
    }

    [Fact]
    public void Sidecars_go_before_the_photo_and_either_name_will_do()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Picasa);
        File.WriteAllText(photo.AdobeSidecar, XmpSamples.Picasa.Replace("Anna", "Berta"));
        photo.Read().ShouldHaveSingleItem().Name.ShouldBe("Berta");

        photo.WithSidecar(XmpSamples.Picasa.Replace("Anna", "Cleo"));
        photo.Read().ShouldHaveSingleItem().Name.ShouldBe("Cleo");
        new PhotoRegions(SidecarNaming.Replaced).Read(photo.Path).ShouldHaveSingleItem().Name.ShouldBe("Berta");
    }

    [Fact]
    public void A_sidecar_without_regions_leaves_the_word_to_the_photo()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Lightroom).WithSidecar(XmpSamples.Darktable);

        ShouldBeAnna(photo.Read());
    }

    [Fact]
    public void A_photo_without_regions_has_none()
    {
        using var photo = new RegionPhoto();

        photo.Read().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void Regions_apply_to_the_picture_as_stored_unless_their_dimensions_are_those_of_the_upright_one(
        byte orientation
    )
    {
        using var photo = new RegionPhoto(orientation).WithSidecar(XmpSamples.DigiKam);
        // From 20,20 of 80×40: a quarter turn clockwise puts it at 20,20 of 40×80, one counter-clockwise at 20,60.
        photo
            .Read()
            .ShouldHaveSingleItem()
            .Box.ShouldBeNear(orientation == 6 ? new BoundingBox(16, 16, 8, 8) : new BoundingBox(16, 56, 8, 8));

        photo.WithSidecar(XmpSamples.DigiKam.Replace(Dimensions, """stDim:w="40" stDim:h="80" """));
        // A quarter of 40 columns, half of 80 rows; a tenth of 40 by a fifth of 80.
        photo.Read().ShouldHaveSingleItem().Box.ShouldBeNear(new BoundingBox(8, 32, 4, 16));
    }

    [Fact]
    public void A_photo_that_was_scaled_since_keeps_its_regions_and_one_that_was_cropped_does_not()
    {
        using var photo = new RegionPhoto().WithSidecar(
            XmpSamples.DigiKam.Replace(Dimensions, """stDim:w="4000" stDim:h="2010" """)
        );
        ShouldBeAnna(photo.Read());

        photo.WithSidecar(XmpSamples.DigiKam.Replace(Dimensions, """stDim:w="4000" stDim:h="3000" """));
        Should
            .Throw<RegionException>(() => photo.Read())
            .Message.ShouldBe(
                "Its regions are of a picture of 4000×3000 pixels, and the photo has 80×40: it was cropped since. Let the program that wrote them do so anew."
            );
        Should.Throw<RegionException>(() => photo.Write(RegionPhoto.Face("Anna")));
    }

    [Theory]
    [InlineData("stArea:x=\"0.25\"", "stArea:x=\"NaN\"")]
    [InlineData("stArea:w=\"0.1\"", "stArea:w=\"0\"")]
    [InlineData("stArea:h=\"0.2\"", "stArea:h=\"1e30\"")]
    [InlineData("stArea:y=\"0.5\"", "")]
    [InlineData("stArea:unit=\"normalized\"", "stArea:unit=\"pixel\"")]
    public void What_is_no_rectangle_is_passed_over(string from, string to)
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam.Replace(from, to));

        photo.Read().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<x", "malformed")]
    [InlineData("", "malformed")]
    [InlineData("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", "it has no rdf:RDF, and so is no XMP")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "DTD is prohibited")]
    public void What_is_no_XMP_is_told_by_its_name(string content, string problem)
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Picasa).WithSidecar(content);

        var message = Should.Throw<RegionException>(() => photo.Read()).Message;
        message.ShouldStartWith($"{photo.Sidecar} is malformed: ");
        message.ShouldContain(problem);
        Should.Throw<RegionException>(() => photo.Write(RegionPhoto.Face("Anna"))).Message.ShouldBe(message);
        photo.Text.ShouldBe(content);
    }

    [Fact]
    public void A_broken_packet_in_the_photo_is_told()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Picasa.Replace("</rdf:RDF>", ""));

        Should
            .Throw<RegionException>(() => photo.Read())
            .Message.ShouldStartWith($"The XMP inside {photo.Path} is malformed: ");
    }

    [Fact]
    public void Bombs_are_refused()
    {
        using var photo = new RegionPhoto();
        using (var file = File.Create(photo.Sidecar))
            file.SetLength((16 << 20) + 1);
        Should.Throw<RegionException>(() => photo.Read()).Message.ShouldContain("is too large");

        photo.WithSidecar(string.Concat(Enumerable.Repeat("<a>", 100_000)));
        Should.Throw<RegionException>(() => photo.Read()).Message.ShouldContain("more than 100 deep");
    }

    [Fact]
    public void What_is_no_photo_has_its_reason()
    {
        using var photo = new RegionPhoto();
        File.WriteAllText(photo.Path, "text");

        Should.Throw<PhotoException>(() => photo.Read());
    }

    private static void ShouldBeAnna(IReadOnlyList<FaceRegion> regions)
    {
        var face = regions.ShouldHaveSingleItem();
        face.Name.ShouldBe("Anna");
        face.IsRecognized.ShouldBeFalse();
        face.Box.ShouldBeNear(RegionPhoto.Anna);
    }
}
