namespace FaceNet.Benchmarks.Stages;

/// <summary>A part of the pipeline that can be measured alone.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Times">How often it ran: once a photo, or once a face.</param>
/// <param name="Run">The work, over all photos or faces.</param>
/// <param name="IsPart">False when another stage's time holds this one's: then it is shown, but not added up.</param>
internal sealed record Stage(string Name, int Times, Func<Task> Run, bool IsPart = true)
{
    public static Stage Over<T>(string name, IReadOnlyCollection<T> items, Action<T> work, bool isPart = true) =>
        new(
            name,
            items.Count,
            () =>
            {
                foreach (var item in items)
                    work(item);
                return Task.CompletedTask;
            },
            isPart
        );
}
