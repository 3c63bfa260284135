namespace FaceNet.Evaluation.Statistics;

/// <summary>The beta distribution: the regularised incomplete beta function Iₓ(a, b) and its inverse.</summary>
internal static class BetaDistribution
{
    /// <summary>Lanczos' coefficients for g = 7, n = 9 (Godfrey 2001), good to 15 digits.</summary>
    private static ReadOnlySpan<double> Lanczos =>
        [
            0.99999999999980993,
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];

    /// <summary>The x with Iₓ(a, b) = <paramref name="probability"/>, by bisection to the last digit.</summary>
    public static double Quantile(double probability, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high || high - low < 1e-13 * middle)
                return middle;
            if (Cumulative(middle, a, b) < probability)
                low = middle;
            else
                high = middle;
        }
    }

    /// <summary>Iₓ(a, b) for 0 ≤ x ≤ 1 and a, b ≥ 1, by the continued fraction (DLMF 8.17.22).</summary>
    public static double Cumulative(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
            return x <= 0 ? 0 : 1;
        // The fraction converges fast only below the mean; above it, the mirrored one does.
        if (x > (a + 1) / (a + b + 2))
            return 1 - Cumulative(1 - x, b, a);
        var logBeta = LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        var front = Math.Exp((a * Math.Log(x)) + (b * double.LogP1(-x)) - logBeta) / a;
        return front * Fraction(x, a, b);
    }

    /// <summary>Lentz's method on 1/(1 + d₁/(1 + d₂/(1 + …))).</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, NonZero(1 - ((a + b) * x / (a + 1))));
        d = 1 / d;
        var value = d;
        for (var m = 1.0; ; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NonZero(1 + (even * d));
            c = NonZero(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NonZero(1 + (odd * d));
            c = NonZero(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15 || m > 1_000_000)
                return value;
        }
    }

    private static double NonZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static double LogGamma(double z)
    {
        var x = z - 1;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x + i);
        var t = x + 7.5;
        return (Math.Log(2 * Math.PI) / 2) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
