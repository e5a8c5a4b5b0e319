namespace StreamBoard.Security;

internal static class DraftMiddleware
{
    private const long LongestForm = 64 * 1024;

    private static readonly object Seen = new();
    private static readonly object Arrived = new();

    /// <summary>Keeps what a form sent if it doesn't arrive at its page. Belongs before what sends people away to log in.</summary>
    public static void UseDrafts(this IApplicationBuilder app, Drafts drafts) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        // An error page runs with the same request: its form has been read, or refused.
        if (!HttpMethods.IsPost(request.Method) || !context.Items.TryAdd(Seen, Seen) || !request.HasFormContentType
            || request.ContentLength is null or > LongestForm)
        {
            await next(context);
            return;
        }
        if (await TryReadAsync(context) is not { } form)
        {
            await next(context);
            return;
        }
        context.Response.OnStarting(() =>
        {
            if (!context.Items.ContainsKey(Arrived))
                drafts.Keep(context, form);
            return Task.CompletedTask;
        });
        await next(context);
    });

    /// <returns>Null if it isn't a form: whoever needs it says so.</returns>
    private static async Task<IFormCollection?> TryReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps the draft although it has arrived: the page couldn't do what was asked.</summary>
    public static void KeepDraft(this HttpContext context) => context.Items.Remove(Arrived);

    /// <summary>Belongs after what sends people away to log in.</summary>
    public static void UseArrivals(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items[Arrived] = Arrived;
        return next(context);
    });
}
