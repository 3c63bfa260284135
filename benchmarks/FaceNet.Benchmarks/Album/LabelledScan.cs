using FaceNet.Evaluation.Clusters;
using FaceNet.Organizing;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Album;

/// <summary>Scanned photos of which it is known who is on them, each by its main face.</summary>
internal sealed class LabelledScan
{
    private readonly IReadOnlyDictionary<string, string> labels;
    private readonly List<ScannedPhoto> photos = [];
    private readonly Dictionary<string, int> mainFaces = [];

    private LabelledScan(IReadOnlyDictionary<string, string> labels) => this.labels = labels;

    /// <summary>The scanned photos.</summary>
    public IReadOnlyList<ScannedPhoto> Photos => photos;

    /// <summary>Scans the photos of the labels, whose paths are relative to a folder.</summary>
    public static async Task<LabelledScan> RunAsync(
        FaceRecognizer recognizer,
        string folder,
        IReadOnlyDictionary<string, string> labels
    )
    {
        var scan = new LabelledScan(labels);
        await foreach (var photo in new PhotoScanner(recognizer).ScanAsync(folder, labels.Keys))
            scan.Add(photo);
        return scan;
    }

    /// <summary>Sorts the photos by person up to a mean squared distance, and scores the main faces.</summary>
    public (OrganizedPhotos People, ClusteringResult Result) Group(float meanSquaredDistance)
    {
        var grouper = new PeopleGrouper(new GroupingOptions { MeanSquaredDistance = meanSquaredDistance });
        foreach (var photo in photos)
            grouper.Add(photo);
        var people = grouper.Group();
        var persons = people
            .People.SelectMany(person => person.Faces.Select(face => ((face.Photo, face.Index), person.Id)))
            .ToDictionary();
        return (people, ClusteringProtocol.Run([.. labels.Select(label => Place(label, persons))]));
    }

    private void Add(ScannedPhoto photo)
    {
        photos.Add(photo);
        if (photo.MainFace is { } main)
            mainFaces.Add(photo.Path, photo.Faces.Select(face => face.Face).ToList().IndexOf(main));
    }

    private ClusteredFace Place(KeyValuePair<string, string> label, Dictionary<(string, int), string> persons) =>
        mainFaces.TryGetValue(label.Key, out var main)
            ? new ClusteredFace(label.Key, label.Value, persons.GetValueOrDefault((label.Key, main)))
            : new ClusteredFace(label.Key, label.Value, null, IsDetected: false);
}
