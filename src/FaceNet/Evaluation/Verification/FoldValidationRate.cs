namespace FaceNet.Evaluation.Verification;

/// <summary>VAL over the folds at a FAR that was asked for.</summary>
public sealed record FoldValidationRate
{
    /// <summary>The FAR asked for; thresholds are chosen to have at most this FAR on the other folds.</summary>
    public required double FalseAcceptRate { get; init; }

    /// <summary>Mean VAL over the folds, 0 to 1; null where the FAR cannot be measured.</summary>
    public double? Mean { get; init; }

    /// <summary>Sample standard deviation of VAL over the folds.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Standard deviation / √k.</summary>
    public double? StandardError { get; init; }

    /// <summary>Mean FAR that the thresholds turned out to have on the folds they were not chosen on.</summary>
    public double? MeasuredFalseAcceptRate { get; init; }

    /// <summary>Why there is no VAL; null where there is one.</summary>
    public string? NotMeasurable { get; init; }
}
