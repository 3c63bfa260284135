namespace FaceNet.Tests.Organizing;

/// <summary>Always 5 March 2026, 14:07, two hours east of Greenwich.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

    public override DateTimeOffset GetUtcNow() => new(2026, 3, 5, 12, 7, 9, TimeSpan.Zero);
}
