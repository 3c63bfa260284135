namespace FaceNet.Pages;

/// <summary>A face on a card.</summary>
/// <param name="Jpeg">Its picture.</param>
/// <param name="Name">Which face it is.</param>
/// <param name="Photo">Where it was found.</param>
public sealed record CardFace(ReadOnlyMemory<byte> Jpeg, string Name, string Photo);
