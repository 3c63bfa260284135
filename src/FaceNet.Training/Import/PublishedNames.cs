using System.Globalization;
using System.Text.RegularExpressions;

namespace FaceNet.Training.Import;

/// <summary>The names of published weights in this project's.</summary>
internal static partial class PublishedNames
{
    private static readonly string[] BottleneckParts =
    [
        "expand.conv",
        "expand.bn",
        "expand.prelu",
        "depthwise.conv",
        "depthwise.bn",
        "depthwise.prelu",
        "project.conv",
        "project.bn",
    ];

    private static readonly Dictionary<string, string> InsightFaceStems = new()
    {
        ["conv2_dw"] = "dw_conv1",
        ["conv_6_sep"] = "conv2",
        ["conv_6_dw"] = "linear7",
        ["bn"] = "linear1.bn",
        ["linear"] = "linear1.conv",
        ["conv_23"] = "blocks1.0",
        ["conv_34"] = "blocks2.0",
        ["conv_45"] = "blocks4.0",
    };

    /// <summary>
    /// Finds out whose names these are, and answers each in this project's; names that are this project's already, or
    /// nobody's, stay.
    /// </summary>
    public static Dictionary<string, string> Translate(IReadOnlyCollection<string> published)
    {
        var names = published.Select(WithoutWrapper).ToHashSet(StringComparer.Ordinal);
        Func<string, string> translate =
            names.Contains("last_linear.weight") ? FromFaceNetPyTorch
            : names.Contains("conv_23.conv.conv.weight") ? FromInsightFacePyTorch
            : names.Contains("blocks.0.conv.0.weight") ? FromMobileFaceNetPyTorch
            : name => name;
        return published.ToDictionary(name => name, name => translate(WithoutWrapper(name)));
    }

    // Weights saved from nn.DataParallel carry its name in front.
    private static string WithoutWrapper(string name) =>
        name.StartsWith("module.", StringComparison.Ordinal) ? name["module.".Length..] : name;

    /// <summary>timesler/facenet-pytorch, models/inception_resnet_v1.py.</summary>
    private static string FromFaceNetPyTorch(string name)
    {
        name = ResidualBranch().Replace(name, "${block}.branches.branch");
        name = ResidualUp().Replace(name, "${block}.conv2d.conv.");
        return name.Replace("last_linear.", "last_linear.linear.", StringComparison.Ordinal)
            .Replace("last_bn.", "last_linear.bn.", StringComparison.Ordinal);
    }

    /// <summary>TreB1eN/InsightFace_Pytorch, model.py.</summary>
    private static string FromInsightFacePyTorch(string name)
    {
        if (InsightFaceResidual().Match(name) is { Success: true } residual)
        {
            // conv_3 goes on after conv_23, whose block is the first of its row; conv_4 and conv_5 have rows of their own.
            var stage = residual.Groups["stage"].Value;
            var index = int.Parse(residual.Groups["index"].Value, CultureInfo.InvariantCulture);
            var row = stage switch
            {
                "3" => $"blocks1.{index + 1}",
                "4" => $"blocks3.{index}",
                _ => $"blocks5.{index}",
            };
            return InsightFacePart($"{row}.{residual.Groups["rest"].Value}");
        }
        var stem = name.Split('.')[0];
        return InsightFaceStems.TryGetValue(stem, out var own) ? InsightFacePart(own + name[stem.Length..]) : name;
    }

    private static string InsightFacePart(string name) =>
        BottleneckExpand()
            .Replace(name, "${block}.expand.")
            .Replace(".conv_dw.", ".depthwise.", StringComparison.Ordinal);

    /// <summary>Xiaoccer/MobileFaceNet_Pytorch, core/model.py: all bottlenecks in one list.</summary>
    private static string FromMobileFaceNetPyTorch(string name)
    {
        if (Bottleneck().Match(name) is not { Success: true } match)
            return name;
        var index = int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture);
        var part = int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture);
        int[] counts = [5, 1, 6, 1, 2];
        var row = 0;
        while (index >= counts[row])
            index -= counts[row++];
        return $"blocks{row + 1}.{index}.{BottleneckParts[part]}.{match.Groups["rest"].Value}";
    }

    [GeneratedRegex(
        @"^(?<block>repeat_\d\.\d+|block8)\.branch",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ResidualBranch();

    [GeneratedRegex(
        @"^(?<block>repeat_\d\.\d+|block8)\.conv2d\.",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ResidualUp();

    [GeneratedRegex(
        @"^conv_(?<stage>[345])\.model\.(?<index>\d+)\.(?<rest>.+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InsightFaceResidual();

    [GeneratedRegex(@"^(?<block>blocks\d\.\d+)\.conv\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BottleneckExpand();

    [GeneratedRegex(
        @"^blocks\.(?<index>\d+)\.conv\.(?<part>[0-7])\.(?<rest>.+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Bottleneck();
}
