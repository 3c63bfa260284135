namespace FaceNet.Models.Conversion;

/// <summary>What is known of a tensor while PReLU is put together again from its parts.</summary>
internal abstract record Term
{
    private Term() { }

    /// <summary>A value of the ONNX graph.</summary>
    public sealed record Value(string Name) : Term;

    /// <summary>A constant.</summary>
    public sealed record Constant(float[] Values) : Term;

    /// <summary>max(x, 0).</summary>
    public sealed record Relu(string Of) : Term;

    /// <summary>|x|.</summary>
    public sealed record Absolute(string Of) : Term;

    /// <summary>x − |x|: 2x where x is negative, else 0.</summary>
    public sealed record TwiceNegative(string Of) : Term;

    /// <summary>half·(x − |x|), one half slope a channel.</summary>
    public sealed record Sloped(string Of, float[] Halves) : Term;
}
