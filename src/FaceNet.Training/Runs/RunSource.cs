namespace FaceNet.Training.Runs;

/// <summary>Where a run's data lie and what may be done with its weights, so that it can be resumed by its folder alone.</summary>
public sealed record RunSource
{
    /// <summary>The data: a folder with a folder of pictures a person, or a table.</summary>
    public required string Data { get; init; }

    /// <summary>The list of what is left out; null for none.</summary>
    public string? Exclude { get; init; }

    /// <summary>The list of people kept apart; null for the data's own.</summary>
    public string? Validation { get; init; }

    /// <summary>The file of crops.</summary>
    public required string Crops { get; init; }

    /// <summary>Licence of the weights that come of it, for the model's card; null where it was not stated.</summary>
    public string? Licence { get; init; }
}
