using System.ComponentModel.DataAnnotations;
using FaceNet.Evaluation.Leaks;

namespace FaceNet.Training.Data.Checking;

/// <summary>What counts as suspicious. Distances are squared and those of <see cref="CropEmbedder.UsualModel"/>. Checked when set.</summary>
public sealed record DataCheckOptions
{
    /// <summary>Two faces whose hashes differ in at most so many of 64 bits may be copies, 0 to 16.</summary>
    [Range(0, 16)]
    public float CopyBits
    {
        get;
        init => field = Knob.Between(value, 0, 16);
    } = NearDuplicates.UsualBits;

    /// <summary>… when their embeddings are also at most this far apart, 0 to 4.</summary>
    [Range(0, 4)]
    public float CopyDistance
    {
        get;
        init => field = Knob.Between(value, 0, 4);
    } = 0.3f;

    /// <summary>
    /// A picture that is further than this from the others of its person, in the mean, may bear the wrong name, 0 to 4…
    /// Default 1.4: of 2,000 pictures of Families In the Wild and CelebA that were put under the name of another, with
    /// the next condition 76 % are found; of the pictures as they are, 1.3 % are suspected.
    /// </summary>
    [Range(0, 4)]
    public float StrangerDistance
    {
        get;
        init => field = Knob.Between(value, 0, 4);
    } = 1.4f;

    /// <summary>… when those others are at most this far from each other, in the mean, 0 to 4. Default 0.95.</summary>
    [Range(0, 4)]
    public float TogetherDistance
    {
        get;
        init => field = Knob.Between(value, 0, 4);
    } = 0.95f;

    /// <summary>
    /// Two names may be one person's when their pictures are at most this far apart, in the mean, 0 to 4… Default 1.1.
    /// </summary>
    [Range(0, 4)]
    public float OnePersonDistance
    {
        get;
        init => field = Knob.Between(value, 0, 4);
    } = 1.1f;

    /// <summary>
    /// … and everybody else is further from both by at least this, 0 to 4. Default 0.15: of 237 people who were given two
    /// names each, half of their pictures under either, 70 % are found.
    /// </summary>
    [Range(0, 4)]
    public float OnePersonGap
    {
        get;
        init => field = Knob.Between(value, 0, 4);
    } = 0.15f;
}
