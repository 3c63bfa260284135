using System.Runtime.CompilerServices;

namespace FaceNet.Training.Data;

/// <summary>Checks numbers that the user sets.</summary>
internal static class Knob
{
    /// <summary>The value, when it lies between two bounds, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not, or is no number; the message names the option.</exception>
    public static float Between(float value, float least, float most, [CallerMemberName] string option = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(option, value, $"{option} lies between {least} and {most}.");
}
