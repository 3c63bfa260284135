using System.Numerics;
using FaceNet.Alignment;
using FaceNet.Calibration;
using FaceNet.Detection;
using FaceNet.Embedders;
using FaceNet.Evaluation.Thresholds;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet;

/// <summary>
/// The main path: a photo goes in, its faces come out, each with a unit vector whose squared distance to another is
/// likeness. One instance serves any number of threads; each call works on the calling thread.
/// </summary>
/// <example>
/// <code>
/// using var recognizer = await FaceRecognizer.LoadAsync();
/// var anchor = recognizer.FindMainFace("anna.jpg")!;
/// var probe = recognizer.FindMainFace("who.jpg")!;
/// Console.WriteLine(recognizer.Verify(anchor, probe).Same);
/// </code>
/// </example>
public sealed class FaceRecognizer : IDisposable
{
    // Scores that differ by less are equally certain, and then the larger face is the main one. False detections of hands
    // and ties reach 0.99; the face beside them has 0.999.
    private const float EqualScores = 0.001f;

    private readonly PhotoDecoder decoder;
    private readonly FaceDetector detector;
    private readonly LandmarkDetector landmarkDetector;
    private readonly IFaceEmbedder embedder;
    private readonly ThresholdCalibration? calibration;

    private FaceRecognizer(
        PhotoDecoder decoder,
        FaceDetector detector,
        LandmarkDetector landmarkDetector,
        IFaceEmbedder embedder,
        ThresholdCalibration? calibration
    )
    {
        this.decoder = decoder;
        this.detector = detector;
        this.landmarkDetector = landmarkDetector;
        this.embedder = embedder;
        this.calibration = calibration;
    }

    /// <summary>Number of values of an embedding.</summary>
    public int Dimension => embedder.Dimension;

    /// <summary>Where "same person" ends: as calibrated by the user, else as the model's card says.</summary>
    public Threshold Threshold => calibration?.Threshold ?? embedder.Threshold;

    /// <summary>Mean squared distance up to which two groups of faces are one person.</summary>
    public float GroupingDistance => embedder.GroupingDistance ?? Threshold.SquaredDistance;

    /// <summary>
    /// Names the models and settings that shape a result. Two recognizers of one identity give the same faces for the
    /// same photo; results of different identities must not be mixed.
    /// </summary>
    public string Identity { get; private init; } = "";

    /// <summary>Which vectors can be compared with those of this recognizer.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>
    /// How often a stranger comes as close to an enrolled person, by squared distance to the person's mean; null where
    /// that was not measured for the model.
    /// </summary>
    public FalseAcceptCurve? PersonFalseAccepts => calibration?.PersonFalseAccepts ?? embedder.PersonFalseAccepts;

    /// <summary>Loads the models, bringing them to this machine first when they are not here yet.</summary>
    /// <exception cref="ModelException">A model is unknown, cannot be fetched, or is damaged.</exception>
    public static async Task<FaceRecognizer> LoadAsync(
        FaceRecognizerOptions? options = null,
        IProgress<ModelProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new FaceRecognizerOptions();
        var store = options.Store ?? ModelStore.Default;
        var detection = await store.GetAsync(options.Detector, progress, cancellationToken);
        var landmarks = await store.GetAsync(PretrainedModels.Landmarks, progress, cancellationToken);
        var loaded = await FaceEmbedders.LoadAsync(
            options.Model,
            store,
            options.AverageMirrorImage,
            progress,
            cancellationToken
        );
        var identity = PipelineIdentity.Of(options, detection, landmarks, loaded);
        return new FaceRecognizer(
            new PhotoDecoder(options.Decoding, options.Codec),
            new FaceDetector(detection, options.Detection),
            new LandmarkDetector(landmarks) { LooksTwice = options.LandmarksLookTwice },
            loaded,
            new CalibrationFolder(store).Find(identity)
        )
        {
            Identity = identity,
            Space = PipelineIdentity.SpaceOf(options.Model, landmarks, loaded),
        };
    }

    /// <summary>All faces of a photo, the most confident first; none is an empty list.</summary>
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    public IReadOnlyList<Face> FindFaces(string path) => FindFaces(decoder.DecodeFile(path));

    /// <summary>All faces of an encoded photo (JPEG, PNG, WebP, BMP, GIF), the most confident first.</summary>
    /// <exception cref="PhotoException">The bytes are no photo that can be read.</exception>
    public IReadOnlyList<Face> FindFaces(ReadOnlyMemory<byte> file) => FindFaces(decoder.Decode(file));

    /// <summary>All faces of a decoded photo, the most confident first.</summary>
    public IReadOnlyList<Face> FindFaces(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return [.. detector.Detect(photo.Image).Select(found => Describe(photo, found))];
    }

    /// <summary>The face that a photo is of, or null where there is none.</summary>
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    public Face? FindMainFace(string path) => FindMainFace(decoder.DecodeFile(path));

    /// <summary>The face that an encoded photo (JPEG, PNG, WebP, BMP, GIF) is of, or null where there is none.</summary>
    /// <exception cref="PhotoException">The bytes are no photo that can be read.</exception>
    public Face? FindMainFace(ReadOnlyMemory<byte> file) => FindMainFace(decoder.Decode(file));

    /// <summary>The face that a decoded photo is of, or null where there is none.</summary>
    public Face? FindMainFace(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return MainFace(FindFaces(photo), photo.FullSize);
    }

    /// <summary>
    /// The face that a photo is of: certainty comes first, since a false detection can be larger than the face; then the
    /// larger face nearer the middle. Null for an empty list.
    /// </summary>
    /// <param name="faces">The faces of one photo.</param>
    /// <param name="photo">Size of the upright photo.</param>
    public static Face? MainFace(IReadOnlyList<Face> faces, PixelSize photo)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (faces.Count == 0)
            return null;
        var best = faces.Max(face => face.Score);
        return faces
            .Where(face => face.Score >= best - EqualScores)
            .MaxBy(face => face.Box.Area * Centrality(face, photo));
    }

    /// <summary>Are these faces the same person?</summary>
    /// <exception cref="ArgumentException">The embeddings come from different models.</exception>
    public Verification Verify(Face anchor, Face probe)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(probe);
        var squaredDistance = anchor.Embedding.SquaredDistance(probe.Embedding);
        return new Verification(
            Threshold.Accepts(squaredDistance),
            squaredDistance,
            Threshold,
            calibration?.Probability.At(squaredDistance)
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        detector.Dispose();
        landmarkDetector.Dispose();
        embedder.Dispose();
    }

    /// <summary>From the distance of two faces to the probability of one person; null where that was not calibrated.</summary>
    internal SameProbability? Probability => calibration?.Probability;

    internal byte[] ReadFile(string path) => decoder.ReadFile(path);

    internal Photo Decode(ReadOnlyMemory<byte> file) => decoder.Decode(file);

    // 1 in the middle of the photo, falling to 1/4 at the edge: a bystander who is cut by the edge may be larger.
    private static float Centrality(Face face, PixelSize photo)
    {
        var offset = (face.Box.Center / new Vector2(photo.Width, photo.Height)) - new Vector2(0.5f);
        var inward = 1 - Math.Max(Math.Abs(offset.X), Math.Abs(offset.Y));
        return inward * inward;
    }

    private Face Describe(Photo photo, DetectedFace found)
    {
        var landmarks = landmarkDetector.Detect(photo.Image, found.Box);
        return new Face
        {
            Box = found.Box.Scale(photo.Reduction),
            Score = found.Score,
            Landmarks = landmarks.Scale(photo.Reduction),
            Quality = FaceQualityMeter.Measure(photo.Image, landmarks),
            Embedding = embedder.Embed(photo.Image, landmarks),
        };
    }
}
