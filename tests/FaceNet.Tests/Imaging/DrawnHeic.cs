namespace FaceNet.Tests.Imaging;

/// <summary>
/// HEIC files, which nothing here can write: 96×64 pixels in four quarters, red and green above, blue and yellow below,
/// drawn and encoded by libheif and x265.
/// </summary>
internal static class DrawnHeic
{
    public static readonly (byte R, byte G, byte B)[] Corners =
    [
        (0xC0, 0x20, 0x20),
        (0x20, 0xA0, 0x40),
        (0x20, 0x40, 0xC0),
        (0xE0, 0xC0, 0x20),
    ];

    /// <summary>As it is.</summary>
    public static byte[] Plain { get; } =
        Convert.FromBase64String(
            """
            AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAT9tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA
            AAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFjAAEAAAAAAAAAwgAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAv2lwcnAA
            AAChaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkA
            AAAwAAAwAeoDCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZp
            cG1hAAAAAAAAAAEAAQOBAoMAAADKbWRhdAAAAL4oAa8GOOPnvz9N/k+T///pMx6H+hmIu+VpuvjxRvgw//6IgAnD/hsRJultNOTaMASnAKiXes
            z4Ctlfjf3IcCISxnJ4uoeyaVOL7mIVmKnzTlnKDeJPzF/mvkjiop8WPnv9YUP5wAn//PX7oZ9FU8uyzQBLQdz9HLfLQO7BW4y9KaC0l8SlA4xG
            +3tLDRV7wawi/bL3//mxo9evg0f//oPfx+L9mjrqDh3kva4e5CZGsQLtIResUzGzOC4f862P
            """
        );

    /// <summary>
    /// Stored lying on its side, with the property that turns it upright; and, as phones write it, with the same
    /// orientation in EXIF, which is not to turn it a second time.
    /// </summary>
    public static byte[] Turned { get; } =
        Convert.FromBase64String(
            """
            AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAYptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA
            AAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGkAAEAAAAKAAAAzAACAAAAAAJwAAEAAAAKAAAAIgAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAA
            AAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAyWlwcnAAAACqaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGE
            ABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoCCBhZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAA
            ABRpc3BlAAAAAAAAAEAAAABgAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABdpcG1hAAAAAAAAAAEAAQSBAoOEAAAAGmlyZWYAAAAAAAAADm
            Nkc2MAAgABAAEAAAD2bWRhdAAAAMgoAa8GOFr8/TfsXv//+iHP//2lCmwlf5Kav//dlzrP6+CxYS5+r8G2P4Fa35HCbKoqEYqz6cDMIVaM5JBF
            JXG4bJ/efrvE7F3l9Q24hb+Np5t3bMfSZ1SmKsMh03SI8/n4YmBwIAnxWyB+bHizoJJJk1mSfJ1Alfe+zD+qwD/7vRkUvFEVaEuFDNKO0MlF+F
            ktTornqozkPkPyNYMHruJG3CRa64QlM/L6AYh7QX9xXxrd2IOEiGDnMDoh0ZT/CpKrFUY38yY08AAAAABJSSoACAAAAAEAEgEDAAEAAAAGAAAA
            AAAAAAAAAAA=
            """
        );
}
