using System.Globalization;
using TwitchHelix.CallCosts.Server;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using var app = builder.Build();
app.UseWebSockets();
app.Run(async context =>
{
    if (context.WebSockets.IsWebSocketRequest)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Events.SendAsync(socket, context.RequestAborted);
        return;
    }
    await context.Request.Body.CopyToAsync(Stream.Null);
    var body = Answers.To(context.Request.Path.Value!, context.Request.Query["after"].ToString());
    var (answer, headers) = (context.Response, context.Response.Headers);
    headers["Ratelimit-Limit"] = "800000";
    headers["Ratelimit-Remaining"] = "799000";
    headers["Ratelimit-Reset"] = DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    answer.ContentType = "application/json; charset=utf-8";
    answer.ContentLength = body.Length;
    await answer.Body.WriteAsync(body);
});
await app.StartAsync();
// Who started this process reads its address, and ends it by closing its input.
Console.WriteLine(app.Urls.Single());
await Console.In.ReadToEndAsync();
