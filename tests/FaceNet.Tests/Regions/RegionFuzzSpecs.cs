using System.Text;
using FaceNet.Regions;

namespace FaceNet.Tests.Regions;

public sealed class RegionFuzzSpecs
{
    private const int Rounds = 100;

    public static TheoryData<string> Programs => RegionReadingSpecs.Programs;

    [Theory]
    [MemberData(nameof(Programs))]
    public void Changed_bytes_give_regions_or_a_reason(string program)
    {
        using var photo = new RegionPhoto();
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(XmpSamples.WithAnna[program]);
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ShouldGiveRegionsOrAReason(photo, bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Pieces_that_are_lost_doubled_or_moved_give_regions_or_a_reason(string program)
    {
        using var photo = new RegionPhoto();
        var random = new Random(2);
        var pieces = XmpSamples.WithAnna[program].Split('<');
        for (var round = 0; round < Rounds; round++)
        {
            var changed = pieces.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var piece = changed[random.Next(1, changed.Count)];
                if (random.Next(2) == 0)
                    changed.Remove(piece);
                if (random.Next(2) == 0)
                    changed.Insert(random.Next(1, changed.Count), piece);
            }
            ShouldGiveRegionsOrAReason(photo, Encoding.UTF8.GetBytes(string.Join('<', changed)));
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Fields_that_are_empty_absent_or_strange_give_regions_or_a_reason(string program)
    {
        using var photo = new RegionPhoto();
        var random = new Random(3);
        string[] words =
        [
            "0.25",
            "0.5",
            "Anna",
            "Face",
            "80",
            "40",
            "normalized",
            "Resource",
            "rdf:li",
            "rdf:Bag",
            "r:Seq",
            "Area",
        ];
        string[] strange =
        [
            "",
            "-1",
            "1e308",
            "NaN",
            "∞",
            "x",
            "rdf:Description",
            "&#x41;",
            "Literal",
            new string('9', 400),
        ];
        for (var round = 0; round < Rounds; round++)
        {
            var text = XmpSamples.WithAnna[program];
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                text = text.Replace(words[random.Next(words.Length)], strange[random.Next(strange.Length)]);
            ShouldGiveRegionsOrAReason(photo, Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public void A_photo_cut_or_changed_anywhere_gives_regions_or_a_reason()
    {
        using var photo = new RegionPhoto(packet: XmpSamples.Picasa);
        var whole = File.ReadAllBytes(photo.Path);
        var random = new Random(4);
        for (var round = 0; round < Rounds; round++)
        {
            byte[] bytes = [.. whole.AsSpan(0, random.Next(2) == 0 ? whole.Length : random.Next(whole.Length))];
            for (var changes = random.Next(3); changes > 0 && bytes.Length > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(photo.Path, bytes);
            Try(() => photo.Read());
        }
    }

    /// <summary>And what can be read can be written to, read again, and taken back.</summary>
    private static void ShouldGiveRegionsOrAReason(RegionPhoto photo, byte[] sidecar)
    {
        File.WriteAllBytes(photo.Sidecar, sidecar);
        var read = Try(() => photo.Read());
        var change = Try(() => photo.Write(RegionPhoto.Face("Zoe", x: 60), RegionPhoto.Face("Zoe")));
        if (read is null || change is null)
        {
            File.ReadAllBytes(photo.Sidecar).ShouldBe(sidecar);
            return;
        }
        var again = photo.Read();
        again
            .Where(region => !region.IsRecognized)
            .Count(region => region.Name is not null)
            .ShouldBe(read.Count(region => region.Name is not null));
        foreach (var face in change.Tagged)
            again.ShouldContain(region => region.Name == "Zoe" && region.Box.IntersectionOverUnion(face.Box) >= 0.29f);
        photo.Remove();
        if (File.Exists(photo.Sidecar))
            photo.Read().Select(region => region.Name).ShouldBe(read.Select(region => region.Name));
    }

    private static T? Try<T>(Func<T> attempt)
        where T : class
    {
        try
        {
            return attempt();
        }
        catch (Exception reason) when (reason is RegionException or PhotoException)
        {
            reason.Message.ShouldEndWith(".");
            return null;
        }
    }
}
