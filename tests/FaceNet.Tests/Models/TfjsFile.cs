using System.Text;

namespace FaceNet.Tests.Models;

/// <summary>Writes small TensorFlow.js weights with known values.</summary>
internal sealed class TfjsFile
{
    private readonly List<string> tensors = [];
    private readonly List<byte> data = [];
    private readonly Dictionary<string, float[]> values = new(StringComparer.Ordinal);

    public byte[] Manifest =>
        Encoding.UTF8.GetBytes($$"""[{"weights":[{{string.Join(",", tensors)}}],"paths":["model.bin"]}]""");

    public byte[] Data => [.. data];

    public float[] this[string name] => values[name];

    public TfjsFile Floats(string name, int[] shape, float[] content)
    {
        tensors.Add($$"""{"name":"{{name}}","shape":[{{string.Join(",", shape)}}],"dtype":"float32"}""");
        data.AddRange(content.SelectMany(BitConverter.GetBytes));
        values[name] = content;
        return this;
    }

    public TfjsFile Quantised(string name, int[] shape, byte[] content, double scale, double min)
    {
        tensors.Add(
            $$"""{"quantization":{"dtype":"uint8","scale":{{scale}},"min":{{min}} },"dtype":"float32","name":"{{name}}","shape":[{{string.Join(
                ",",
                shape
            )}}]}"""
        );
        data.AddRange(content);
        values[name] = [.. content.Select(q => (float)((q * scale) + min))];
        return this;
    }

    /// <summary>A convolution with bias, scale and shift, filled at random; filters quantised.</summary>
    public TfjsFile Unit(string prefix, int size, int inputs, int outputs, Random random)
    {
        var filters = new byte[size * size * inputs * outputs];
        random.NextBytes(filters);
        Quantised($"{prefix}/conv/filters", [size, size, inputs, outputs], filters, 0.01, -1.3);
        foreach (var name in new[] { "conv/bias", "scale/weights", "scale/biases" })
            Floats(
                $"{prefix}/{name}",
                [outputs],
                [.. Enumerable.Range(0, outputs).Select(_ => random.NextSingle() - 0.4f)]
            );
        return this;
    }
}
