using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceNet.Training.Runs;

/// <summary>What is needed to repeat a run, and what it has led to.</summary>
public sealed record RunCard
{
    /// <summary>Every knob.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Names the content of the training data.</summary>
    public required string DataHash { get; init; }

    /// <summary>Images that are trained on.</summary>
    public required int Images { get; init; }

    /// <summary>People that are trained on.</summary>
    public required int People { get; init; }

    /// <summary>Images of the people kept apart for validation.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>Processes that train together. Part of the numbers, as the options' workers are.</summary>
    public int Ranks { get; init; } = 1;

    /// <summary>Name and content of the teacher; null without one.</summary>
    public string? Teacher { get; init; }

    /// <summary>Version of this program, with the commit where the build knew it.</summary>
    public required string Version { get; init; }

    /// <summary>System, processor and number of processors.</summary>
    public required string Machine { get; init; }

    /// <summary>When the run was begun.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>In what the options of this run differ from others, a phrase each with both values.</summary>
    internal IReadOnlyList<string> Differences(TrainingOptions others)
    {
        var (own, other) = (Json(Options), Json(others));
        return
        [
            .. own.Where(option => !JsonNode.DeepEquals(option.Value, other[option.Key]))
                .Select(option => $"{option.Key} {Value(option.Value)} there, {Value(other[option.Key])} here"),
        ];
    }

    private static JsonObject Json(TrainingOptions options) =>
        JsonSerializer.SerializeToNode(options, RunJson.Default.TrainingOptions)!.AsObject();

    private static string Value(JsonNode? value) => value?.ToJsonString() ?? "none";

    /// <summary>Names what decides the run's numbers: options, data and teacher. Checkpoints of others do not fit.</summary>
    internal string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    this with
                    {
                        Version = "",
                        Machine = "",
                        Begun = default,
                    },
                    RunJson.Default.RunCard
                )
            )
        )[..16];
}
