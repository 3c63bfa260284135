using System.Xml.Linq;

namespace FaceNet.Regions.Xmp;

/// <summary>
/// The words of XMP (ISO 16684-1) and of the regions schema of the Metadata Working Group (guidelines 2.0, section 5.9).
/// </summary>
internal static class XmpNames
{
    public static readonly XNamespace Meta = "adobe:ns:meta/";
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static readonly XNamespace Region = "http://www.metadataworkinggroup.com/schemas/regions/";
    public static readonly XNamespace Area = "http://ns.adobe.com/xmp/sType/Area#";
    public static readonly XNamespace Dimensions = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";

    /// <summary>What is written here of its own: see <see cref="RegionMark"/>.</summary>
    public static readonly XNamespace Own = "urn:facenet:regions:1.0/";

    public static readonly XName Description = Rdf + "Description";
    public static readonly XName Item = Rdf + "li";
    public static readonly XName ParseType = Rdf + "parseType";
    public static readonly XName About = Rdf + "about";

    public static readonly XName RegionsProperty = Region + "Regions";
    public static readonly XName RegionList = Region + "RegionList";
    public static readonly XName AppliedToDimensions = Region + "AppliedToDimensions";
    public static readonly XName RegionArea = Region + "Area";
    public static readonly XName Name = Region + "Name";
    public static readonly XName Type = Region + "Type";
    public static readonly XName Extensions = Region + "Extensions";
    public static readonly XName Wrote = Own + "Wrote";
}
