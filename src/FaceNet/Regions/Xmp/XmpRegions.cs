using System.Globalization;
using System.Xml.Linq;
using static FaceNet.Regions.Xmp.XmpNames;

namespace FaceNet.Regions.Xmp;

/// <summary>The regions of an XMP document.</summary>
internal sealed class XmpRegions(XDocument document)
{
    private static readonly XName[] Lists = [Rdf + "Bag", Rdf + "Seq", Rdf + "Alt"];

    /// <summary>All of them, of whatever type.</summary>
    public IReadOnlyList<XmpRegion> All => [.. Items().Select(item => new XmpRegion(item))];

    /// <summary>The size of the picture that they were drawn in; null where it is not told, or makes no sense.</summary>
    public AppliedSize? AppliedTo
    {
        get
        {
            if (Find() is not { } regions || new RdfStructure(regions).Element(AppliedToDimensions) is not { } element)
                return null;
            var size = new RdfStructure(element);
            return
                Number(size.Text(Dimensions + "w")) is { } width and >= 1
                && Number(size.Text(Dimensions + "h")) is { } height and >= 1
                ? new AppliedSize(width, height)
                : null;
        }
    }

    /// <summary>Takes over the regions of another document; there must be none yet.</summary>
    public void Copy(XmpRegions other)
    {
        if (other.Find() is not { } regions)
            return;
        XmlLayout.Append(NewDescription(), new XElement(regions));
        foreach (var region in All)
            region.MarkAsCopy();
    }

    /// <summary>Adds the region of a face.</summary>
    /// <param name="name">Whose it is; null where that is not known.</param>
    /// <param name="area">Where it is.</param>
    /// <param name="stored">The size of the picture as stored, for the first region.</param>
    public void Add(string? name, RegionArea area, PixelSize stored) => XmpRegion.Add(List(stored), name, area);

    /// <summary>Takes back what was written here, and what that leaves empty.</summary>
    public void TakeBack()
    {
        var taken = All.Count(region => region.TakeBack());
        if (taken == 0 || All.Count > 0 || Find() is not { } regions)
            return;
        var description = regions.Parent!;
        XmlLayout.Remove(regions);
        if (new RdfStructure(description).IsEmpty)
            XmlLayout.Remove(description);
    }

    private IEnumerable<XElement> Items() =>
        Find() is { } regions && new RdfStructure(regions).Element(RegionList) is { } list
            ? list.Elements().Where(container => Lists.Contains(container.Name)).Elements(Item)
            : [];

    private XElement? Find() => XmpDocument.Descriptions(document).Elements(RegionsProperty).FirstOrDefault();

    private XElement List(PixelSize stored)
    {
        var regions = Find() ?? NewRegions();
        var fields = new RdfStructure(regions);
        if (AppliedTo is null)
        {
            XmlLayout.Declare(regions, "stDim", Dimensions);
            fields.Remove(AppliedToDimensions);
            fields.Add(
                new XElement(
                    AppliedToDimensions,
                    new XAttribute(Dimensions + "w", stored.Width),
                    new XAttribute(Dimensions + "h", stored.Height),
                    new XAttribute(Dimensions + "unit", "pixel")
                )
            );
        }
        if (fields.Element(RegionList) is not { } list)
            fields.Add(list = new XElement(RegionList));
        if (list.Elements().FirstOrDefault(container => Lists.Contains(container.Name)) is { } found)
            return found;
        var bag = new XElement(Rdf + "Bag");
        XmlLayout.Append(list, bag);
        return bag;
    }

    private XElement NewRegions()
    {
        var regions = new XElement(RegionsProperty, new XAttribute(ParseType, "Resource"));
        XmlLayout.Append(NewDescription(), regions);
        return regions;
    }

    // One of its own, so that those of other programs stay as they are. All of a document are about one thing.
    private XElement NewDescription()
    {
        var description = new XElement(
            Description,
            new XAttribute(About, XmpDocument.Descriptions(document).FirstOrDefault()?.Attribute(About)?.Value ?? ""),
            new XAttribute(XNamespace.Xmlns + "mwg-rs", Region.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "stDim", Dimensions.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "stArea", XmpNames.Area.NamespaceName),
            new XAttribute(XNamespace.Xmlns + XmpRegion.OwnPrefix, Own.NamespaceName)
        );
        XmlLayout.Append(XmpDocument.Root(document), description);
        return description;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
}
