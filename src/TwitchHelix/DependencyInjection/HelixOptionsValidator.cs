using Microsoft.Extensions.Options;

namespace TwitchHelix.DependencyInjection;

/// <summary>Finds what is missing or wrong in the options, and names the setting.</summary>
internal sealed class HelixOptionsValidator : IValidateOptions<HelixOptions>
{
    private static readonly TimeSpan LongestBatchWindow = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, HelixOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(HelixOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ClientId))
            yield return $"HelixOptions.ClientId is missing. Set it in code or as '{HelixOptions.SectionName}:ClientId' in the configuration; https://dev.twitch.tv/console/apps has it.";
        if (Address(nameof(options.BaseAddress), options.BaseAddress) is { } wrongBase)
            yield return wrongBase;
        if (Address(nameof(options.IdentityAddress), options.IdentityAddress) is { } wrongIdentity)
            yield return wrongIdentity;
        if (options.Timeout <= TimeSpan.Zero && options.Timeout != Timeout.InfiniteTimeSpan)
            yield return $"HelixOptions.Timeout is {options.Timeout}; it must be more than zero, or Timeout.InfiniteTimeSpan.";
        if (options.BatchWindow < TimeSpan.Zero || options.BatchWindow > LongestBatchWindow)
            yield return $"HelixOptions.BatchWindow is {options.BatchWindow}; it must be from zero to {LongestBatchWindow}.";
    }

    private static string? Address(string setting, Uri? address) =>
        address is not { IsAbsoluteUri: true } ? $"HelixOptions.{setting} is '{address}'; it must be an absolute address."
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? $"HelixOptions.{setting} is '{address}'; it may have no query and no fragment."
        : address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) ? null
        : $"HelixOptions.{setting} is '{address}'; it must be https, so that tokens are not sent in the clear (http only to this machine).";
}
