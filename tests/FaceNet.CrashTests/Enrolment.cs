namespace FaceNet.CrashTests;

/// <summary>A face after the other is enrolled; each is a step.</summary>
internal sealed class Enrolment : IOperation
{
    private const int People = 7;

    public string Name => "enrolment";

    public int Cycle => 1;

    public IWork Open(string folder) =>
        new GalleryWork(
            folder,
            (gallery, step) => gallery.Add($"Name {step % People}", MadeUpFaces.Face(step, step % People))
        );

    public IEnumerable<string> Faults(string folder, int steps) => GalleryFile.Faults(folder);
}
