namespace FaceNet.Training.Optimization;

/// <summary>A rate from each of some epochs on.</summary>
internal sealed class StepRates(IReadOnlyList<(double Epoch, double Rate)> steps) : IRateSchedule
{
    public double RateAt(double epoch, IReadOnlyList<Validation> validations) =>
        steps.Last(step => step.Epoch <= epoch).Rate;
}
