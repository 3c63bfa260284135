using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Import;

/// <summary>State dicts as others' PyTorch modules save them, with random values.</summary>
internal sealed class PublishedWeights
{
    private readonly Dictionary<string, Tensor> weights = [];

    public static Dictionary<string, Tensor> InceptionResNet(int embedding)
    {
        var all = new PublishedWeights();
        all.Unit("conv2d_1a", 3, 32, 3, 3);
        all.Unit("conv2d_2a", 32, 32, 3, 3);
        all.Unit("conv2d_2b", 32, 64, 3, 3);
        all.Unit("conv2d_3b", 64, 80, 1, 1);
        all.Unit("conv2d_4a", 80, 192, 3, 3);
        all.Unit("conv2d_4b", 192, 256, 3, 3);
        for (var i = 0; i < 5; i++)
        {
            all.Unit($"repeat_1.{i}.branch0", 256, 32, 1, 1);
            all.Chain($"repeat_1.{i}.branch1", 256, (32, 1, 1), (32, 3, 3));
            all.Chain($"repeat_1.{i}.branch2", 256, (32, 1, 1), (32, 3, 3), (32, 3, 3));
            all.Biased($"repeat_1.{i}.conv2d", 96, 256);
        }
        all.Unit("mixed_6a.branch0", 256, 384, 3, 3);
        all.Chain("mixed_6a.branch1", 256, (192, 1, 1), (192, 3, 3), (256, 3, 3));
        for (var i = 0; i < 10; i++)
        {
            all.Unit($"repeat_2.{i}.branch0", 896, 128, 1, 1);
            all.Chain($"repeat_2.{i}.branch1", 896, (128, 1, 1), (128, 1, 7), (128, 7, 1));
            all.Biased($"repeat_2.{i}.conv2d", 256, 896);
        }
        all.Chain("mixed_7a.branch0", 896, (256, 1, 1), (384, 3, 3));
        all.Chain("mixed_7a.branch1", 896, (256, 1, 1), (256, 3, 3));
        all.Chain("mixed_7a.branch2", 896, (256, 1, 1), (256, 3, 3), (256, 3, 3));
        foreach (
            var block in (string[])["repeat_3.0", "repeat_3.1", "repeat_3.2", "repeat_3.3", "repeat_3.4", "block8"]
        )
        {
            all.Unit($"{block}.branch0", 1792, 192, 1, 1);
            all.Chain($"{block}.branch1", 1792, (192, 1, 1), (192, 1, 3), (192, 3, 1));
            all.Biased($"{block}.conv2d", 384, 1792);
        }
        all.weights["last_linear.weight"] = randn(embedding, 1792);
        all.Norm("last_bn", embedding);
        all.weights["logits.weight"] = randn(10, embedding);
        all.weights["logits.bias"] = randn(10);
        return all.weights;
    }

    public static Dictionary<string, Tensor> MobileFaceNetAsList(int embedding)
    {
        var all = new PublishedWeights();
        all.Unit("conv1", 3, 64, 3, 3, prelu: true);
        all.Unit("dw_conv1", 1, 64, 3, 3, prelu: true);
        var (index, channels) = (0, 64);
        foreach (
            var (expansion, filters, count) in ((int, int, int)[])
                [(2, 64, 5), (4, 128, 1), (2, 128, 6), (4, 128, 1), (2, 128, 2)]
        )
            for (var i = 0; i < count; i++, index++, channels = filters)
            {
                var (key, wide) = ($"blocks.{index}.conv", channels * expansion);
                all.weights[$"{key}.0.weight"] = randn(wide, channels, 1, 1);
                all.Norm($"{key}.1", wide);
                all.weights[$"{key}.2.weight"] = randn(wide);
                all.weights[$"{key}.3.weight"] = randn(wide, 1, 3, 3);
                all.Norm($"{key}.4", wide);
                all.weights[$"{key}.5.weight"] = randn(wide);
                all.weights[$"{key}.6.weight"] = randn(filters, wide, 1, 1);
                all.Norm($"{key}.7", filters);
            }
        all.Unit("conv2", 128, 512, 1, 1, prelu: true);
        all.Unit("linear7", 1, 512, 7, 7);
        all.Unit("linear1", 512, embedding, 1, 1);
        return all.weights;
    }

    public static Dictionary<string, Tensor> MobileFaceNetOfInsightFace(int embedding)
    {
        var all = new PublishedWeights();
        all.Unit("conv1", 3, 64, 3, 3, prelu: true);
        all.Unit("conv2_dw", 1, 64, 3, 3, prelu: true);
        all.DepthWise("conv_23", 64, 128, 64);
        for (var i = 0; i < 4; i++)
            all.DepthWise($"conv_3.model.{i}", 64, 128, 64);
        all.DepthWise("conv_34", 64, 256, 128);
        for (var i = 0; i < 6; i++)
            all.DepthWise($"conv_4.model.{i}", 128, 256, 128);
        all.DepthWise("conv_45", 128, 512, 128);
        for (var i = 0; i < 2; i++)
            all.DepthWise($"conv_5.model.{i}", 128, 256, 128);
        all.Unit("conv_6_sep", 128, 512, 1, 1, prelu: true);
        all.Unit("conv_6_dw", 1, 512, 7, 7);
        all.weights["linear.weight"] = randn(embedding, 512);
        all.Norm("bn", embedding);
        return all.weights;
    }

    private void DepthWise(string key, int channels, int wide, int filters)
    {
        Unit($"{key}.conv", channels, wide, 1, 1, prelu: true);
        Unit($"{key}.conv_dw", 1, wide, 3, 3, prelu: true);
        Unit($"{key}.project", wide, filters, 1, 1);
    }

    private void Chain(string key, int channels, params ReadOnlySpan<(int Filters, int Height, int Width)> units)
    {
        for (var i = 0; i < units.Length; channels = units[i++].Filters)
            Unit($"{key}.{i}", channels, units[i].Filters, units[i].Height, units[i].Width);
    }

    private void Unit(string key, int channels, int filters, int height, int width, bool prelu = false)
    {
        weights[$"{key}.conv.weight"] = randn(filters, channels, height, width);
        Norm($"{key}.bn", filters);
        if (prelu)
            weights[$"{key}.prelu.weight"] = randn(filters);
    }

    private void Biased(string key, int channels, int filters)
    {
        weights[$"{key}.weight"] = randn(filters, channels, 1, 1);
        weights[$"{key}.bias"] = randn(filters);
    }

    private void Norm(string key, int channels)
    {
        weights[$"{key}.weight"] = randn(channels);
        weights[$"{key}.bias"] = randn(channels);
        weights[$"{key}.running_mean"] = randn(channels);
        weights[$"{key}.running_var"] = rand(channels) + 0.5;
        weights[$"{key}.num_batches_tracked"] = tensor(7L);
    }
}
