using FaceNet.Regions;

namespace FaceNet.Cli.Output;

/// <summary>What became of a photo's sidecar, or why nothing did.</summary>
internal sealed record SidecarResult(RegionChange? Change, string? Reason)
{
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
