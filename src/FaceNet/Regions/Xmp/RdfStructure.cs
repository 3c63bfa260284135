using System.Xml.Linq;
using static FaceNet.Regions.Xmp.XmpNames;

namespace FaceNet.Regions.Xmp;

/// <summary>
/// A structure of RDF in any of its spellings: fields as attributes or as elements, in the property itself, with
/// <c>rdf:parseType="Resource"</c> or without, or in an <c>rdf:Description</c> inside it.
/// </summary>
internal sealed class RdfStructure
{
    private readonly XElement body;

    /// <param name="property">The property, or the item of a list, whose value is the structure.</param>
    public RdfStructure(XElement property) => body = property.Element(Description) ?? property;

    /// <summary>A field that is a text, without spaces around it; null where it is absent or empty.</summary>
    public string? Text(XName field)
    {
        var text = body.Attribute(field)?.Value ?? TextOf(body.Element(field));
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>A field that is a structure or a list; null where it is absent.</summary>
    public XElement? Element(XName field) => body.Element(field);

    /// <summary>Gives a text field its value, in the spelling that it has or that the structure allows.</summary>
    public void Set(XName field, string text)
    {
        if (body.Attribute(field) is { } attribute)
            attribute.Value = text;
        else if (body.Element(field) is { } element)
            element.SetValue(text);
        else if (body.Name == Description)
            body.Add(new XAttribute(field, text));
        else
            Add(new XElement(field, text));
    }

    /// <summary>Adds a field that is not there.</summary>
    public void Add(XElement field)
    {
        MakeRoom();
        XmlLayout.Append(body, field);
    }

    /// <summary>Takes a field away; where that leaves nothing, the property as well.</summary>
    public void Remove(XName field)
    {
        body.Attribute(field)?.Remove();
        if (body.Element(field) is { } element)
            XmlLayout.Remove(element);
    }

    /// <summary>True when no field is left.</summary>
    public bool IsEmpty => !body.HasElements && !body.Attributes().Any(IsField);

    // Fields as elements need a Description around them, or the parse type, which in turn allows no attributes.
    private void MakeRoom()
    {
        if (body.Name == Description || body.Attribute(ParseType) is not null)
            return;
        var fields = body.Attributes().Where(IsField).ToArray();
        fields.Remove();
        body.Add(new XAttribute(ParseType, "Resource"));
        foreach (var field in fields)
            XmlLayout.Append(body, new XElement(field.Name, field.Value));
    }

    private static bool IsField(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration
        && attribute.Name.Namespace != Rdf
        && attribute.Name.Namespace != XNamespace.Xml;

    // A text with qualifiers, or in several languages, has its value in an element inside.
    private static string? TextOf(XElement? element) =>
        element is null
            ? null
            : (
                element.Descendants(Rdf + "value").FirstOrDefault()
                ?? element.Descendants(Item).FirstOrDefault()
                ?? element
            ).Value;
}
