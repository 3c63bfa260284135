using FaceNet.Evaluation.Leaks;
using FaceNet.Models;

namespace FaceNet.Training.Data.Checking;

/// <summary>Looks a data set over before it is trained on.</summary>
public static class DataCheck
{
    /// <summary>
    /// Counts, and looks for copies, wrong names and people with two names. The judge errs: what it suspects is to be
    /// looked at, or left out where there is enough else.
    /// </summary>
    /// <param name="crops">The faces.</param>
    /// <param name="judge">Embeds them; the distances of <paramref name="options"/> are its.</param>
    /// <param name="options">What counts as suspicious; null for the defaults.</param>
    /// <param name="progress">Hears how many faces are embedded.</param>
    /// <param name="cancellationToken">Honoured between faces.</param>
    public static DataReport Run(
        CropCache crops,
        CropEmbedder judge,
        DataCheckOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(crops);
        ArgumentNullException.ThrowIfNull(judge);
        options ??= new DataCheckOptions();
        var faces = new LabelledVectors(crops, judge.EmbedAll(crops, progress, cancellationToken));
        var means = new PersonMeans(faces);
        var hashes = Enumerable.Range(0, crops.Count).Select(image => HashOf(crops, image)).ToArray();
        return new DataReport
        {
            Counts = DataCounts.Of(crops),
            Judge = judge.Identity,
            LeftOut =
            [
                .. crops
                    .LeftOut.CountBy(picture => picture.Reason)
                    .OrderByDescending(reason => reason.Value)
                    .Select(reason => new LeftOutReason(reason.Key, reason.Value)),
            ],
            Copies = CopySearch.Find(faces, hashes, options, cancellationToken),
            Labels = LabelSearch.Find(faces, means, options, cancellationToken),
            Names = NameSearch.Find(faces, means, options, cancellationToken),
            ValidationPeople = [.. crops.People.Where((_, person) => crops.IsValidation(person))],
        };
    }

    private static PerceptualHash HashOf(CropCache crops, int image)
    {
        var pixels = crops.Pixels(image);
        var grey = new byte[crops.Size.Pixels];
        for (int at = 0, from = 0; at < grey.Length; at++, from += 3)
            grey[at] = (byte)ImageTensor.Luma(pixels[from], pixels[from + 1], pixels[from + 2]);
        return PerceptualHash.Of(crops.Size, grey);
    }
}
