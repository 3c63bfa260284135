namespace FaceNet.Tests.Cli;

/// <summary>Paths of photos that show one face each, cut out of a sample photo.</summary>
public sealed record Portraits(string Anna, string AnnaMirrored, string Berta);
