using System.Text.Json.Serialization;
using FaceNet.Recognition;

namespace FaceNet.Cli.Output;

/// <summary>A photo in the answer of <c>facenet enroll --json</c>.</summary>
internal sealed record EnrolledJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Person,
    string Photo,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    IReadOnlyList<string> Warnings
)
{
    public static EnrolledJson Of(string? person, EnrollmentResult result) =>
        new(
            person,
            result.Photo,
            result.Outcome switch
            {
                EnrollmentOutcome.Enrolled => "enrolled",
                EnrollmentOutcome.AlreadyEnrolled => "alreadyEnrolled",
                EnrollmentOutcome.EnrolledAsAnother => "enrolledAsAnother",
                EnrollmentOutcome.NoFace => "noFace",
                EnrollmentOutcome.PoorQuality => "poorQuality",
                EnrollmentOutcome.UnusableName => "unusableName",
                _ => "unreadable",
            },
            result.Reason,
            result.Warnings
        );
}
