using System.Numerics;
using CsCheck;
using FaceNet.Alignment;

namespace FaceNet.Tests.Alignment;

public sealed class SimilarityTransformSpecs
{
    private static readonly Gen<Vector2> Point = Gen.Select(
        Gen.Float[-200, 200],
        Gen.Float[-200, 200],
        (x, y) => new Vector2(x, y)
    );

    [Fact]
    public void Any_similarity_is_found_again_from_points_and_their_images()
    {
        Gen.Select(Point.Array[3, 8], Gen.Float[-3.1f, 3.1f], Gen.Float[0.1f, 5], Point)
            .Where((points, _, _, _) => Spread(points) > 10)
            .Sample(
                (points, angle, scale, shift) =>
                {
                    var truth =
                        Matrix3x2.CreateRotation(angle)
                        * Matrix3x2.CreateScale(scale)
                        * Matrix3x2.CreateTranslation(shift);
                    var images = Array.ConvertAll(points, point => Vector2.Transform(point, truth));

                    var fit = SimilarityTransform.Fit(points, images);

                    foreach (var point in points)
                        Vector2
                            .Distance(Vector2.Transform(point, fit), Vector2.Transform(point, truth))
                            .ShouldBeLessThan(0.01f);
                }
            );
    }

    [Fact]
    public void No_similarity_near_the_fit_has_a_smaller_squared_error()
    {
        Gen.Select(Point.Array[5], Point.Array[5], Gen.Float[-0.02f, 0.02f], Gen.Float[0.98f, 1.02f])
            .Where((from, _, _, _) => Spread(from) > 10)
            .Sample(
                (from, to, turn, stretch) =>
                {
                    var fit = SimilarityTransform.Fit(from, to);
                    var other = fit * Matrix3x2.CreateRotation(turn) * Matrix3x2.CreateScale(stretch);

                    Error(from, to, fit).ShouldBeLessThanOrEqualTo(Error(from, to, other) * 1.0001f + 0.01f);
                }
            );
    }

    [Fact]
    public void A_mirrored_face_is_turned_but_never_reflected()
    {
        Vector2[] face = [new(0, 0), new(10, 0), new(5, 8)];
        var mirrored = Array.ConvertAll(face, point => new Vector2(-point.X, point.Y));

        SimilarityTransform.Fit(face, mirrored).GetDeterminant().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Points_that_coincide_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            SimilarityTransform.Fit([Vector2.One, Vector2.One], [Vector2.Zero, Vector2.One])
        );

    [Fact]
    public void Different_numbers_of_points_are_refused() =>
        Should.Throw<ArgumentException>(() => SimilarityTransform.Fit([Vector2.One], [Vector2.Zero, Vector2.One]));

    private static float Spread(Vector2[] points) => points.Max(point => Vector2.Distance(point, points[0]));

    private static float Error(Vector2[] from, Vector2[] to, Matrix3x2 transform) =>
        from.Zip(to, (f, t) => Vector2.DistanceSquared(Vector2.Transform(f, transform), t)).Sum();
}
