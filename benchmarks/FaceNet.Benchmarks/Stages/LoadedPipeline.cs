using FaceNet.Alignment;
using FaceNet.Detection;
using FaceNet.Embedders;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Stages;

/// <summary>The parts that <see cref="FaceRecognizer"/> joins, each within reach, with the photos to run them on.</summary>
internal sealed class LoadedPipeline : IDisposable
{
    private readonly PhotoDecoder decoder = new();
    private readonly FaceDetector detector;
    private readonly LandmarkDetector landmarkDetector;
    private readonly IFaceEmbedder[] embedders;

    // Other forms of what is above: their times are shown, but not added up.
    private readonly FaceDetector detectorInt8;
    private readonly IFaceEmbedder embedderInt8;

    private LoadedPipeline(
        (FaceDetector Real, FaceDetector Int8) detector,
        LandmarkDetector landmarkDetector,
        IFaceEmbedder[] embedders,
        IFaceEmbedder embedderInt8
    )
    {
        ((this.detector, detectorInt8), this.landmarkDetector) = (detector, landmarkDetector);
        (this.embedders, this.embedderInt8) = (embedders, embedderInt8);
    }

    public static async Task<LoadedPipeline> LoadAsync()
    {
        var store = ModelStore.Default;
        return new LoadedPipeline(
            (
                new FaceDetector(await store.GetAsync(PretrainedModels.Detector)),
                new FaceDetector(await store.GetAsync(PretrainedModels.DetectorInt8))
            ),
            new LandmarkDetector(await store.GetAsync(PretrainedModels.Landmarks)),
            [
                await FaceEmbedders.LoadAsync(PretrainedModels.DlibResNet, store),
                await FaceEmbedders.LoadAsync(PretrainedModels.MobileFaceNet, store),
            ],
            await FaceEmbedders.LoadAsync(PretrainedModels.DlibResNetInt8, store)
        );
    }

    /// <summary>The stages in the order in which a photo runs through them. Each starts from what is ready in memory.</summary>
    public IReadOnlyList<Stage> Stages(IReadOnlyList<string> paths)
    {
        byte[][] files = [.. paths.Select(PhotoFile.Read)];
        Photo[] photos = [.. files.Select(file => decoder.Decode(file))];
        FoundFace[] faces = [.. photos.SelectMany(Find)];
        return
        [
            Stage.Over("read and hash", paths, path => PhotoFile.Read(path)),
            Stage.Over("decode", files, file => decoder.Decode(file)),
            Stage.Over("detect", photos, photo => detector.Detect(photo.Image)),
            Stage.Over("  in eight bits", photos, photo => detectorInt8.Detect(photo.Image), isPart: false),
            Stage.Over("landmarks", faces, face => landmarkDetector.Detect(face.Photo.Image, face.Box)),
            Stage.Over("quality", faces, face => FaceQualityMeter.Measure(face.Photo.Image, face.Landmarks)),
            Stage.Over("  of which align", faces, face => Align(face, FaceAlignment.FivePoint), isPart: false),
            .. embedders.Select(embedder => Embed(embedder, faces)),
            Embed(embedderInt8, faces) with
            {
                IsPart = false,
            },
            Stage.Over("  of which align (dlib)", faces, face => Align(face, FaceAlignment.DlibChip), isPart: false),
            Stage.Over(
                "thumbnail",
                faces,
                face => FaceThumbnail.Encode(face.Photo, face.Box.Scale(face.Photo.Reduction))
            ),
        ];
    }

    public void Dispose()
    {
        detector.Dispose();
        detectorInt8.Dispose();
        embedderInt8.Dispose();
        landmarkDetector.Dispose();
        foreach (var embedder in embedders)
            embedder.Dispose();
    }

    private IEnumerable<FoundFace> Find(Photo photo) =>
        detector
            .Detect(photo.Image)
            .Select(face => new FoundFace(photo, face.Box, landmarkDetector.Detect(photo.Image, face.Box)));

    private static Stage Embed(IFaceEmbedder embedder, FoundFace[] faces) =>
        Stage.Over(embedder.Identity.Split(':')[0], faces, face => embedder.Embed(face.Photo.Image, face.Landmarks));

    private static void Align(FoundFace face, FaceAlignment alignment) =>
        alignment.Crop(face.Photo.Image, face.Landmarks);

    private sealed record FoundFace(Photo Photo, BoundingBox Box, FaceLandmarks Landmarks);
}
