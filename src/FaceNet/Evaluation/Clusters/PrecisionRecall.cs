namespace FaceNet.Evaluation.Clusters;

/// <summary>Two sides of a clustering.</summary>
/// <param name="Precision">0 to 1: are those who are together one person? 1 where nobody is together.</param>
/// <param name="Recall">0 to 1: are those who are one person together? 1 where no person has two faces.</param>
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    /// <summary>F₁, the harmonic mean 2PR/(P + R); 0 where both are 0.</summary>
    public double F => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
