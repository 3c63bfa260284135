using System.Globalization;
using System.Xml.Linq;
using static FaceNet.Regions.Xmp.XmpNames;

namespace FaceNet.Regions.Xmp;

/// <summary>An item of a list of regions.</summary>
internal sealed class XmpRegion
{
    private const string Face = "Face";
    private const string Normalized = "normalized";
    public const string OwnPrefix = "facenet";

    /// <summary>Decimals of coordinates: a hundredth of a pixel at 10,000 pixels.</summary>
    private const string CoordinateFormat = "0.######";

    private readonly XElement item;
    private readonly RdfStructure fields;

    public XmpRegion(XElement item) => (this.item, fields) = (item, new RdfStructure(item));

    /// <summary>True for a face; a region that does not say what it is counts as one.</summary>
    public bool IsFace => fields.Text(XmpNames.Type) is null or Face;

    public string? Name => fields.Text(XmpNames.Name);

    /// <summary>The rectangle; null for a point, a circle, or what makes no sense.</summary>
    public RegionArea? Area
    {
        get
        {
            if (fields.Element(XmpNames.RegionArea) is not { } element)
                return null;
            var area = new RdfStructure(element);
            return
                area.Text(XmpNames.Area + "unit") is null or Normalized
                && Number(area.Text(XmpNames.Area + "x")) is { } x
                && Number(area.Text(XmpNames.Area + "y")) is { } y
                && Number(area.Text(XmpNames.Area + "w")) is { } width and > 0
                && Number(area.Text(XmpNames.Area + "h")) is { } height and > 0
                ? new RegionArea(x, y, width, height)
                : null;
        }
    }

    public RegionMark Mark
    {
        get =>
            fields.Element(XmpNames.Extensions) is { } extensions
            && Enum.TryParse<RegionMark>(new RdfStructure(extensions).Text(Wrote), out var mark)
                ? mark
                : RegionMark.None;
        private set
        {
            XmlLayout.Declare(item, OwnPrefix, Own);
            if (fields.Element(XmpNames.Extensions) is { } extensions)
                new RdfStructure(extensions).Set(Wrote, $"{value}");
            else
                fields.Add(new XElement(XmpNames.Extensions, new XAttribute(Wrote, value)));
        }
    }

    /// <summary>Adds a face to a list.</summary>
    public static void Add(XElement list, string? name, RegionArea area)
    {
        var added = new XElement(Item);
        XmlLayout.Append(list, added);
        XmlLayout.Declare(added, "stArea", XmpNames.Area);
        XmlLayout.Append(
            added,
            new XElement(
                Description,
                name is null ? null : new XAttribute(XmpNames.Name, name),
                new XAttribute(XmpNames.Type, Face)
            )
        );
        var region = new XmpRegion(added) { Mark = RegionMark.Region };
        region.fields.Add(
            new XElement(
                XmpNames.RegionArea,
                new XAttribute(XmpNames.Area + "x", Text(area.X)),
                new XAttribute(XmpNames.Area + "y", Text(area.Y)),
                new XAttribute(XmpNames.Area + "w", Text(area.Width)),
                new XAttribute(XmpNames.Area + "h", Text(area.Height)),
                new XAttribute(XmpNames.Area + "unit", Normalized)
            )
        );
    }

    /// <summary>Names a region that had no name.</summary>
    public void GiveName(string name)
    {
        fields.Set(XmpNames.Name, name);
        Mark = RegionMark.Name;
    }

    /// <summary>Says that this is a copy.</summary>
    public void MarkAsCopy() => Mark = RegionMark.Copy;

    /// <summary>Takes back what was written here.</summary>
    /// <returns>False when that was nothing.</returns>
    public bool TakeBack()
    {
        switch (Mark)
        {
            case RegionMark.None:
                return false;
            case RegionMark.Name:
                fields.Remove(XmpNames.Name);
                Unmark();
                return true;
            default:
                XmlLayout.Remove(item);
                return true;
        }
    }

    private void Unmark()
    {
        var extensions = new RdfStructure(fields.Element(XmpNames.Extensions)!);
        extensions.Remove(Wrote);
        if (extensions.IsEmpty)
            fields.Remove(XmpNames.Extensions);
        item.Attribute(XNamespace.Xmlns + OwnPrefix)?.Remove();
    }

    // Far outside of the picture no region makes sense, and numbers without a bound make no pixels.
    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 10
            ? value
            : null;

    private static string Text(double value) => value.ToString(CoordinateFormat, CultureInfo.InvariantCulture);
}
