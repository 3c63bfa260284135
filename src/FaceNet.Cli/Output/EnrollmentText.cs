using System.CommandLine;
using FaceNet.Galleries;
using FaceNet.Recognition;

namespace FaceNet.Cli.Output;

/// <summary>What <c>facenet enroll</c> prints: a line a face that is safely on disk, and the reason for each that is not.</summary>
internal sealed class EnrollmentText(InvocationConfiguration streams, bool asJson) : IDisposable
{
    private readonly JsonArray<EnrolledJson>? array = asJson ? new JsonArray<EnrolledJson>(streams.Output) : null;
    private int enrolled;
    private int known;
    private int refused;

    public bool IsAnybodyEnrolled => enrolled + known > 0;

    public void Add(string? person, EnrollmentResult result)
    {
        enrolled += result.Outcome == EnrollmentOutcome.Enrolled ? 1 : 0;
        known += result.Outcome == EnrollmentOutcome.AlreadyEnrolled ? 1 : 0;
        refused += result.Outcome is EnrollmentOutcome.Enrolled or EnrollmentOutcome.AlreadyEnrolled ? 0 : 1;
        if (array is not null)
            array.Add(EnrolledJson.Of(person, result));
        else
            Print(person, result);
    }

    public void End(Gallery gallery)
    {
        if (array is not null)
            return;
        streams.Output.WriteLine(
            $"{PlainText.Count(enrolled, "face")} enrolled, {known} enrolled already, {refused} refused; "
                + $"{PlainText.Count(gallery.People.Count, "person", "people")} in {gallery.Path}"
        );
    }

    public void Dispose() => array?.Dispose();

    private void Print(string? person, EnrollmentResult result)
    {
        var photo = PlainText.Name(result.Photo);
        if (result.Outcome == EnrollmentOutcome.Enrolled)
            streams.Output.WriteLine($"{PlainText.Name(person!)}: enrolled {photo}");
        if (result.Reason is { } reason)
            streams.Error.WriteLine($"facenet: {photo}: {reason}");
        foreach (var warning in result.Warnings)
            streams.Error.WriteLine($"facenet: {photo}: enrolled, but look at it: {warning}");
    }
}
