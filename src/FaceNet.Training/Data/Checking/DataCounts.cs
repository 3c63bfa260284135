namespace FaceNet.Training.Data.Checking;

/// <summary>A data set in numbers.</summary>
public sealed record DataCounts
{
    /// <summary>Pictures that are used.</summary>
    public required int Images { get; init; }

    /// <summary>People on them.</summary>
    public required int People { get; init; }

    /// <summary>People who are kept apart to choose the model.</summary>
    public required int ValidationPeople { get; init; }

    /// <summary>Their pictures.</summary>
    public required int ValidationImages { get; init; }

    /// <summary>The fewest pictures of one person.</summary>
    public required int Fewest { get; init; }

    /// <summary>The middle one of all people's numbers of pictures; of an even number of people, the mean of both.</summary>
    public required double Median { get; init; }

    /// <summary>The most pictures of one person.</summary>
    public required int Most { get; init; }

    /// <summary>How many people have at least 2 pictures, so that they make a pair of anchor and positive.</summary>
    public required int WithTwo { get; init; }

    /// <summary>How many have at least 5.</summary>
    public required int WithFive { get; init; }

    /// <summary>How many have at least 40, as many as the paper shows of each person in a batch.</summary>
    public required int WithForty { get; init; }

    /// <summary>Pictures, folders and lines that are not used.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Counts a data set as it is listed, faces or not.</summary>
    public static DataCounts Of(FaceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var images = new int[data.People.Count];
        foreach (var image in data.Images)
            images[image.Person]++;
        return Of(images, data.IsValidation, data.LeftOut.Count);
    }

    /// <summary>Counts the crops of a data set, that is pictures with a face.</summary>
    public static DataCounts Of(CropCache crops)
    {
        ArgumentNullException.ThrowIfNull(crops);
        int[] images = [.. Enumerable.Range(0, crops.People.Count).Select(person => crops.ImagesOf(person).Count)];
        return Of(images, crops.IsValidation, crops.LeftOut.Count);
    }

    private static DataCounts Of(int[] images, Func<int, bool> isValidation, int leftOut)
    {
        int[] apart = [.. images.Where((_, person) => isValidation(person))];
        int[] sorted = [.. images.Order()];
        return new DataCounts
        {
            Images = images.Sum(),
            People = images.Length,
            ValidationPeople = apart.Length,
            ValidationImages = apart.Sum(),
            Fewest = sorted[0],
            Median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0,
            Most = sorted[^1],
            WithTwo = sorted.Count(count => count >= 2),
            WithFive = sorted.Count(count => count >= 5),
            WithForty = sorted.Count(count => count >= 40),
            LeftOut = leftOut,
        };
    }
}
