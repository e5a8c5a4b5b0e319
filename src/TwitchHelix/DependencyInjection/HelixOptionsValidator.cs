using Microsoft.Extensions.Options;
using TwitchHelix.Authentication.Extensions;
using TwitchHelix.Text;

namespace TwitchHelix.DependencyInjection;

/// <summary>Finds missing and wrong options and names the setting.</summary>
internal sealed class HelixOptionsValidator(IEnumerable<BoundConfiguration> configurations) : IValidateOptions<HelixOptions>
{
    private const string Console = "https://dev.twitch.tv/console/apps";

    private static readonly TimeSpan LongestBatchWindow = TimeSpan.FromMinutes(1);

    /// <summary>The longest time of a timer on every platform.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, HelixOptions options)
    {
        var failures = Failures(name ?? Options.DefaultName, options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(string name, HelixOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ClientId))
            yield return $"HelixOptions.ClientId is missing. {WhereClientIdIs(name)}";
        else if (PlaceholderText.Fits(options.ClientId))
            yield return $"HelixOptions.ClientId is a placeholder; put in the client ID of your application, which {Console} has.";
        else if (!HeaderText.Fits(options.ClientId))
            yield return "HelixOptions.ClientId has a character that no client ID has; look for a blank or a line break.";
        if (options.ClientSecret is { Length: > 0 } secret && PlaceholderText.Fits(secret))
            yield return $"HelixOptions.ClientSecret is a placeholder; put in the client secret of your application, which {Console} has.";
        if (AccessTokenFormat.Prefix(options.AccessToken) is { } prefix)
            yield return $"HelixOptions.AccessToken begins with '{prefix}'; leave that prefix off and set the token alone.";
        else if (options.AccessToken is { Length: > 0 } placeholder && PlaceholderText.Fits(placeholder))
            yield return $"HelixOptions.AccessToken is a placeholder; put in a token of your application, which is registered at {Console}, or leave it out.";
        else if (options.AccessToken is { Length: > 0 } token && !HeaderText.Fits(token))
            yield return "HelixOptions.AccessToken has a character that no token has; look for a blank or a line break.";
        if (options.DefaultUserId is { Length: > 0 } user && !UserIdFormat.Fits(user))
            yield return $"HelixOptions.DefaultUserId: {UserIdFormat.Named(user)} is not a user's ID, which has digits only. {UserIdFormat.HowToGet}";
        if (Address(nameof(options.BaseAddress), options.BaseAddress) is { } wrongBase)
            yield return wrongBase;
        if (Address(nameof(options.IdentityAddress), options.IdentityAddress) is { } wrongIdentity)
            yield return wrongIdentity;
        if (Address(nameof(options.EventSubAddress), options.EventSubAddress, "wss", "ws") is { } wrongEventSub)
            yield return wrongEventSub;
        if (options.RedirectUri is { IsAbsoluteUri: false } redirect)
            yield return $"HelixOptions.RedirectUri is '{redirect}'; it must be an absolute address, as registered at Twitch.";
        else if (options.RedirectUri is { UserInfo.Length: > 0 } secretive)
            yield return $"HelixOptions.RedirectUri holds a user name or password before '@{secretive.Host}'; leave it out.";
        if ((options.Timeout <= TimeSpan.Zero && options.Timeout != Timeout.InfiniteTimeSpan) || options.Timeout > LongestTimeout)
            yield return $"HelixOptions.Timeout is {options.Timeout}; it must be more than zero and at most {LongestTimeout}, or Timeout.InfiniteTimeSpan.";
        if (options.BatchWindow < TimeSpan.Zero || options.BatchWindow > LongestBatchWindow)
            yield return $"HelixOptions.BatchWindow is {options.BatchWindow}; it must be from zero to {LongestBatchWindow}.";
        if (options.RefreshMargin < TimeSpan.Zero)
            yield return $"HelixOptions.RefreshMargin is {options.RefreshMargin}; it must be zero or more.";
        if (options.RateLimitWait < TimeSpan.Zero && options.RateLimitWait != Timeout.InfiniteTimeSpan)
            yield return $"HelixOptions.RateLimitWait is {options.RateLimitWait}; it must be zero or more, or Timeout.InfiniteTimeSpan.";
        if (options.MaxResponseSize <= 0)
            yield return $"HelixOptions.MaxResponseSize is {options.MaxResponseSize}; it must be more than zero.";
        foreach (var failure in RetryFailures(options.Retry).Concat(ExtensionFailures(options)))
            yield return failure;
    }

    private string WhereClientIdIs(string name) =>
        configurations.Where(bound => bound.Name == name).Select(bound => bound.Configuration.GetSection(HelixOptions.SectionName))
            .FirstOrDefault(section => !string.IsNullOrWhiteSpace(section[nameof(HelixOptions.ClientId)])) is { } below
            ? $"{below.Path}:ClientId is set; pass that section: configuration.GetSection(HelixOptions.SectionName)."
            : $"Set it in code or as '{HelixOptions.SectionName}:ClientId' in the configuration; {Console} has it.";

    private static IEnumerable<string> RetryFailures(HelixRetryOptions? retry)
    {
        if (retry is null)
        {
            yield return "HelixOptions.Retry is missing; set its MaxRetries to 0 to retry nothing.";
            yield break;
        }
        if (retry.MaxRetries < 0)
            yield return $"HelixOptions.Retry.MaxRetries is {retry.MaxRetries}; it must be zero or more.";
        if (retry.Delay < TimeSpan.Zero || retry.Delay > LongestRetryDelay)
            yield return $"HelixOptions.Retry.Delay is {retry.Delay}; it must be from zero to {LongestRetryDelay}.";
        if (retry.MaxDelay < TimeSpan.Zero || retry.MaxDelay > LongestRetryDelay)
            yield return $"HelixOptions.Retry.MaxDelay is {retry.MaxDelay}; it must be from zero to {LongestRetryDelay}.";
        if (retry.Budget < 0)
            yield return $"HelixOptions.Retry.Budget is {retry.Budget}; it must be zero or more.";
    }

    private static IEnumerable<string> ExtensionFailures(HelixOptions options)
    {
        if (options.Extension is not { } extension)
        {
            yield return "HelixOptions.Extension is missing; leave its properties null if there is no Extension.";
            yield break;
        }
        var (secret, hasOwner) = (extension.Secret, !string.IsNullOrEmpty(extension.OwnerId));
        if (string.IsNullOrEmpty(secret))
        {
            if (hasOwner)
                yield return "HelixOptions.Extension.Secret is missing; it is needed with OwnerId.";
            yield break;
        }
        if (!hasOwner)
            yield return "HelixOptions.Extension.OwnerId is missing; it is needed with Secret.";
        if (ExtensionKey.Decode(secret!, out var fault) is null)
            yield return $"HelixOptions.Extension.Secret {fault}";
    }

    private static string? Address(string setting, Uri? address, string secure = "https", string plain = "http") =>
        address is not { IsAbsoluteUri: true } ? $"HelixOptions.{setting} is '{address}'; it must be an absolute address."
        : address.UserInfo.Length > 0 ? $"HelixOptions.{setting} holds a user name or password before '@{address.Host}'; leave it out."
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? $"HelixOptions.{setting} is '{address}'; it may have no query and no fragment."
        : address.Scheme == secure || (address.Scheme == plain && address.IsLoopback) ? null
        : $"HelixOptions.{setting} is '{address}'; it must be {secure}, so that nothing is sent in the clear ({plain} only to this machine).";
}
