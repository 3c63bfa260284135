namespace FaceNet.Training.Optimization;

/// <summary>A third of the rate each time that so many validations in a row brought nothing better.</summary>
internal sealed class PlateauRate(double rate, int patience = 3) : IRateSchedule
{
    private const double Cut = 1.0 / 3;

    public double RateAt(double epoch, IReadOnlyList<Validation> validations)
    {
        var (best, waited, factor) = (double.NegativeInfinity, 0, 1.0);
        foreach (var validation in validations)
            if (validation.ValidationRate > best)
                (best, waited) = (validation.ValidationRate, 0);
            else if (++waited == patience)
                (waited, factor) = (0, factor * Cut);
        return rate * factor;
    }
}
