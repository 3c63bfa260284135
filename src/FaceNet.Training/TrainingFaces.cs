namespace FaceNet.Training;

/// <summary>What can be asked of any training faces.</summary>
internal static class TrainingFaces
{
    /// <summary>For each person the images, ascending.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> ByPerson(this ITrainingFaces faces)
    {
        List<List<int>> people = [];
        for (var image = 0; image < faces.Count; image++)
        {
            var person = faces.PersonOf(image);
            while (people.Count <= person)
                people.Add([]);
            people[person].Add(image);
        }
        return people;
    }
}
