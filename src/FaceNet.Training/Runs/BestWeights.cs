namespace FaceNet.Training.Runs;

/// <summary>Chooses the weights that a run leaves: those of the largest VAL on people kept apart, else the last.</summary>
internal sealed class BestWeights(ITrainingFaces? validation, TrainingOptions options, RunFolder folder)
{
    /// <summary>Measures after an epoch, where that is due, and keeps the weights where they are the best.</summary>
    /// <returns>VAL, 0 to 1; null where nothing was measured.</returns>
    /// <remarks>Not to be interrupted: the step that it belongs to is done, and a resumed run would pass it over.</remarks>
    /// <exception cref="TrainingException">The people kept apart are too few to measure with.</exception>
    public double? Judge(TrainingState state, RunReport report)
    {
        var epoch = state.Position.Epoch;
        var isLast = epoch == options.Epochs;
        if (validation is null)
        {
            if (isLast)
                report.Attempt("The weights were not written", () => folder.SaveBest(state));
            return null;
        }
        if (!isLast && epoch % options.ValidateEvery != 0)
            return null;
        var rate = Measure(state, validation);
        var isBest = !(state.Position.BestValidationRate >= rate);
        var isLost = isBest && !report.Attempt("The best weights were not written", () => folder.SaveBest(state));
        state.Position = state.Position with
        {
            Validations = [.. state.Position.Validations, new(epoch, rate, isLost)],
        };
        return rate;
    }

    private double Measure(TrainingState state, ITrainingFaces people)
    {
        var rate = FaceValidation.Measure(state.Average.Network, people, options.Workers, CancellationToken.None);
        return rate.Point?.ValidationRate
            ?? throw new TrainingException(
                $"VAL of the validation people is {rate.NotMeasurable}. Keep more people apart, or train without validation."
            );
    }
}
