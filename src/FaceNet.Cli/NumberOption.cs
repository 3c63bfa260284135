using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace FaceNet.Cli;

/// <summary>An option that takes a number between two others, both included.</summary>
internal sealed class NumberOption<T> : Option<T?>
    where T : struct, INumber<T>
{
    private readonly T least;
    private readonly T most;

    public NumberOption(string name, T least, T most)
        : base(name)
    {
        (this.least, this.most) = (least, most);
        CustomParser = Parse;
    }

    private T? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (
            T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
        )
            return value;
        result.AddError($"{Name} is '{text}'; it must be a number from {Plain(least)} to {Plain(most)}.");
        return null;
    }

    private static string Plain(T number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
