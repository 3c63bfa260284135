using System.Text;
using System.Xml;
using System.Xml.Linq;
using static FaceNet.Regions.Xmp.XmpNames;

namespace FaceNet.Regions.Xmp;

/// <summary>XMP from bytes and to bytes. What it holds came from anywhere, so it is read with limits and fetches nothing.</summary>
internal static class XmpDocument
{
    /// <summary>Bytes and characters of a document. The longest, with every edit of a raw photo, have a few million.</summary>
    public const int Longest = 16 << 20;

    /// <summary>Elements inside each other. XMP of cameras and programs has 20 or so; the XML library recurses in copies.</summary>
    private const int Deepest = 100;

    private static readonly XName Rdf = XmpNames.Rdf + "RDF";

    /// <summary>Reads a document, white space and comments included.</summary>
    /// <exception cref="RegionException">It is no XMP, or beyond the limits.</exception>
    public static XDocument Parse(byte[] bytes, string what)
    {
        if (bytes.Length > Longest)
            throw new RegionException($"{what} is too large: {bytes.Length} bytes, where {Longest} are allowed.");
        try
        {
            using (var reader = Read(bytes))
                while (reader.Read())
                    if (reader.Depth > Deepest)
                        throw new RegionException($"{what} is malformed: elements lie more than {Deepest} deep.");
            using var again = Read(bytes);
            var document = XDocument.Load(again, LoadOptions.PreserveWhitespace);
            return document.Descendants(Rdf).Any()
                ? document
                : throw new RegionException($"{what} is malformed: it has no rdf:RDF, and so is no XMP.");
        }
        catch (XmlException exception)
        {
            throw new RegionException(
                $"{what} is malformed: {exception.Message} Repair it or move it away.",
                exception
            );
        }
    }

    /// <summary>A document without properties.</summary>
    public static XDocument Create() =>
        new(
            new XDeclaration("1.0", "UTF-8", null),
            new XText("\n"),
            new XElement(
                Meta + "xmpmeta",
                new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
                new XAttribute(Meta + "xmptk", "FaceNet for .NET"),
                "\n ",
                new XElement(Rdf, new XAttribute(XNamespace.Xmlns + "rdf", XmpNames.Rdf.NamespaceName)),
                "\n"
            ),
            new XText("\n")
        );

    /// <summary>The element that holds the descriptions.</summary>
    public static XElement Root(XDocument document) => document.Descendants(Rdf).First();

    /// <summary>The elements that hold the properties.</summary>
    public static IEnumerable<XElement> Descriptions(XDocument document) => Root(document).Elements();

    public static byte[] Write(XDocument document)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = document.Declaration is null,
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var writer = XmlWriter.Create(stream, settings))
            document.Save(writer);
        return stream.ToArray();
    }

    private static XmlReader Read(byte[] bytes) =>
        XmlReader.Create(
            new MemoryStream(bytes),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = Longest,
            }
        );
}
