namespace FaceNet.Organizing;

/// <summary>How many faces a page shows of each person, so that a large collection still opens.</summary>
internal static class FaceLimit
{
    /// <summary>
    /// The largest number up to <see cref="PeoplePageOptions.MaxFacesPerPerson"/> with which the page keeps to
    /// <see cref="PeoplePageOptions.MaxFaces"/>; at least 1.
    /// </summary>
    public static int For(OrganizedPhotos photos, PeoplePageOptions options)
    {
        int[] counts = [.. photos.People.Select(person => person.Faces.Count), photos.Alone.Count];
        var (low, high) = (1, options.MaxFacesPerPerson);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (counts.Sum(count => (long)Math.Min(count, middle)) <= options.MaxFaces)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
