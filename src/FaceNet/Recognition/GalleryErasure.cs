using FaceNet.Galleries;
using FaceNet.Recognition.Indexing;

namespace FaceNet.Recognition;

/// <summary>
/// Deletes faces from a gallery as the gallery itself does, except that the index by which people are recognised is not
/// deleted with them, but written anew without them: so a large gallery goes on to answer at once.
/// </summary>
public static class GalleryErasure
{
    /// <inheritdoc cref="Gallery.Forget"/>
    /// <param name="gallery">From where; remains the caller's.</param>
    /// <param name="name">Whom.</param>
    public static GalleryPerson? Forget(Gallery gallery, string name)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        return KeepIndex(gallery, () => gallery.Forget(name), _ => true);
    }

    /// <inheritdoc cref="Gallery.ForgetAlone"/>
    /// <param name="gallery">From where; remains the caller's.</param>
    public static int ForgetAlone(Gallery gallery)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        return KeepIndex(gallery, gallery.ForgetAlone, _ => true);
    }

    /// <inheritdoc cref="Gallery.Undo"/>
    /// <param name="gallery">Where; remains the caller's.</param>
    public static GalleryDecision? Undo(Gallery gallery)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        return KeepIndex(gallery, gallery.Undo, undone => undone is { Kind: DecisionKind.Enroll });
    }

    private static T KeepIndex<T>(Gallery gallery, Func<T> erase, Func<T, bool> hasErased)
    {
        using var index = GalleryIndex.SetAside(gallery);
        var isErased = true;
        try
        {
            var result = erase();
            isErased = hasErased(result);
            return result;
        }
        finally
        {
            index?.PutBack(isErased);
        }
    }
}
