namespace FaceNet.Cli.Output;

/// <summary>A JSON array printed item by item, so that a large folder does not have to fit in memory.</summary>
internal sealed class JsonArray<T>(TextWriter output) : IDisposable
{
    private bool started;

    public void Add(T item)
    {
        output.WriteLine(started ? "," : "[");
        started = true;
        output.Write(JsonText.Serialize(item));
    }

    public void Dispose() => output.WriteLine(started ? "\n]" : "[]");
}
