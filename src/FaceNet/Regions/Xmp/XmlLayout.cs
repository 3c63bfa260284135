using System.Xml.Linq;

namespace FaceNet.Regions.Xmp;

/// <summary>Puts elements into a document that keeps its white space, and takes them out without a trace.</summary>
internal static class XmlLayout
{
    /// <summary>Adds an element as the last: on a line of its own, unless the others share one.</summary>
    public static void Append(XElement parent, XElement child)
    {
        if (!parent.Nodes().Any())
            parent.Add(LineBreak(parent, 0));
        if (parent.LastNode is XText closing)
            closing.AddBeforeSelf(new XText(LineBreak(parent, 1)), child);
        else
            parent.Add(child);
    }

    /// <summary>Removes an element and the line break before it.</summary>
    public static void Remove(XElement element)
    {
        var parent = element.Parent!;
        if (IsSpace(element.PreviousNode))
            element.PreviousNode!.Remove();
        element.Remove();
        if (parent.Nodes().All(IsSpace))
            parent.RemoveNodes();
    }

    /// <summary>Makes a prefix known below an element, unless the namespace has one there.</summary>
    public static void Declare(XElement element, string prefix, XNamespace name)
    {
        if (element.GetPrefixOfNamespace(name) is null)
            element.SetAttributeValue(XNamespace.Xmlns + prefix, name.NamespaceName);
    }

    private static bool IsSpace(XNode? node) => node is XText text && string.IsNullOrWhiteSpace(text.Value);

    private static string LineBreak(XElement parent, int deeper) =>
        "\n" + new string(' ', parent.Ancestors().Count() + deeper);
}
