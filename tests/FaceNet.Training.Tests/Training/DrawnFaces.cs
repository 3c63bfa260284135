namespace FaceNet.Training.Tests.Training;

/// <summary>
/// People made of coloured blobs, each picture of one moved, lit and made noisy in its own way. Pictures are numbered
/// person by person.
/// </summary>
internal sealed class DrawnFaces : ITrainingFaces
{
    private readonly int perPerson;
    private readonly int firstPicture;
    private readonly int firstPerson;

    public DrawnFaces(int people, int perPerson, PixelSize input, int firstPicture = 0, int firstPerson = 0)
    {
        (Input, Count, this.perPerson) = (input, people * perPerson, perPerson);
        (this.firstPicture, this.firstPerson) = (firstPicture, firstPerson);
    }

    public PixelSize Input { get; }

    public int Count { get; }

    public string Hash => $"drawn-{Count}-{perPerson}-{firstPicture}-{firstPerson}";

    public int PersonOf(int image) => image / perPerson;

    public void Read(int image, Span<float> pixels, Random? augmentation)
    {
        var blobs = Blobs(firstPerson + PersonOf(image));
        var random = new Random((firstPicture + (image % perPerson)) * 7919 + firstPerson + PersonOf(image));
        var light = 0.8f + (0.4f * random.NextSingle());
        var (moveX, moveY) = (Jitter(random), Jitter(random));
        if (augmentation is not null)
            (moveX, moveY) = (moveX + (Jitter(augmentation) / 2), moveY + (Jitter(augmentation) / 2));
        for (var y = 0; y < Input.Height; y++)
        for (var x = 0; x < Input.Width; x++)
        {
            var (u, v) = (((float)x / Input.Width) + moveX, ((float)y / Input.Height) + moveY);
            var at = ((y * Input.Width) + x) * 3;
            for (var c = 0; c < 3; c++)
                pixels[at + c] = (light * Value(blobs, u, v, c)) + (0.1f * (random.NextSingle() - 0.5f));
        }
    }

    private static float Value((float X, float Y, float[] Colour)[] blobs, float u, float v, int channel)
    {
        var sum = 0f;
        foreach (var (x, y, colour) in blobs)
            sum += colour[channel] * MathF.Exp(-30 * (((u - x) * (u - x)) + ((v - y) * (v - y))));
        return Math.Clamp(sum, -1, 1);
    }

    private static (float X, float Y, float[] Colour)[] Blobs(int person)
    {
        var random = new Random(person + 1);
        return [.. Enumerable.Range(0, 6).Select(_ => (random.NextSingle(), random.NextSingle(), Colour(random)))];
    }

    private static float[] Colour(Random random) => [Signed(random), Signed(random), Signed(random)];

    private static float Signed(Random random) => (2 * random.NextSingle()) - 1;

    private static float Jitter(Random random) => 0.06f * Signed(random);
}
