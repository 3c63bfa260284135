using System.Xml.Linq;
using FaceNet.Regions;
using FaceNet.Tests.Organizing;
using static FaceNet.Tests.Regions.RegionPhoto;

namespace FaceNet.Tests.Regions;

public sealed class RegionWritingSpecs
{
    public static TheoryData<byte> Orientations => RegionAreaSpecs.Orientations;

    public static TheoryData<string> Programs => RegionReadingSpecs.Programs;

    [Theory]
    [MemberData(nameof(Orientations))]
    public void What_is_written_is_read_again_whatever_the_orientation(byte orientation)
    {
        using var photo = new RegionPhoto(orientation);
        FaceRegion[] faces =
        [
            new("Anna & <Berta>", new BoundingBox(3, 5, 7, 11)),
            new(null, new BoundingBox(20, 21, 9, 13)),
        ];

        var change = photo.Write(faces);

        change.State.ShouldBe(SidecarState.Created);
        change.Tagged.ShouldBe(faces);
        var read = photo.Read();
        read.Select(region => region.Name).ShouldBe(["Anna & <Berta>", null]);
        read.ShouldAllBe(region => region.IsRecognized);
        foreach (var (region, face) in read.Zip(faces))
            region.Box.ShouldBeNear(face.Box);
    }

    [Fact]
    public void A_new_sidecar_is_as_the_schema_wants_it()
    {
        using var photo = new RegionPhoto(orientation: 6);

        // 16,16 of 40×80 upright is 16,16 of 80×40 as stored, where the middle is at 20/80 and 20/40.
        photo.Write(Face("Anna"));

        XNamespace region = "http://www.metadataworkinggroup.com/schemas/regions/";
        XNamespace area = "http://ns.adobe.com/xmp/sType/Area#";
        XNamespace size = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";
        var document = XDocument.Parse(photo.Text);
        var applied = document.Descendants(region + "AppliedToDimensions").Single();
        (applied.Attribute(size + "w")!.Value, applied.Attribute(size + "h")!.Value).ShouldBe(("80", "40"));
        var place = document.Descendants(region + "Area").Single();
        place
            .Attributes()
            .Select(attribute => (attribute.Name, attribute.Value))
            .ShouldBe([
                (area + "x", "0.25"),
                (area + "y", "0.5"),
                (area + "w", "0.1"),
                (area + "h", "0.2"),
                (area + "unit", "normalized"),
            ]);
        place.Parent!.Attribute(region + "Name")!.Value.ShouldBe("Anna");
        place.Parent!.Attribute(region + "Type")!.Value.ShouldBe("Face");
    }

    [Fact]
    public void The_photo_is_not_touched_and_nothing_else_is_left_beside_it()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Picasa);
        var (bytes, time) = (File.ReadAllBytes(photo.Path), File.GetLastWriteTimeUtc(photo.Path));

        photo.Write(Face("Anna"));
        photo.Write(Face("Berta", x: 50));

        File.ReadAllBytes(photo.Path).ShouldBe(bytes);
        File.GetLastWriteTimeUtc(photo.Path).ShouldBe(time);
        photo.Files.ShouldBe(["lake.jpg", "lake.jpg.xmp"]);
    }

    [Fact]
    public void A_trial_tells_the_same_and_writes_nothing()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.Lightroom);
        FaceRegion[] faces = [Face("Berta"), Face("Cleo", x: 40)];

        var trial = photo.Regions.Write(photo.Path, faces, isTrial: true);

        photo.Text.ShouldBe(XmpSamples.Lightroom);
        var change = photo.Write(faces);
        (trial.State, trial.Sidecar).ShouldBe((change.State, change.Sidecar));
        trial.Tagged.ShouldBe(change.Tagged);
        trial.Kept.ShouldBe(change.Kept);
        photo.Text.ShouldNotBe(XmpSamples.Lightroom);
    }

    [Fact]
    public void Everything_of_other_programs_stays()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.Darktable);

        photo.Write(Face("Anna")).State.ShouldBe(SidecarState.Updated);

        var document = XDocument.Parse(photo.Text);
        var before = XDocument.Parse(XmpSamples.Darktable);
        XNamespace rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        XNode
            .DeepEquals(
                document.Descendants(rdf + "Description").First(),
                before.Descendants(rdf + "Description").Single()
            )
            .ShouldBeTrue();
        photo.Read().ShouldHaveSingleItem().Name.ShouldBe("Anna");
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_region_that_somebody_named_keeps_its_name_in_the_spelling_of(string program)
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.WithAnna[program]);

        var other = photo.Write(Face("Berta"));
        var same = photo.Write(Face("anna"));

        other.State.ShouldBe(SidecarState.Unchanged);
        other.Tagged.ShouldBeEmpty();
        other.Kept.ShouldBe([new KeptName(Face("Berta"), "Anna")]);
        same.State.ShouldBe(SidecarState.Unchanged);
        same.Tagged.ShouldBe([Face("anna")]);
        photo.Text.ShouldBe(XmpSamples.WithAnna[program]);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_region_without_a_name_gets_one_and_all_else_stays_in_the_spelling_of(string program)
    {
        var unnamed = Unnamed(program);
        using var photo = new RegionPhoto().WithSidecar(unnamed);

        photo.Write(Face("Cleo", x: 17)).Tagged.ShouldHaveSingleItem();

        var region = photo.Read().ShouldHaveSingleItem();
        (region.Name, region.IsRecognized).ShouldBe(("Cleo", true));
        region.Box.ShouldBeNear(Anna);
        Leaves(photo.Text).Except(Leaves(unnamed)).ShouldBe(["Name=Cleo"]);
        Leaves(unnamed).Except(Leaves(photo.Text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_face_that_nobody_marked_is_added_in_the_spelling_of(string program)
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.WithAnna[program]);

        photo.Write(Face("Berta", x: 50)).Tagged.ShouldHaveSingleItem();

        photo.Read().Select(region => region.Name).ShouldBe(["Anna", "Berta"]);
        photo.Read()[1].Box.ShouldBeNear(Anna with { X = 50 });
        Leaves(XmpSamples.WithAnna[program]).Except(Leaves(photo.Text)).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_run_changes_nothing_and_a_later_one_replaces_what_is_its_own()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam);
        photo.Write(Face("Berta", x: 50), Face(null, x: 65));
        var first = photo.Text;

        photo.Write(Face("Berta", x: 50), Face(null, x: 65)).State.ShouldBe(SidecarState.Unchanged);
        photo.Text.ShouldBe(first);

        photo.Write(Face("Cleo", x: 50)).State.ShouldBe(SidecarState.Updated);
        photo.Read().Select(region => region.Name).ShouldBe(["Anna", "Cleo"]);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void What_was_written_is_taken_back_in_the_spelling_of(string program)
    {
        var unnamed = Unnamed(program);
        using var photo = new RegionPhoto().WithSidecar(unnamed);
        // Another program's spelling of the same bytes, so that they can be compared.
        photo.Write(Face("Berta", x: 50));
        photo.Remove();
        var before = photo.Text;
        photo.Write(Face("Anna"), Face("Berta", x: 50));

        photo.Remove().State.ShouldBe(SidecarState.Updated);

        photo.Text.ShouldBe(before);
        photo.Remove().State.ShouldBe(SidecarState.Unchanged);
    }

    [Fact]
    public void A_sidecar_that_held_nothing_else_is_deleted()
    {
        using var photo = new RegionPhoto();
        photo.Write(Face("Anna"));

        photo.Write().State.ShouldBe(SidecarState.Deleted);

        photo.Files.ShouldBe(["lake.jpg"]);
        photo.Remove().State.ShouldBe(SidecarState.Unchanged);
    }

    [Fact]
    public void A_new_sidecar_takes_over_the_regions_that_it_would_hide()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Lightroom);

        photo.Write(Face("Berta"), Face("Cleo", x: 40)).Kept.ShouldHaveSingleItem();

        var read = photo.Read();
        read.Select(region => (region.Name, region.IsRecognized)).ShouldBe([("Anna", false), ("Cleo", true)]);
        photo.Text.ShouldContain("Rex");
        var first = photo.Text;
        photo.Write(Face("Berta"), Face("Cleo", x: 40)).State.ShouldBe(SidecarState.Unchanged);
        photo.Text.ShouldBe(first);
        photo.Remove().State.ShouldBe(SidecarState.Deleted);
    }

    [Fact]
    public void No_sidecar_is_made_where_the_photo_says_it_all()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Lightroom);

        photo.Write(Face("Anna")).State.ShouldBe(SidecarState.Unchanged);
        photo.Write(Face("Berta")).Kept.ShouldHaveSingleItem();

        photo.Files.ShouldBe(["lake.jpg"]);
    }

    [Fact]
    public void The_mark_of_a_region_that_another_program_wrote_anew_is_gone_and_the_name_is_somebodys()
    {
        using var photo = new RegionPhoto();
        photo.Write(Face("Anna"));
        photo.WithSidecar(XmpSamples.DigiKam);

        photo.Write(Face("Berta")).Kept.ShouldHaveSingleItem().Name.ShouldBe("Anna");
    }

    [Fact]
    public void Sidecars_can_be_called_as_Adobes_programs_do()
    {
        using var photo = new RegionPhoto();
        var regions = new PhotoRegions(SidecarNaming.Replaced);

        regions.Write(photo.Path, [Face("Anna")]).Sidecar.ShouldBe(photo.AdobeSidecar);

        photo.Files.ShouldBe(["lake.jpg", "lake.xmp"]);
        regions.Remove(photo.Path).State.ShouldBe(SidecarState.Deleted);
    }

    [Fact]
    public void A_sidecar_that_cannot_be_written_is_told_and_the_old_one_stays()
    {
        using var photo = new RegionPhoto().WithSidecar(XmpSamples.DigiKam);
        Directory.CreateDirectory(photo.Sidecar + ".partial");

        Should
            .Throw<RegionException>(() => photo.Write(Face("Berta", x: 50)))
            .Message.ShouldEndWith("What was there before is unchanged.");
        photo.Text.ShouldBe(XmpSamples.DigiKam);
    }

    [Fact]
    public void A_link_to_a_sidecar_stays_one()
    {
        using var photo = new RegionPhoto();
        File.WriteAllText(photo.AdobeSidecar, XmpSamples.Darktable);
        SymbolicLinks.ToFile(photo.Sidecar, photo.AdobeSidecar);

        photo.Write(Face("Anna"));

        new FileInfo(photo.Sidecar).LinkTarget.ShouldBe(photo.AdobeSidecar);
        File.ReadAllText(photo.AdobeSidecar).ShouldContain("Anna");
    }

    private static string Unnamed(string program) =>
        XmpSamples
            .WithAnna[program]
            .Replace("mwg-rs:Name=\"Anna\"", "")
            .Replace("<mwg-rs:Name>Anna</mwg-rs:Name>", "")
            .Replace("<reg:Name>Anna</reg:Name>", "");

    /// <summary>All fields of whichever spelling, but for what is written here besides a name: marks and places of faces.</summary>
    private static IEnumerable<string> Leaves(string xmp)
    {
        var document = XDocument.Parse(xmp);
        var attributes = document.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration);
        var elements = document.Descendants().Where(element => !element.HasElements && element.Value.Length > 0);
        return attributes
            .Select(attribute => (attribute.Name, attribute.Value))
            .Concat(elements.Select(element => (element.Name, element.Value)))
            .Where(leaf => leaf.Name.Namespace != "urn:facenet:regions:1.0/")
            .Select(leaf => $"{leaf.Name.LocalName}={leaf.Value}");
    }
}
