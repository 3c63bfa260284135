namespace FaceNet.Galleries;

/// <summary>What became of a damaged gallery.</summary>
/// <param name="DamagedCopy">Where the file is kept as it was.</param>
/// <param name="PagesCorrected">Pages of the file in which one bit was wrong, and is right again.</param>
/// <param name="Lost">What could not be saved, a sentence each; empty when everything is there again.</param>
public sealed record MendedGallery(string DamagedCopy, int PagesCorrected, IReadOnlyList<string> Lost);
