namespace FaceNet.Tests.Models;

/// <summary>Planes of a picture, and the layers as plain loops that follow their definitions.</summary>
/// <param name="Channels">Number of planes.</param>
/// <param name="Rows">Rows of a plane.</param>
/// <param name="Columns">Columns of a plane.</param>
/// <param name="Values">Plane after plane, row after row.</param>
internal sealed record PlainNetwork(int Channels, int Rows, int Columns, double[] Values)
{
    public double this[int channel, int row, int column] =>
        row >= 0 && row < Rows && column >= 0 && column < Columns
            ? Values[(((channel * Rows) + row) * Columns) + column]
            : 0;

    public static PlainNetwork Build(int channels, int rows, int columns, Func<int, int, int, double> value)
    {
        var values = new double[channels * rows * columns];
        for (var c = 0; c < channels; c++)
        for (var y = 0; y < rows; y++)
        for (var x = 0; x < columns; x++)
            values[(((c * rows) + y) * columns) + x] = value(c, y, x);
        return new(channels, rows, columns, values);
    }

    /// <summary>filter(out, in, row, column), zeros outside; as many rows and columns as Before stand before the picture.</summary>
    public PlainNetwork Convolve(
        (int Outputs, int Size, int Stride, int Before, PixelSize Result) shape,
        Func<int, int, int, int, double> filter,
        Func<int, double> bias
    ) =>
        Build(
            shape.Outputs,
            shape.Result.Height,
            shape.Result.Width,
            (o, y, x) =>
            {
                var sum = bias(o);
                for (var i = 0; i < Channels; i++)
                for (var dy = 0; dy < shape.Size; dy++)
                for (var dx = 0; dx < shape.Size; dx++)
                    sum +=
                        filter(o, i, dy, dx)
                        * this[i, (y * shape.Stride) - shape.Before + dy, (x * shape.Stride) - shape.Before + dx];
                return sum;
            }
        );

    public PlainNetwork Map(Func<int, double, double> function) =>
        Build(Channels, Rows, Columns, (c, y, x) => function(c, this[c, y, x]));

    public PlainNetwork Relu() => Map((_, value) => Math.Max(value, 0));

    public float[] ToFloats() => [.. Values.Select(value => (float)value)];
}
