using System.Text.Json;

namespace FaceNet.Evaluation.Clusters;

/// <summary>
/// Reads the people that a clustering found, from <c>people.json</c>:
/// <c>{"people":[{"id":"…","faces":[{"photo":"…","score":…}]}],"alone":[…faces]}</c>.
/// </summary>
public static class PredictedPeople
{
    /// <summary>The cluster of each labelled photo's main face, the one with the highest score.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">Who is on which photo; a photo without a face in the file counts as not detected.</param>
    /// <exception cref="EvaluationException">The file cannot be read or is not of this form.</exception>
    public static IReadOnlyList<ClusteredFace> Read(string path, IReadOnlyDictionary<string, string> labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(File.ReadAllText(path), Path.GetFileName(path), labels);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"The predicted people cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Reads <paramref name="json"/>; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="EvaluationException">As for <see cref="Read"/>.</exception>
    public static IReadOnlyList<ClusteredFace> Parse(
        string json,
        string name,
        IReadOnlyDictionary<string, string> labels
    )
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(labels);
        var clusters = MainFaces(json, name);
        return
        [
            .. labels.Select(label =>
                clusters.TryGetValue(label.Key, out var face)
                    ? new ClusteredFace(label.Key, label.Value, face.Cluster)
                    : new ClusteredFace(label.Key, label.Value, null, IsDetected: false)
            ),
        ];
    }

    private static Dictionary<string, (string? Cluster, double Score)> MainFaces(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var main = new Dictionary<string, (string? Cluster, double Score)>(StringComparer.Ordinal);
            foreach (var person in document.RootElement.GetProperty("people").EnumerateArray())
                Add(main, person.GetProperty("faces"), person.GetProperty("id").GetString());
            Add(main, document.RootElement.GetProperty("alone"), null);
            return main;
        }
        catch (Exception failure)
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EvaluationException(
                $"{name} does not hold predicted people: {Problem(failure)}. It should be {{\"people\":[{{\"id\":\"…\",\"faces\":"
                    + "[{\"photo\":\"…\",\"score\":…}]}],\"alone\":[…faces]}.",
                failure
            );
        }
    }

    private static string Problem(Exception failure) =>
        failure switch
        {
            JsonException { LineNumber: { } before } => $"line {before + 1} is not JSON",
            KeyNotFoundException => "a field is missing",
            _ => "a field has a value of another kind",
        };

    private static void Add(
        Dictionary<string, (string? Cluster, double Score)> main,
        JsonElement faces,
        string? cluster
    )
    {
        foreach (var face in faces.EnumerateArray())
        {
            var (photo, score) = (face.GetProperty("photo").GetString()!, face.GetProperty("score").GetDouble());
            if (!main.TryGetValue(photo, out var best) || score > best.Score)
                main[photo] = (cluster, score);
        }
    }
}
