using FaceNet.Recognition;
using FaceNet.Tests.Evaluation;

namespace FaceNet.Tests.Recognition;

/// <summary>Made-up people, by <see cref="Sample.Faces"/>.</summary>
internal static class People
{
    public static EnrolledPerson[] Draw(int seed, int people, int facesEach, float spread = 0.7f) =>
        [
            .. Sample
                .Faces(seed, people, facesEach, dimension: 24, spread)
                .GroupBy(face => face.Person)
                // Between one face and all, so that people differ in it.
                .Select(
                    (person, at) =>
                        new EnrolledPerson(
                            person.Key,
                            [.. person.Take(1 + (at % facesEach)).Select(face => face.Embedding!)]
                        )
                ),
        ];

    public static Embedding Direction(params float[] values) => Embedding.Normalize(values);
}
