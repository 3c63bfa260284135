namespace FaceNet.Cli.Commands;

/// <summary>A command that writes as it goes, so that what it did before it was stopped stays.</summary>
internal interface IKeepsWork
{
    /// <summary>A sentence that says so.</summary>
    string Kept { get; }
}
