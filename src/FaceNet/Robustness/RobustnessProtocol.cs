using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;
using FaceNet.Imaging;

namespace FaceNet.Robustness;

/// <summary>
/// The paper's table 4 on any labelled photos: all of them are harmed alike, found, embedded and compared, every picture
/// with every other. A face that is no longer found counts as not accepted.
/// </summary>
public static class RobustnessProtocol
{
    private static readonly VerificationOptions Options = new()
    {
        FalseAcceptRates = [1e-2, RobustnessRow.FalseAcceptRate],
        BootstrapReplicates = 0,
    };

    /// <summary>Measures one distortion.</summary>
    /// <param name="recognizer">Finds and embeds.</param>
    /// <param name="folder">The folder that the pictures' paths are relative to.</param>
    /// <param name="pictures">The pictures, each with who is on it.</param>
    /// <param name="distortion">The harm.</param>
    /// <param name="cancellationToken">Honoured between pictures.</param>
    /// <exception cref="PhotoException">A picture cannot be read.</exception>
    /// <exception cref="EvaluationException">The pictures give no pair of the same or of different people.</exception>
    public static RobustnessRow Run(
        FaceRecognizer recognizer,
        string folder,
        IReadOnlyList<LabelledPhoto> pictures,
        Distortion distortion,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(distortion);
        var decoder = new PhotoDecoder();
        var faces = new LabelledFace[pictures.Count];
        Parallel.For(
            0,
            faces.Length,
            new ParallelOptions
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            i =>
            {
                var harmed = distortion.Apply(decoder.DecodeFile(Path.Combine(folder, pictures[i].Path)).Image);
                var face = recognizer.FindMainFace(new Photo(harmed, harmed.Size));
                faces[i] = new LabelledFace(pictures[i].Path, pictures[i].Person, face?.Embedding);
            }
        );
        return new RobustnessRow(distortion, AllPairsProtocol.Run(faces, Options, cancellationToken));
    }
}
