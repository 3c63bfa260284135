namespace FaceNet.Models.Conversion;

/// <summary>
/// The first graph of a TensorFlow Lite file (schema version 3), as far as float networks of convolutions need it.
/// Slot numbers are those of tensorflow/lite/schema/schema.fbs.
/// </summary>
internal sealed class TfliteModel
{
    private const int SchemaVersion = 3;

    private TfliteModel(TfliteTensor[] tensors, TfliteOperator[] operators, int input, int output)
    {
        Tensors = tensors;
        Operators = operators;
        Input = input;
        Output = output;
    }

    public IReadOnlyList<TfliteTensor> Tensors { get; }

    /// <summary>In the order of execution.</summary>
    public IReadOnlyList<TfliteOperator> Operators { get; }

    /// <summary>Index of the only tensor that goes in.</summary>
    public int Input { get; }

    /// <summary>Index of the only tensor that comes out.</summary>
    public int Output { get; }

    /// <exception cref="ModelException">The bytes are no such file, or it is damaged.</exception>
    public static TfliteModel Parse(byte[] file)
    {
        try
        {
            return Read(FlatTable.Root(file), file.Length);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new ModelException($"The file is not a TensorFlow Lite model, or it was cut short: {e.Message}", e);
        }
    }

    private static TfliteModel Read(FlatTable model, int length)
    {
        if (model.Int(0) != SchemaVersion)
            throw new ModelException(
                $"The file has the TensorFlow Lite version {model.Int(0)}; only {SchemaVersion} is known."
            );
        // Codes above 127 are in slot 3 only, those below in slot 0 and perhaps in both.
        var codes = model.Children(1).Select(code => Math.Max(code.Byte(0), code.Int(3))).ToArray();
        if (model.Children(2) is not [var graph])
            throw new ModelException("The TensorFlow Lite file must have exactly one graph.");
        var buffers = Buffers(model, length);
        var tensors = graph.Children(0).Select(tensor => TfliteTensor.Read(tensor, buffers)).ToArray();
        var operators = graph.Children(3).Select(node => TfliteOperator.Read(node, codes, tensors.Length)).ToArray();
        if (graph.Ints(1) is not [var input] || graph.Ints(2) is not [var output])
            throw new ModelException("The TensorFlow Lite graph must have one input and one output.");
        if ((uint)input >= tensors.Length || (uint)output >= tensors.Length)
            throw new ModelException("The graph's input or output is not among its tensors.");
        return new TfliteModel(tensors, operators, input, output);
    }

    // Buffers that lie over each other would let a small file ask for any amount of memory.
    private static float[][] Buffers(FlatTable model, int length)
    {
        var buffers = model.Children(4);
        if (buffers.Sum(buffer => (long)buffer.VectorBytes(0)) > length)
            throw new ModelException("The buffers of the TensorFlow Lite file lie over each other.");
        return [.. buffers.Select(buffer => buffer.Floats(0))];
    }
}
