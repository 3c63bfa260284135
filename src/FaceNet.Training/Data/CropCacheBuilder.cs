using System.Security.Cryptography;
using FaceNet.Alignment;
using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>Makes the file of a <see cref="CropCache"/>: pictures in parallel, crops in the order of the data set.</summary>
internal sealed class CropCacheBuilder
{
    // Pictures between two writes: enough that nobody waits long for the slowest, few enough to hold in memory.
    private const int ChunkSize = 256;

    private readonly CropCacheOptions options;
    private readonly IProgress<CropProgress>? progress;
    private readonly CropGeometry geometry;
    private readonly FaceCropper cropper;
    private readonly PhotoDecoder reader = new();
    private readonly CropCacheContents wanted;

    public CropCacheBuilder(
        FaceDataset data,
        CropCacheOptions options,
        FaceSource faces,
        IProgress<CropProgress>? progress
    )
    {
        (Data, this.options, this.progress) = (data, options, progress);
        geometry = CropGeometry.Of(options);
        cropper = new FaceCropper(faces, geometry, options.Codec);
        wanted = new CropCacheContents
        {
            InputSize = geometry.Input,
            Margin = geometry.Margin,
            Alignment = FaceAlignment.FivePoint.Name,
            Finder = faces.Identity,
            Entries = [.. data.Images.Select(Stamp)],
            Validation = [.. data.People.Where((_, person) => data.IsValidation(person))],
        };
    }

    /// <summary>The pictures.</summary>
    public FaceDataset Data { get; }

    /// <summary>The file that is made.</summary>
    public string File => options.File;

    private string Partial => File + ".partial";

    /// <summary>The file, when it is whole and nothing has changed since; else null.</summary>
    /// <exception cref="TrainingDataException">It is another network's, and so not to be replaced by this one's.</exception>
    public CropFile? TryOpen()
    {
        if (CropFile.TryOpen(File) is not { } file)
            return null;
        var held = file.Contents;
        if (wanted.IsAsBefore(held) && !held.Entries.Any(CanBeDecodedNow))
            return file;
        file.Dispose();
        if (held.InputSize != wanted.InputSize)
            throw new TrainingDataException(
                $"{File} holds crops for a network of {RowsByColumns(held)} pixels, and this one takes {RowsByColumns(wanted)}. "
                    + "Name another file for its crops, or delete that one if nothing is trained from it any more."
            );
        return null;
    }

    /// <summary>Makes the file, taking over what an earlier one or a cancelled attempt has.</summary>
    /// <exception cref="OperationCanceledException">What was done until then is kept.</exception>
    public void Build(CancellationToken cancellationToken)
    {
        using (var writer = new CropFileWriter(File, geometry.Crop))
        {
            var known = 0;
            try
            {
                using var crops = KnownCrops.Open(wanted, CanBeDecodedNow, File, Partial);
                known = crops.Count;
                WriteAll(writer, crops, cancellationToken);
            }
            catch (OperationCanceledException) when (writer.Entries.Count > known)
            {
                writer.Finish(Partial, wanted with { Entries = writer.Entries });
                throw;
            }
            RefuseNone(writer.Entries);
            writer.Finish(File, wanted with { Entries = writer.Entries });
        }
        System.IO.File.Delete(Partial);
    }

    private void WriteAll(CropFileWriter writer, KnownCrops known, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.ParallelPictures ?? Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        var (leftOut, reused) = (0, 0);
        foreach (var chunk in wanted.Entries.Chunk(ChunkSize))
        {
            var looks = new CropLook[chunk.Length];
            System.Threading.Tasks.Parallel.For(0, chunk.Length, parallel, at => looks[at] = LookAt(chunk[at], known));
            foreach (var look in looks)
            {
                writer.Add(look.Entry, look.Pixels);
                leftOut += look.Entry.Reason is null ? 0 : 1;
                reused += look.IsReused ? 1 : 0;
            }
            progress?.Report(new CropProgress(writer.Entries.Count, wanted.Entries.Count, leftOut, reused));
        }
    }

    private CropLook LookAt(CropEntry stamp, KnownCrops known)
    {
        if (known.ByStamp(stamp) is { } unchanged)
            return CropLook.Reuse(stamp, unchanged);
        try
        {
            var file = reader.ReadFile(Path.Combine(Data.Root, stamp.Path));
            var entry = stamp with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
            return known.ByContent(entry) is { } same ? CropLook.Reuse(entry, same) : Cut(entry, file);
        }
        catch (PhotoException e)
        {
            return new CropLook(stamp with { Reason = e.Message }, []);
        }
    }

    private CropLook Cut(CropEntry entry, byte[] file)
    {
        try
        {
            return new CropLook(entry, cropper.Crop(file));
        }
        catch (PhotoException e)
        {
            return new CropLook(entry with { Reason = e.Message }, []);
        }
    }

    /// <summary>True for a picture that was refused when there was no codec for its format.</summary>
    private bool CanBeDecodedNow(CropEntry entry)
    {
        if (options.Codec is null || entry.Reason is null || !PhotoFormat.IsRefusal(entry.Reason))
            return false;
        try
        {
            using var file = System.IO.File.OpenRead(Path.Combine(Data.Root, entry.Path));
            var start = new byte[PhotoFormat.StartSize];
            return PhotoFormat.OfCodec(start.AsSpan(0, file.ReadAtLeast(start, start.Length, false))) is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // As networks are described: the paper's tables have height first.
    private static string RowsByColumns(CropCacheContents crops) => $"{crops.InputSize.Height}×{crops.InputSize.Width}";

    private static void RefuseNone(IReadOnlyList<CropEntry> entries)
    {
        if (entries.All(entry => entry.Reason is not null))
            throw new TrainingDataException(
                $"None of the {entries.Count} pictures has a face; of the first, {entries[0].Path}: {entries[0].Reason}"
            );
    }

    private CropEntry Stamp(FaceImage image)
    {
        var file = new FileInfo(Data.FullPath(image));
        return new CropEntry
        {
            Path = image.Path,
            Person = Data.People[image.Person],
            Length = file.Exists ? file.Length : 0,
            Modified = file.Exists ? file.LastWriteTimeUtc.Ticks : 0,
        };
    }
}
