namespace FaceNet.Cli.Commands;

/// <summary>A command whose help shows how it is used.</summary>
internal interface IHasExamples
{
    /// <summary>Command lines, and what each does.</summary>
    IReadOnlyList<(string Command, string Meaning)> Examples { get; }
}
