using FaceNet.Galleries;
using FaceNet.Regions;
using FaceNet.Scanning;

namespace FaceNet.Recognition;

/// <summary>
/// Puts faces into a gallery that somebody named in another program: those found where a named region is. Names that
/// were recognised, and not given, are passed over; a gallery must not learn from its own answers.
/// </summary>
/// <param name="enrollment">Where to.</param>
/// <param name="regions">Reads the regions.</param>
public sealed class RegionEnrollment(Enrollment enrollment, PhotoRegions regions)
{
    private readonly PhotoRegions regions = regions ?? throw new ArgumentNullException(nameof(regions));

    /// <summary>Enrols the faces of a photo that are marked with a name.</summary>
    /// <param name="photo">What a scan learned about the photo; its path must lead to the file.</param>
    /// <returns>
    /// What became of each, with the name given; none where no face is marked with a name. Where the photo or its regions
    /// cannot be read, one result without a name.
    /// </returns>
    /// <exception cref="GalleryException">The gallery cannot be written.</exception>
    public IReadOnlyList<(string? Name, EnrollmentResult Result)> Add(ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        if (photo.UnreadableReason is { } reason)
            return [(null, Refused(photo, EnrollmentOutcome.Unreadable, reason))];
        try
        {
            return Add(
                photo,
                [.. regions.Read(photo.Path).Where(region => region is { Name: not null, IsRecognized: false })]
            );
        }
        catch (Exception exception) when (exception is RegionException or PhotoException)
        {
            return [(null, Refused(photo, EnrollmentOutcome.Unreadable, exception.Message))];
        }
    }

    private List<(string? Name, EnrollmentResult Result)> Add(ScannedPhoto photo, IReadOnlyList<FaceRegion> named)
    {
        BoundingBox[] faces = [.. photo.Faces.Select(found => found.Face.Box)];
        var partners = RegionMatching.Pair([.. named.Select(region => region.Box)], faces);
        var results = new List<(string?, EnrollmentResult)>();
        foreach (var (index, region) in named.Index())
            results.Add((region.Name, Add(photo, region, partners[index] is { } face ? faces[face] : null)));
        return results;
    }

    private EnrollmentResult Add(ScannedPhoto photo, FaceRegion region, BoundingBox? face)
    {
        if (PersonName.WhyNot(region.Name!) is { } reason)
            return Refused(photo, EnrollmentOutcome.UnusableName, reason);
        return face is { } box
            ? enrollment.Add(region.Name!, photo, box)
            : Refused(
                photo,
                EnrollmentOutcome.NoFace,
                $"No face was found where {region.Name} is marked, at {region.Box.X:0},{region.Box.Y:0} of {region.Box.Width:0}×{region.Box.Height:0} pixels."
            );
    }

    private static EnrollmentResult Refused(ScannedPhoto photo, EnrollmentOutcome outcome, string reason) =>
        new()
        {
            Photo = photo.Path,
            Outcome = outcome,
            Reason = reason,
        };
}
