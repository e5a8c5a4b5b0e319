using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using TwitchHelix;
using TwitchHelix.Testing;

namespace Samples;

/// <summary>The options of a command that tell which Twitch it calls, as which application.</summary>
internal sealed class TwitchOptions
{
    private readonly Option<Uri?> helix = new("--helix") { Description = "The address of the API. Default: Twitch's.", CustomParser = Address };

    private readonly Option<Uri?> identity =
        new("--identity") { Description = "The address of the identity server. Default: Twitch's.", CustomParser = Address };

    private readonly Option<string?> clientId =
        new("--client-id") { Description = "The application's client ID. Default: the environment variable TWITCH_CLIENT_ID." };

    private readonly Option<string?> clientSecret =
        new("--client-secret") { Description = "The application's client secret. Default: the environment variable TWITCH_CLIENT_SECRET." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { helix, identity, clientId, clientSecret })
            command.Options.Add(option);
    }

    /// <summary>Runs a program with the options of Twitch, or of a server in this process if there is neither a client ID nor an address.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ParseResult parsed, Func<HelixOptions, Task> program, Action<HelixTestServer>? prepare = null)
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
                prepare?.Invoke(server);
                options = server.CreateOptions();
                Console.WriteLine("TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set: calling a server in this process instead of Twitch.");
            }
            await program(options);
            return 0;
        }
        catch (Exception e) when (e is HelixException or OptionsValidationException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            server?.Dispose();
        }
    }

    private static Uri? Address(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
            return address;
        result.AddError($"'{result.Tokens[0].Value}' is not an absolute address.");
        return null;
    }
}
