using CsCheck;
using FaceNet.Training.Mining;
using FaceNet.Training.Sampling;

namespace FaceNet.Training.Tests.Sampling;

public sealed class TripletBatchesTests
{
    private static readonly Gen<Triplet> AnyTriplet =
        from anchor in Gen.Int[0, 20]
        from positive in Gen.Int[21, 40]
        from negative in Gen.Int[41, 60]
        select new Triplet(anchor, positive, negative);

    [Fact]
    public void Every_triplet_is_in_one_batch_in_order_and_no_batch_is_too_large() =>
        Gen.Select(AnyTriplet.Array[0, 200], Gen.Int[4, 50])
            .Sample(
                (triplets, size) =>
                {
                    var batches = TripletBatches.Pack(triplets, size);

                    batches
                        .SelectMany(batch => batch.Triplets!.Select(triplet => Images(batch, triplet)))
                        .ShouldBe(triplets);
                    foreach (var batch in batches)
                    {
                        batch.Images.Length.ShouldBeLessThanOrEqualTo(size);
                        batch.Images.ShouldBeUnique();
                        batch.Triplets.ShouldNotBeEmpty();
                    }
                },
                iter: 200
            );

    [Fact]
    public void Triplets_of_the_same_faces_share_them()
    {
        Triplet[] triplets = [new(0, 1, 9), new(1, 0, 9), new(0, 2, 8), new(2, 0, 9)];

        var batch = TripletBatches.Pack(triplets, batchSize: 5).ShouldHaveSingleItem();

        batch.Images.ShouldBe([0, 1, 9, 2, 8]);
    }

    private static Triplet Images(PlannedBatch batch, Triplet placed) =>
        new(batch.Images[placed.Anchor], batch.Images[placed.Positive], batch.Images[placed.Negative]);
}
