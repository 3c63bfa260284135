namespace FaceNet.Training.Optimization;

/// <summary>Half a cosine from the rate to a hundredth of it (Loshchilov and Hutter 2017, without restarts).</summary>
internal sealed class CosineRate(double rate, double epochs) : IRateSchedule
{
    private const double LastShare = 0.01;

    public double RateAt(double epoch, IReadOnlyList<Validation> validations)
    {
        var done = Math.Clamp(epoch / epochs, 0, 1);
        return rate * (LastShare + ((1 - LastShare) * (1 + Math.Cos(Math.PI * done)) / 2));
    }
}
