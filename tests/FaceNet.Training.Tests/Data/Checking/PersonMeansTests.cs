using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Tests.Data.Checking;

/// <summary>Means without pairs agree with means over pairs.</summary>
public sealed class PersonMeansTests
{
    private readonly LabelledVectors faces;
    private readonly PersonMeans means;

    public PersonMeansTests()
    {
        var drawn = new DrawnVectors();
        drawn.Add("a", 5, drawn.Somebody());
        drawn.Add("b", 1, drawn.Somebody());
        drawn.Add("c", 3, drawn.Somebody(), spread: 2);
        faces = drawn.Faces;
        means = new PersonMeans(faces);
    }

    [Fact]
    public void From_a_picture_to_another_person()
    {
        foreach (var image in faces.ImagesOf[0])
            means.To(image, 2).ShouldBe(Mean(faces.ImagesOf[2].Select(other => (image, other))), 1e-4f);
    }

    [Fact]
    public void From_a_picture_to_the_others_of_its_person()
    {
        foreach (var image in faces.ImagesOf[2])
            means.ToOwn(image).ShouldBe(Mean(Others(image).Select(other => (image, other))), 1e-4f);
    }

    [Fact]
    public void Among_the_others_of_a_pictures_person()
    {
        foreach (var image in faces.ImagesOf[0])
        {
            var pairs = Others(image)
                .SelectMany(one => Others(image).Where(two => two > one).Select(two => (one, two)));
            means.AmongOthers(image).ShouldBe(Mean(pairs), 1e-4f);
        }
    }

    [Fact]
    public void Between_two_people()
    {
        var pairs = faces.ImagesOf[0].SelectMany(one => faces.ImagesOf[1].Select(two => (one, two)));

        means.Between(0, 1).ShouldBe(Mean(pairs), 1e-4f);
        means.Between(1, 0).ShouldBe(means.Between(0, 1));
    }

    private IEnumerable<int> Others(int image) => faces.ImagesOf[faces.PersonOf[image]].Where(other => other != image);

    private float Mean(IEnumerable<(int One, int Two)> pairs) =>
        pairs.Average(pair => faces.Embeddings[pair.One].SquaredDistance(faces.Embeddings[pair.Two]));
}
