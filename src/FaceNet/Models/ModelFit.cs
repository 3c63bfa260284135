using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Models;

/// <summary>Does an ONNX graph take what its card says, and answer what its card says? Read off, then tried out.</summary>
internal static class ModelFit
{
    private const int LandmarkValues = 2 * 68;
    private const float MiddleGrey = 127.5f;

    /// <summary>Compares a model that was loaded with its card.</summary>
    /// <exception cref="ModelException">They do not fit; the message names both sides.</exception>
    public static void Check(ModelSession session)
    {
        var card = session.Card;
        var axes = Axes(card.Input);
        CheckInput(session.Inputs, card, axes);
        float[][] answers;
        try
        {
            using var outputs = session.RunAll(Grey(card.Input), [.. axes.Select(axis => (long)axis)]);
            answers = [.. session.Outputs.Keys.Select(name => outputs[name].ToArray())];
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException(
                $"'{card.Name}' fails on a grey picture of {card.Input.Size} pixels: {e.Message}",
                e
            );
        }
        CheckOutputs(session.Outputs, card, answers);
    }

    private static int[] Axes(ModelInput input) =>
        input.Layout == TensorLayout.Nchw
            ? [1, CardRules.ChannelCount(input), input.Size.Height, input.Size.Width]
            : [1, input.Size.Height, input.Size.Width, CardRules.ChannelCount(input)];

    private static void CheckInput(IReadOnlyDictionary<string, NodeMetadata> inputs, ModelCard card, int[] axes)
    {
        if (inputs.Count != 1)
            throw new ModelException($"'{card.Name}' has {inputs.Count} inputs; a model of one input is needed.");
        var (name, input) = inputs.Single();
        // Axes of any size are −1 in ONNX Runtime.
        var fits =
            input.Dimensions.Length == axes.Length
            && input.Dimensions.Zip(axes).All(p => p.First < 0 || p.First == p.Second);
        if (input.ElementType != typeof(float) || !fits)
            throw new ModelException(
                $"The card of '{card.Name}' says that the input is float [{string.Join(", ", axes)}] "
                    + $"({card.Input.Layout}, {card.Input.Channels}, {card.Input.Size}), but the model's input '{name}' is "
                    + $"{input.ElementType?.Name} [{string.Join(", ", input.Dimensions.Select(axis => axis < 0 ? "any" : $"{axis}"))}]."
            );
    }

    private static void CheckOutputs(
        IReadOnlyDictionary<string, NodeMetadata> outputs,
        ModelCard card,
        float[][] answers
    )
    {
        if (answers.Any(values => !values.All(float.IsFinite)))
            throw new ModelException($"'{card.Name}' answers a grey picture with NaN or infinity.");
        if (card.Role == ModelRole.Detector)
        {
            CheckDetector(outputs, card);
            return;
        }
        var (expected, said) =
            card.Role == ModelRole.Landmarks
                ? (LandmarkValues, "68 landmarks are x and y of each")
                : (card.Dimension!.Value, "the card gives the dimension");
        if (answers is not [var only] || only.Length != expected)
            throw new ModelException(
                $"'{card.Name}' must answer {expected} values ({said}), but the model answers "
                    + $"{string.Join(" and ", answers.Select(values => values.Length))}."
            );
    }

    private static void CheckDetector(IReadOnlyDictionary<string, NodeMetadata> outputs, ModelCard card)
    {
        if (!outputs.ContainsKey("scores") || !outputs.ContainsKey("regressions"))
            throw new ModelException(
                $"A detector must have the outputs 'scores' and 'regressions'; '{card.Name}' has {string.Join(", ", outputs.Keys)}."
            );
    }

    private static float[] Grey(ModelInput input)
    {
        var channels = CardRules.ChannelCount(input);
        var picture = new float[channels * input.Size.Pixels];
        for (var i = 0L; i < picture.Length; i++)
        {
            var channel = input.Layout == TensorLayout.Nchw ? i / input.Size.Pixels : i % channels;
            picture[i] = (MiddleGrey - input.Mean[(int)channel]) * input.Scale;
        }
        return picture;
    }
}
