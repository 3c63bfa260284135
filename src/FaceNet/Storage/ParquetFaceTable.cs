using Parquet;
using Parquet.Schema;

namespace FaceNet.Storage;

/// <summary>Apache Parquet in groups of rows: box, landmarks and vector are lists of floats.</summary>
internal sealed class ParquetFaceTable : IFaceTableFormat
{
    /// <summary>Rows held in memory before they are written: with their levels about 3 MB for a vector of 128 values.</summary>
    public const int RowsInGroup = 1024;

    private readonly DataField<string> photo = new("photo", nullable: false);
    private readonly DataField<string>? person;
    private readonly DataField<float> score = new("score");
    private readonly DataField<float> quality = new("quality");

    private readonly FloatListColumn box = new("box", FaceNumbers.Box, FaceNumbers.CopyBoxTo);
    private readonly FloatListColumn landmarks = new("landmarks", FaceNumbers.Landmarks, FaceNumbers.CopyLandmarksTo);
    private readonly FloatListColumn vector;
    private readonly List<FaceRow> rows = new(RowsInGroup);
    private readonly Stream file;
    private ParquetWriter? writer;

    public ParquetFaceTable(Stream file, FaceTableShape shape)
    {
        this.file = file;
        person = shape.LongestPerson is null ? null : new DataField<string>("person", nullable: false);
        vector = new FloatListColumn("vector", shape.Dimension, FaceNumbers.CopyVectorTo);
    }

    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken)
    {
        rows.Add(row);
        if (rows.Count == RowsInGroup)
            await WriteGroupAsync(cancellationToken);
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
            await WriteGroupAsync(cancellationToken);
        await (await OpenAsync(cancellationToken)).DisposeAsync();
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        using var group = opened.CreateRowGroup();
        await group.WriteAsync(photo, rows.ConvertAll(row => row.Photo));
        if (person is not null)
            await group.WriteAsync(person, rows.ConvertAll(row => row.Person));
        await box.WriteAsync(group, rows, cancellationToken);
        await landmarks.WriteAsync(group, rows, cancellationToken);
        await group.WriteAsync<float>(
            score,
            rows.Select(row => row.Face.Score).ToArray(),
            cancellationToken: cancellationToken
        );
        await group.WriteAsync<float>(
            quality,
            rows.Select(row => row.Face.Quality.Score).ToArray(),
            cancellationToken: cancellationToken
        );
        await vector.WriteAsync(group, rows, cancellationToken);
        group.CompleteValidate();
        rows.Clear();
    }

    /// <summary>The writer, which is opened late because that is asynchronous.</summary>
    private async Task<ParquetWriter> OpenAsync(CancellationToken cancellationToken) =>
        writer ??= await ParquetWriter.CreateAsync(
            new ParquetSchema([
                photo,
                .. person is null ? Array.Empty<Field>() : [person],
                box.Field,
                landmarks.Field,
                score,
                quality,
                vector.Field,
            ]),
            file,
            cancellationToken: cancellationToken
        );
}
