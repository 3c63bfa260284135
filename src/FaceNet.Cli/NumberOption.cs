using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FaceNet.Cli;

/// <summary>An option that takes a number between two others, both included.</summary>
internal sealed class NumberOption : Option<float?>
{
    private readonly float least;
    private readonly float most;

    public NumberOption(string name, float least, float most)
        : base(name)
    {
        (this.least, this.most) = (least, most);
        CustomParser = Parse;
    }

    private float? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
        )
            return value;
        result.AddError($"{Name} is '{text}'; it must be a number from {least} to {most}.");
        return null;
    }
}
