using System.Net;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using StreamBoard.Components.Parts;
using StreamBoard.Security;
using TwitchHelix;

namespace StreamBoard.Components.Layout;

/// <summary>
/// Shows a page that says so when a call to Twitch fails, or sends the user to the page that asks to log in again. Any other exception is a bug of the app, and
/// goes on.
/// </summary>
public sealed partial class TwitchErrorBoundary(ILogger<TwitchErrorBoundary> logger, NavigationManager navigation) : ErrorBoundaryBase
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is not HelixException failure)
        {
            ExceptionDispatchInfo.Throw(exception);
            return Task.CompletedTask;
        }
        LogFailure(failure.Message);
        if (Context.Response.HasStarted)
            return Task.CompletedTask;
        if (IsConsentLost(failure))
        {
            Context.KeepDraft();
            navigation.NavigateTo("/consent-lost?returnUrl=" + Uri.EscapeDataString(Context.Request.Path + Context.Request.QueryString));
        }
        else
            Context.Response.StatusCode = (int)(failure.IsRefusal ? HttpStatusCode.BadRequest : HttpStatusCode.ServiceUnavailable);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is not HelixException failure)
            builder.AddContent(0, ChildContent);
        else if (IsConsentLost(failure))
        {
            builder.OpenComponent<SamePage>(1);
            builder.CloseComponent();
        }
        else
        {
            builder.OpenComponent<TwitchFailure>(2);
            builder.AddComponentParameter(3, nameof(TwitchFailure.Failure), failure);
            builder.CloseComponent();
        }
    }

    // The user has disconnected the app at Twitch, and this call is the first to notice.
    private static bool IsConsentLost(HelixException failure) => failure is HelixAuthorizationException { NeedsConsent: true, MissingScopes.Count: 0 };

    [LoggerMessage(LogLevel.Warning, "A page could not be shown: {Reason}")]
    private partial void LogFailure(string reason);
}
