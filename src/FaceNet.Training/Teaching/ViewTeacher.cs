using System.Security.Cryptography;
using System.Text;
using FaceNet.Models;
using FaceNet.Training.Import;
using FaceNet.Training.Native;
using FaceNet.Training.Runs;
using FaceNet.Training.Workers;
using static TorchSharp.torch;

namespace FaceNet.Training.Teaching;

/// <summary>
/// An ONNX embedder that is asked about each face as the student is shown it, shifted, blurred or half hidden: "consistent
/// teaching" (Beyer et al. 2022), under which students go on learning where answers about unchanged faces wear out. It
/// computes each face again, on the processor for longer than the student does.
/// </summary>
/// <remarks>
/// The student's picture is resampled to the teacher's size. Where the teacher has more values than the student they are
/// turned to as many principal components, those of its answers about unchanged faces of the training data, which are kept
/// in a file: a resumed run must be taught along the same directions.
/// </remarks>
public sealed class ViewTeacher : ITeacher, IDisposable
{
    private const string MeanName = "mean";
    private const string DirectionsName = "directions";

    private const int FacesForComponents = 2048;

    private readonly TorchGraph graph;
    private readonly ViewResampling resampling;
    private readonly Device device;
    private readonly int chunk;
    private readonly int places;
    private PrincipalComponents? components;

    private ViewTeacher(ModelFile model, PixelSize view, int size, ComputeDevice where)
    {
        if (where == ComputeDevice.Cuda)
            LibTorch.RequireCuda();
        else
            LibTorch.Require();
        // Many faces at once on a card; few at once, so that their maps stay in the cache, on each processor.
        (device, chunk, places) = where == ComputeDevice.Cuda ? (CUDA, 256, 1) : (CPU, 16, Environment.ProcessorCount);
        graph = TorchGraph.Load(model.Path, device);
        resampling = new(model.Card.Input, view, device);
        Identity = $"{model.Card.Name}:{model.Sha256} as shown";
        Dimension = size;
    }

    /// <inheritdoc />
    public string Identity { get; }

    /// <inheritdoc />
    public int Dimension { get; }

    /// <summary>Loads a teacher, and finds or reads its components.</summary>
    /// <param name="model">An embedder whose alignment is that of the crops.</param>
    /// <param name="faces">The training data.</param>
    /// <param name="size">Values of the student's embedding.</param>
    /// <param name="folder">Where the components are kept.</param>
    /// <param name="device">Where it computes.</param>
    /// <exception cref="ModelException">
    /// It is no embedder, is aligned otherwise, has fewer values than the student, or is made of operations that are not
    /// known here.
    /// </exception>
    /// <exception cref="LibTorchException">The device cannot be used.</exception>
    public static ViewTeacher Load(
        ModelFile model,
        ITrainingFaces faces,
        int size,
        string folder,
        ComputeDevice device = ComputeDevice.Cpu
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(faces);
        EmbedderTeacher.RefuseUnfit(model.Card, size);
        var teacher = new ViewTeacher(model, faces.Input, size, device);
        if (model.Card.Dimension is { } dimension && dimension > size)
            teacher.TakeComponents(faces, dimension, folder);
        return teacher;
    }

    /// <inheritdoc />
    public float[] Answer(ReadOnlySpan<int> images, ArraySegment<float> views) =>
        Embed(
            views,
            images.Length,
            Dimension,
            answer => components is null ? nn.functional.normalize(answer) : components.Reduce(answer)
        );

    /// <inheritdoc />
    public void Dispose()
    {
        graph.Dispose();
        resampling.Dispose();
        components?.Mean.Dispose();
        components?.Directions.Dispose();
    }

    /// <summary>Embeds pictures part by part, so that the maps of a part only are held at once.</summary>
    private float[] Embed(ArraySegment<float> views, int count, int dimension, Func<Tensor, Tensor> finish)
    {
        var values = new float[count * dimension];
        var each = views.Count / Math.Max(count, 1);
        Parallel.For(
            0,
            (count + chunk - 1) / chunk,
            new ParallelOptions { MaxDegreeOfParallelism = places },
            part =>
            {
                using var scope = NewDisposeScope();
                using var off = no_grad();
                var first = part * chunk;
                var faces = Math.Min(chunk, count - first);
                var offset = views.Offset + ((long)first * each);
                var pixels = frombuffer(views.Array!, ScalarType.Float32, faces * each, offset);
                var answer = graph.Run(resampling.Apply(pixels.to(device, copy: true), faces));
                finish(answer).cpu().data<float>().CopyTo(values.AsSpan(first * dimension));
            }
        );
        return values;
    }

    private void TakeComponents(ITrainingFaces faces, int dimension, string folder)
    {
        var name = $"{Identity} {faces.Hash} {faces.Input} {Dimension}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];
        var path = Path.Combine(folder, $"teacher-components-{key}.safetensors");
        if (!File.Exists(path))
            StoreComponents(faces, dimension, path);
        var stored = WeightFile.Read(path);
        // Copied, because sums differ in the last bit with the alignment, and torch aligns its own memory only.
        components = new(stored[MeanName].to(device, copy: true), stored[DirectionsName].to(device, copy: true));
    }

    /// <summary>From answers about unchanged faces, evenly spread over the data.</summary>
    private void StoreComponents(ITrainingFaces faces, int dimension, string path)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var count = Math.Min(faces.Count, FacesForComponents);
        var each = (int)faces.Input.Pixels * 3;
        var pixels = new float[count * each];
        Parallel.For(
            0,
            count,
            i => faces.Read((int)((long)i * faces.Count / count), pixels.AsSpan(i * each, each), augmentation: null)
        );
        var answers = tensor(Embed(pixels, count, dimension, answer => answer)).view(count, dimension);
        var found = PrincipalComponents.Of(answers, Dimension);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeWeights.Write(path, new() { [MeanName] = found.Mean, [DirectionsName] = found.Directions });
    }
}
