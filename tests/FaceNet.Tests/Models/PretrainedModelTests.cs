using FaceNet.Models;

namespace FaceNet.Tests.Models;

/// <summary>The real weights, against other implementations of the same networks.</summary>
public sealed class PretrainedModelTests(PretrainedStore store) : IClassFixture<PretrainedStore>
{
    // First values for DrawnFace at 150×150, by face-api 1.7.15's FaceRecognitionNet on TensorFlow.js 4.22 (CPU back-end)
    // in Node: faceRecognitionNet.computeFaceDescriptor(tf.tensor3d(pixels, [150, 150, 3])).
    private static readonly float[] dlibByTensorFlowJs =
    [
        -0.0281478744f,
        0.115645438f,
        0.00549256476f,
        -0.0234134700f,
        -0.0909265354f,
        0.0115387868f,
        -0.0923696458f,
        0.00200319313f,
        0.122061402f,
        -0.0413586050f,
        0.230817541f,
        0.00916499924f,
        -0.267112434f,
        0.0131637631f,
        -0.00561939273f,
        0.123766162f,
    ];
    private const double DlibNormByTensorFlowJs = 1.4360121176;

    // First values for DrawnFace at 112×112, by TensorFlow Lite's own interpreter (the WebAssembly build of
    // @tensorflow/tfjs-tflite 0.0.1-alpha.10, XNNPACK) in Node, input (v − 127.5)/128.
    private static readonly float[] mobileFaceNetByTensorFlowLite =
    [
        -0.462395877f,
        0.755744457f,
        0.811491430f,
        0.346973062f,
        -2.73269629f,
        5.30543756f,
        -1.23071849f,
        -13.4541693f,
        -4.47349119f,
        5.45164680f,
        -0.510598481f,
        0.720416546f,
        -0.728199303f,
        1.28686166f,
        -0.0681470558f,
        4.30715895f,
    ];
    private const double MobileFaceNetNormByTensorFlowLite = 55.5669669;

    [Fact]
    public async Task Dlib_resnet_agrees_with_TensorFlow_js()
    {
        using var session = await store.OpenAsync("dlib-resnet");

        var values = session.Run(DrawnFace.Tensor(session.Card.Input), [1, 3, 150, 150]);

        values.Length.ShouldBe(128);
        Norm(values).ShouldBe(DlibNormByTensorFlowJs, 1e-5);
        Distances.Largest(values.AsSpan(0, 16), dlibByTensorFlowJs).ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public async Task MobileFaceNet_agrees_with_TensorFlow_Lite()
    {
        using var session = await store.OpenAsync("mobilefacenet");

        var values = session.Run(DrawnFace.Tensor(session.Card.Input), [1, 3, 112, 112]);

        values.Length.ShouldBe(192);
        // Values reach 17, so single precision leaves some 1e-5 after fifty layers.
        Norm(values).ShouldBe(MobileFaceNetNormByTensorFlowLite, 1e-3);
        Distances.Largest(values.AsSpan(0, 16), mobileFaceNetByTensorFlowLite).ShouldBeLessThan(2e-4f);
    }

    [Theory]
    [InlineData("dlib-resnet")]
    [InlineData("dlib-resnet-int8")]
    [InlineData("mobilefacenet")]
    [InlineData("landmarks-68")]
    public async Task A_batch_gives_what_each_picture_gives_alone(string name)
    {
        using var session = await store.OpenAsync(name);
        var input = session.Card.Input;
        var one = DrawnFace.Tensor(input);
        var other = one.Reverse().ToArray();
        long[] shape = [1, input.Mean.Count, input.Size.Height, input.Size.Width];

        var batch = session.Run([.. one, .. other, .. one], [3, .. shape[1..]]);

        float[] alone = [.. session.Run(one, shape), .. session.Run(other, shape), .. session.Run(one, shape)];
        Distances.Largest(batch, alone).ShouldBeLessThan(1e-4f);
    }

    [Theory]
    [InlineData("rfb-320")]
    [InlineData("rfb-320-int8")]
    [InlineData("dlib-resnet")]
    [InlineData("dlib-resnet-int8")]
    [InlineData("mobilefacenet")]
    [InlineData("landmarks-68")]
    public async Task The_compiled_form_gives_the_same_numbers(string name)
    {
        var file = await store.GetAsync(name);
        var input = file.Card.Input;
        long[] shape = [1, input.Mean.Count, input.Size.Height, input.Size.Width];
        var picture = DrawnFace.Tensor(input);
        using (ModelSession.Open(file))
        {
            // Opening it once leaves the compiled form in the store.
        }
        Directory.GetDirectories(CompiledModel.FolderOf(file.Path)).ShouldHaveSingleItem();
        using var compiled = ModelSession.Open(file);

        using var outside = new ScratchFolder();
        var copy = Path.Combine(outside.Path, "copy.onnx");
        File.Copy(file.Path, copy);
        using var plain = ModelSession.Open(file with { Path = copy });
        using var expected = plain.RunAll(picture, shape);
        using var actual = compiled.RunAll(picture, shape);

        foreach (var output in plain.Outputs.Keys)
            actual[output].SequenceEqual(expected[output]).ShouldBeTrue(output);
    }

    [Fact]
    public async Task A_session_can_be_used_by_many_threads_at_once()
    {
        using var session = await store.OpenAsync("landmarks-68");
        var picture = DrawnFace.Tensor(session.Card.Input);
        var expected = session.Run(picture, [1, 1, 64, 64]);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => session.Run(picture, [1, 1, 64, 64])))
        );

        answers.ShouldAllBe(answer => answer.SequenceEqual(expected));
    }

    [Fact]
    public async Task Every_row_of_the_table_fits_its_card()
    {
        foreach (var model in PretrainedModels.All)
        {
            using var session = await store.OpenAsync(model.Card.Name);
            Should.NotThrow(() => ModelFit.Check(session));
        }
    }

    [Fact]
    public async Task The_sample_photos_are_six_jpegs()
    {
        var folder = await store.Store.GetSamplePhotosAsync(cancellationToken: TestContext.Current.CancellationToken);

        Directory
            .GetFiles(folder)
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["sample1.jpg", "sample2.jpg", "sample3.jpg", "sample4.jpg", "sample5.jpg", "sample6.jpg"]);
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(v => (double)v * v));
}
