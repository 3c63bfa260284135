using System.CommandLine;

namespace FaceNet.Cli;

/// <summary>Options that take one of a few words, with an error that names the option, as those of numbers do.</summary>
internal static class OptionChoices
{
    extension(Option option)
    {
        public void AcceptOnly(params string[] words)
        {
            option.CompletionSources.Add(words);
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var given }] && !words.Contains(given, StringComparer.Ordinal))
                    result.AddError($"{option.Name} is '{given}'; it must be one of {string.Join(", ", words)}.");
            });
        }
    }
}
