using System.Globalization;

namespace FaceNet.Training.Optimization;

/// <summary>Schedules by the name that the user types.</summary>
internal static class RateSchedules
{
    /// <summary>The names, beside a file.</summary>
    public static IReadOnlyList<string> Names { get; } = ["constant", "cosine", "plateau"];

    /// <summary>Makes a schedule.</summary>
    /// <param name="name"><c>constant</c>, <c>cosine</c>, <c>plateau</c>, or the steps themselves: "0: 0.05, 80: 0.01".</param>
    /// <param name="rate">Rate to begin with.</param>
    /// <param name="epochs">Length of the run.</param>
    public static IRateSchedule Create(string name, double rate, double epochs) =>
        name switch
        {
            "constant" => new StepRates([(0, rate)]),
            "cosine" => new CosineRate(rate, epochs),
            "plateau" => new PlateauRate(rate),
            _ => Steps(name),
        };

    /// <summary>
    /// Reads lines of <c>epoch: rate</c>, separated by line ends or commas, with comments after #. The rate holds from its
    /// epoch on.
    /// </summary>
    /// <exception cref="ArgumentException">A line is broken, or epochs do not ascend from 0.</exception>
    public static StepRates Steps(string text)
    {
        List<(double Epoch, double Rate)> steps = [];
        foreach (var line in text.Split('\n').SelectMany(line => line.Split('#')[0].Split(',')))
        {
            if (line.Trim() is not { Length: > 0 } step)
                continue;
            var parts = step.Split(':');
            if (
                parts.Length != 2
                || !TryNumber(parts[0], out var epoch)
                || !TryNumber(parts[1], out var rate)
                || rate <= 0
            )
                throw new ArgumentException(
                    $"'{step}' is no step of a learning rate. Write constant, cosine, plateau, or steps as epoch: rate, "
                        + "for instance 0: 0.05, 80: 0.01.",
                    nameof(text)
                );
            steps.Add((epoch, rate));
        }
        if (
            steps.Count == 0
            || steps[0].Epoch != 0
            || steps.Zip(steps.Skip(1)).Any(two => two.First.Epoch >= two.Second.Epoch)
        )
            throw new ArgumentException(
                $"The epochs of a learning rate begin at 0 and ascend; these do not: {text.Trim()}",
                nameof(text)
            );
        return new(steps);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
