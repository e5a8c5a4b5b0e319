using Microsoft.Extensions.Options;

namespace TwitchHelix.EventSub.DependencyInjection;

/// <summary>Finds wrong options and names the setting.</summary>
internal sealed class EventSubOptionsValidator
    : IValidateOptions<EventSubOptions>,
        IValidateOptions<EventSubWebSocketOptions>,
        IValidateOptions<EventSubWebhookOptions>,
        IValidateOptions<EventSubConduitOptions>
{
    public ValidateOptionsResult Validate(string? name, EventSubOptions options) => Of(nameof(EventSubOptions), options.Fault);

    public ValidateOptionsResult Validate(string? name, EventSubWebSocketOptions options) => Of(nameof(EventSubWebSocketOptions), options.Fault);

    public ValidateOptionsResult Validate(string? name, EventSubWebhookOptions options) => Of(nameof(EventSubWebhookOptions), options.Fault);

    public ValidateOptionsResult Validate(string? name, EventSubConduitOptions options) => Of(nameof(EventSubConduitOptions), options.Fault);

    private static ValidateOptionsResult Of(string options, string? fault) =>
        fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{options}.{fault}");
}
