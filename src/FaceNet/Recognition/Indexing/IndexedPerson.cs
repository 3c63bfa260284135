namespace FaceNet.Recognition.Indexing;

/// <summary>A person in a <see cref="PeopleIndex"/>.</summary>
/// <param name="id">The person's number.</param>
/// <param name="first">The number of the first face, and of the mean; the others follow.</param>
/// <param name="count">How many faces, at least one.</param>
internal sealed class IndexedPerson(long id, long first, int count)
{
    private volatile LookAlike? lookAlike;

    public long Id { get; } = id;

    public long First { get; } = first;

    public int Count { get; } = count;

    /// <summary>True when the person left the index, or came in again.</summary>
    public bool IsGone { get; set; }

    /// <summary>Who looks most like the person, as far as somebody asked; null while nobody did.</summary>
    public LookAlike? LookAlike
    {
        get => lookAlike;
        set => lookAlike = value;
    }
}
