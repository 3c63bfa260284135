using FaceNet.Regions;

namespace FaceNet.Cli.Output;

/// <summary>What became of a photo's sidecar, or why nothing did.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Reason">Why nothing did.</param>
/// <param name="IsUnreadable">True when it is for the photo, which cannot be read, and there is nothing to write about it.</param>
internal sealed record SidecarResult(RegionChange? Change, string? Reason, bool IsUnreadable = false)
{
    public static SidecarResult Unreadable(string reason) => new(null, reason, IsUnreadable: true);

    public static SidecarResult Of(Func<RegionChange> change)
    {
        try
        {
            return new SidecarResult(change(), null);
        }
        catch (Exception exception) when (exception is RegionException or PhotoException)
        {
            return new SidecarResult(null, exception.Message);
        }
    }
}
