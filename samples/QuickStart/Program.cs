// Shows the category with the most viewers, and its live streams: a call, a list that is read page by page, and the rate limit.
// It needs an application's client ID and secret, and no user.
using System.CommandLine;
using System.CommandLine.Parsing;
using QuickStart;
using Spectre.Console;
using TwitchHelix;
using TwitchHelix.Testing;

var helix = new Option<Uri?>("--helix") { Description = "The address of the API. Default: Twitch's.", CustomParser = Address };
var identity = new Option<Uri?>("--identity") { Description = "The address of the identity server. Default: Twitch's.", CustomParser = Address };
var clientId = new Option<string?>("--client-id") { Description = "The application's client ID. Default: the environment variable TWITCH_CLIENT_ID." };
var clientSecret =
    new Option<string?>("--client-secret") { Description = "The application's client secret. Default: the environment variable TWITCH_CLIENT_SECRET." };

var command = new RootCommand("Shows the live streams of the category with the most viewers.") { helix, identity, clientId, clientSecret };
command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new HelixOptions
    {
        ClientId = parsed.GetValue(clientId) ?? Environment.GetEnvironmentVariable("TWITCH_CLIENT_ID") ?? "",
        ClientSecret = parsed.GetValue(clientSecret) ?? Environment.GetEnvironmentVariable("TWITCH_CLIENT_SECRET"),
    };
    options.BaseAddress = parsed.GetValue(helix) ?? options.BaseAddress;
    options.IdentityAddress = parsed.GetValue(identity) ?? options.IdentityAddress;

    HelixTestServer? server = null;
    try
    {
        if (options.ClientId.Length == 0 && parsed.GetValue(helix) is null && parsed.GetValue(identity) is null)
        {
            server = HelixTestServer.Start();
            options = server.CreateOptions();
            AnsiConsole.WriteLine("TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set: calling a server in this process instead of Twitch.");
        }
        await using var twitch = HelixClient.Create(options);
        await TopCategory.ShowAsync(twitch, cancellationToken);
        return 0;
    }
    catch (Exception e) when (e is HelixException or Microsoft.Extensions.Options.OptionsValidationException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
    finally
    {
        server?.Dispose();
    }
});
return await command.Parse(args).InvokeAsync();

static Uri? Address(ArgumentResult result)
{
    if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
        return address;
    result.AddError($"'{result.Tokens[0].Value}' is not an absolute address.");
    return null;
}
