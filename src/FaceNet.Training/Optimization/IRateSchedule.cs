namespace FaceNet.Training.Optimization;

/// <summary>How the learning rate changes over a run.</summary>
internal interface IRateSchedule
{
    /// <summary>The rate.</summary>
    /// <param name="epoch">Epochs done, with their fraction.</param>
    /// <param name="validations">Validation results so far, oldest first; greater is better.</param>
    double RateAt(double epoch, IReadOnlyList<Validation> validations);
}
