using System.Diagnostics;
using FaceNet.Benchmarks.ColdStart;
using FaceNet.Curation;
using FaceNet.Galleries;

namespace FaceNet.Benchmarks.Curation;

/// <summary>How long a large gallery takes to be sorted, to be sorted anew, and to be asked what is open.</summary>
internal static class CurationBenchmark
{
    /// <summary>Answers to questions, half of them yes.</summary>
    private const int Answers = 20;

    /// <summary>The mean squared distance up to which made-up faces are one person's.</summary>
    private const float Bound = 0.7f;

    /// <summary>People who were said to be another than the next one.</summary>
    private const int Differences = 1000;

    /// <summary>Faces that are enrolled a second time.</summary>
    private const int Again = 50;

    /// <param name="faces">How many there are: half of people enrolled, half of people whom nobody named.</param>
    /// <param name="model">Of which model; they are made up all the same.</param>
    public static async Task RunAsync(int faces, string model)
    {
        using var recognizer = await FaceRecognizer.LoadAsync(new() { Model = model });
        var place = Directory.CreateTempSubdirectory("facenet-curation");
        try
        {
            var path = Path.Combine(place.FullName, "gallery.db");
            using (var drawn = new DrawnGallery(path, recognizer.Space))
            {
                drawn.AddPeople(faces / 4);
                drawn.AddDifferences(Differences);
                drawn.AddPeople(faces / 4);
                drawn.AddFacesOfNobody(faces - (faces / 2));
            }
            Console.WriteLine($"{faces} faces of {recognizer.Space.Dimension} values:");
            Console.WriteLine("| | seconds | of the processor | |");
            Console.WriteLine("|---|---:|---:|---|");
            using var gallery = Gallery.Open(path);
            Measure(gallery);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static void Measure(Gallery gallery)
    {
        var sorting = new SortingOptions { MeanSquaredDistance = Bound };
        IReadOnlyList<Question> questions = [];
        string Sort(bool isFull) => Words(new GallerySorter(gallery, sorting with { IsFull = isFull }).Sort());
        string Ask()
        {
            questions = new QuestionSearch(gallery.Content(), Bound).Find(1000);
            return $"{questions.Count} open";
        }
        Time($"{Again} faces enrolled again", () => $"{EnrolAgain(gallery)} new");
        Time("cluster", () => Sort(isFull: false));
        Time("cluster, nothing new", () => Sort(isFull: false));
        Time("cluster --full", () => Sort(isFull: true));
        Time("questions", Ask);
        Time($"{Answers} answers", () => Answer(gallery, questions));
        Time("questions", Ask);
        Time("undo", () => $"{gallery.Undo()?.Kind}");
        Time("people", () => $"{gallery.People.Count} people");
    }

    private static int EnrolAgain(Gallery gallery)
    {
        var names = gallery.People.ToDictionary(person => person.Id, person => person.Name);
        return gallery
            .Faces()
            .Where(face => face.PersonId is not null)
            .Take(Again)
            .Count(face =>
                gallery
                    .Add(names[face.PersonId!.Value], new NewFace(face.Photo, face.Face, gallery.Space!, default))
                    .IsNew
            );
    }

    /// <summary>Of questions far from each other, so that no answer settles another.</summary>
    private static string Answer(Gallery gallery, IReadOnlyList<Question> questions)
    {
        var before = gallery.Decisions.Count;
        var seen = new HashSet<long>();
        foreach (var (number, question) in questions.Where(IsNew).Take(Answers).Index())
            OpenQuestions.Answer(gallery, question, isYes: number % 2 == 0);
        return $"{gallery.Decisions.Count - before} decisions";

        bool IsNew(Question question) =>
            seen.Add(question.Person.Id) & (question.Other is null || seen.Add(question.Other.Id));
    }

    private static string Words(SortingResult sorted) =>
        $"{sorted.Joined} joined, {sorted.FoundedFaces} founded {sorted.Founded} people, {sorted.Moved} moved, {sorted.Alone} alone, {sorted.People} people";

    private static void Time(string what, Func<string> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var said = work();
        var (took, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        Console.WriteLine($"| {what} | {took.TotalSeconds:0.0} | {processor.TotalSeconds:0.0} | {said} |");
    }
}
