using System.Text;

namespace FaceNet.Tests.Regions;

/// <summary>
/// Sidecars and packets in the spellings of several programs, all with one face: Anna at 0.25 of the width and 0.5 of the
/// height, a tenth of the width wide and a fifth of the height high, in a picture of 80×40 pixels.
/// </summary>
internal static class XmpSamples
{
    private const string Namespaces = """
        xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
            xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
            xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
        """;

    /// <summary>exiv2's spelling: fields as attributes, items as descriptions; Microsoft's regions beside.</summary>
    public static string DigiKam =>
        Document(
            $"""
              <rdf:Description rdf:about=""
                xmlns:digiKam="http://www.digikam.org/ns/1.0/"
                xmlns:MP="http://ns.microsoft.com/photo/1.2/"
                xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
                xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"
                {Namespaces}
               digiKam:PickLabel="0">
               <digiKam:TagsList><rdf:Seq><rdf:li>People/Anna</rdf:li></rdf:Seq></digiKam:TagsList>
               <MP:RegionInfo rdf:parseType="Resource">
                <MPRI:Regions>
                 <rdf:Bag>
                  <rdf:li MPReg:PersonDisplayName="Anna" MPReg:Rectangle="0.2, 0.4, 0.1, 0.2"/>
                 </rdf:Bag>
                </MPRI:Regions>
               </MP:RegionInfo>
               <mwg-rs:Regions rdf:parseType="Resource">
                <mwg-rs:AppliedToDimensions stDim:w="80" stDim:h="40" stDim:unit="pixel"/>
                <mwg-rs:RegionList>
                 <rdf:Bag>
                  <rdf:li>
                   <rdf:Description mwg-rs:Name="Anna" mwg-rs:Type="Face">
                    <mwg-rs:Area stArea:x="0.25" stArea:y="0.5" stArea:w="0.1" stArea:h="0.2" stArea:unit="normalized"/>
                   </rdf:Description>
                  </rdf:li>
                 </rdf:Bag>
                </mwg-rs:RegionList>
               </mwg-rs:Regions>
              </rdf:Description>
            """
        );

    /// <summary>Adobe's spelling: a rotation beside the name, no unit, a focus point and a pet among the regions.</summary>
    public static string Lightroom =>
        Document(
            $"""
              <rdf:Description rdf:about=""
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                {Namespaces}
               xmp:CreatorTool="Adobe Photoshop Lightroom Classic">
               <mwg-rs:Regions rdf:parseType="Resource">
                <mwg-rs:AppliedToDimensions stDim:h="40" stDim:unit="pixel" stDim:w="80"/>
                <mwg-rs:RegionList>
                 <rdf:Bag>
                  <rdf:li>
                   <rdf:Description mwg-rs:Type="Focus">
                    <mwg-rs:Area stArea:x="0.5" stArea:y="0.5"/>
                   </rdf:Description>
                  </rdf:li>
                  <rdf:li>
                   <rdf:Description mwg-rs:Rotation="0.00000" mwg-rs:Name="Anna" mwg-rs:Type="Face">
                    <mwg-rs:Area stArea:h="0.20000" stArea:w="0.10000" stArea:x="0.25000" stArea:y="0.50000"/>
                   </rdf:Description>
                  </rdf:li>
                  <rdf:li>
                   <rdf:Description mwg-rs:Name="Rex" mwg-rs:Type="Pet">
                    <mwg-rs:Area stArea:h="0.2" stArea:w="0.1" stArea:x="0.7" stArea:y="0.5"/>
                   </rdf:Description>
                  </rdf:li>
                 </rdf:Bag>
                </mwg-rs:RegionList>
               </mwg-rs:Regions>
              </rdf:Description>
            """
        );

    /// <summary>Elements throughout, each with its parse type.</summary>
    public static string Picasa =>
        Document(
            $"""
              <rdf:Description rdf:about=""
                {Namespaces}>
               <mwg-rs:Regions rdf:parseType="Resource">
                <mwg-rs:AppliedToDimensions rdf:parseType="Resource">
                 <stDim:w>80</stDim:w>
                 <stDim:h>40</stDim:h>
                 <stDim:unit>pixel</stDim:unit>
                </mwg-rs:AppliedToDimensions>
                <mwg-rs:RegionList>
                 <rdf:Bag>
                  <rdf:li rdf:parseType="Resource">
                   <mwg-rs:Name>Anna</mwg-rs:Name>
                   <mwg-rs:Type>Face</mwg-rs:Type>
                   <mwg-rs:Area rdf:parseType="Resource">
                    <stArea:x>0.25</stArea:x>
                    <stArea:y>0.5</stArea:y>
                    <stArea:w>0.1</stArea:w>
                    <stArea:h>0.2</stArea:h>
                    <stArea:unit>normalized</stArea:unit>
                   </mwg-rs:Area>
                  </rdf:li>
                 </rdf:Bag>
                </mwg-rs:RegionList>
               </mwg-rs:Regions>
              </rdf:Description>
            """
        );

    /// <summary>A phone: a sequence, other prefixes, nested descriptions, extensions of its own, no outer element.</summary>
    public static string Phone =>
        """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:reg="http://www.metadataworkinggroup.com/schemas/regions/">
              <r:Description r:about="">
                <reg:Regions>
                  <r:Description>
                    <reg:RegionList>
                      <r:Seq>
                        <r:li r:parseType="Resource">
                          <reg:Extensions r:parseType="Resource"><f:FaceID xmlns:f="http://ns.example.com/faces/">1</f:FaceID></reg:Extensions>
                          <reg:Name>Anna</reg:Name>
                          <reg:Area xmlns:a="http://ns.adobe.com/xmp/sType/Area#" a:x="0.25" a:y="0.5" a:w="0.1" a:h="0.2" a:unit="normalized"/>
                        </r:li>
                      </r:Seq>
                    </reg:RegionList>
                  </r:Description>
                </reg:Regions>
              </r:Description>
            </r:RDF>
            """;

    /// <summary>Ratings and edits, and no regions.</summary>
    public static string Darktable =>
        """
            <?xml version="1.0" encoding="UTF-8"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:darktable="http://darktable.sf.net/"
               xmp:Rating="3"
               darktable:xmp_version="5">
               <darktable:history>
                <rdf:Seq>
                 <rdf:li
                  darktable:num="0"
                  darktable:operation="exposure"
                  darktable:params="gz02eJxjYGBgkGAAgRNODGiAEV0AJ2iwh+CRygcA0x0Zpw=="/>
                </rdf:Seq>
               </darktable:history>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>

            """;

    public static IReadOnlyDictionary<string, string> WithAnna { get; } =
        new Dictionary<string, string>
        {
            ["digiKam"] = DigiKam,
            ["Lightroom"] = Lightroom,
            ["Picasa"] = Picasa,
            ["a phone"] = Phone,
        };

    /// <summary>Puts a packet, padded as its makers do, into a JPEG.</summary>
    public static byte[] Embed(byte[] jpeg, string packet)
    {
        byte[] content =
        [
            .. "http://ns.adobe.com/xap/1.0/\0"u8,
            .. Encoding.UTF8.GetBytes(packet),
            .. Enumerable.Repeat((byte)' ', 200),
            0,
        ];
        var length = content.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. content, .. jpeg.AsSpan(2)];
    }

    private static string Document(string description) =>
        $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            {description}
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;
}
