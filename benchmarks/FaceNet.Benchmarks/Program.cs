using System.Globalization;
using FaceNet;
using FaceNet.Benchmarks;
using FaceNet.Benchmarks.Album;
using FaceNet.Benchmarks.Clustering;
using FaceNet.Benchmarks.ColdStart;
using FaceNet.Benchmarks.Curation;
using FaceNet.Benchmarks.Detection;
using FaceNet.Benchmarks.Memory;
using FaceNet.Benchmarks.People;
using FaceNet.Benchmarks.Ranges;
using FaceNet.Benchmarks.Search;
using FaceNet.Benchmarks.Stages;

switch (args)
{
    case ["stages", var folder]:
        await StagesBenchmark.RunAsync(folder, photos: 60);
        return 0;
    case ["stages", var folder, var photos]:
        await StagesBenchmark.RunAsync(folder, int.Parse(photos, CultureInfo.InvariantCulture));
        return 0;
    case ["detection", var folder]:
        await DetectionBenchmark.RunAsync(folder, new FaceRecognizerOptions().Detector);
        return 0;
    case ["detection", var folder, var detector]:
        await DetectionBenchmark.RunAsync(folder, detector);
        return 0;
    case ["album", var folder]:
        await AlbumBenchmark.RunAsync(folder);
        return 0;
    case ["people", var folder, "one-look"]:
        await PeopleBenchmark.RunAsync(folder, [], landmarksLookTwice: false);
        return 0;
    case ["people", var folder, .. var models]:
        await PeopleBenchmark.RunAsync(folder, models, landmarksLookTwice: true);
        return 0;
    case ["ranges", var folder]:
        await RangesBenchmark.RunAsync(folder);
        return 0;
    case ["memory", var photos, .. var counts]:
        await MemoryBenchmark.RunAsync(photos, counts);
        return 0;
    case ["memory-stages", .. var counts]:
        await StagesOfMemory.RunAsync(counts);
        return 0;
    case [MemoryBenchmark.OneFolder, var folder]:
        await OrganizedFolder.RunAsync(folder);
        return 0;
    case ["clustering", var folder]:
        await QualityBenchmark.RunAsync(folder, [1]);
        return 0;
    case ["clustering", var folder, .. var shares]:
        await QualityBenchmark.RunAsync(
            folder,
            Array.ConvertAll(shares, share => float.Parse(share, CultureInfo.InvariantCulture))
        );
        return 0;
    case ["cluster", var vectors, var dimension, var method, var bound, var labels]:
        ClusterFile.Run(vectors, int.Parse(dimension, CultureInfo.InvariantCulture), method, bound, labels);
        return 0;
    case ["cold-start", var faces]:
        await ColdStartBenchmark.RunAsync(
            int.Parse(faces, CultureInfo.InvariantCulture),
            new FaceRecognizerOptions().Model
        );
        return 0;
    case ["cold-start", var faces, var model]:
        await ColdStartBenchmark.RunAsync(int.Parse(faces, CultureInfo.InvariantCulture), model);
        return 0;
    case ["cold-start", var faces, var model, var folder]:
        await ColdStartBenchmark.RunAsync(int.Parse(faces, CultureInfo.InvariantCulture), model, folder);
        return 0;
    case [ColdStartBenchmark.OneAnswer, var gallery, var model]:
        await FirstAnswer.RunAsync(gallery, model);
        return 0;
    case [ColdStartBenchmark.Killed, var gallery, var model]:
        await ColdStartBenchmark.AddAndDieAsync(gallery, model);
        return 0;
    case ["curation", var faces, var model]:
        await CurationBenchmark.RunAsync(int.Parse(faces, CultureInfo.InvariantCulture), model);
        return 0;
    case ["search-worker", var dimension]:
        using (var worker = new SearchWorker(int.Parse(dimension, CultureInfo.InvariantCulture)))
            worker.Run();
        return 0;
    case ["approximate-worker", .. var numbers]
        when Array.ConvertAll(numbers, int.Parse) is [var values, var links, var looks]:
        using (var worker = new ApproximateWorker(values, links, looks))
            worker.Run();
        return 0;
    case ["growth", var table, var picture, var title]:
        GrowthChart.Draw(table, picture, title);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Run in Release:
              stages FOLDER [PHOTOS]   time of each stage and of the whole, on so many of a folder's photos (60)
              detection FOLDER [DETECTOR]   recall and precision on photos/ with the faces of boxes.tsv
              album FOLDER             B-cubed measures on photos/ with the people of people.tsv
              people FOLDER [MODEL…]   VAL at FAR 1e-3, thresholds and B-cubed F of the people in validation-people.txt;
                                       one-look: without the second look at landmarks
              ranges FOLDER            between which bounds the values of networks lie for people who are not in
                                       validation-people.txt: the tables of their eight-bit forms
              memory PHOTOS COUNT...   peak memory of a scan of so many photos, copies of those in PHOTOS with other bytes
              memory-stages COUNT...   what is alive after each stage, on so many drawn photos, without networks
              clustering FOLDER [SHARE…]   quality of each way of clustering on album/ and train/ of a folder,
                                       at so many times each model's grouping distance (1)
              cold-start FACES [MODEL [FOLDER]]   how soon a gallery of so many made-up faces answers, in a fresh
                                       process; in a folder it is left there for the next time
              curation FACES MODEL     how long a gallery of so many made-up faces takes to be sorted and asked about
              cluster …, …-worker …, growth …   for the scripts in clustering/, search/ and here
            """
        );
        return 2;
}
