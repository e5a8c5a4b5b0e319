namespace TwitchHelix.Docs.Tests.Samples;

[Parallelizable(ParallelScope.All)]
public sealed class ChatBotTests
{
    [Test]
    public async Task Without_credentials_it_plays_a_chat_against_the_server_in_its_process()
    {
        var (exitCode, output, error) = await RunAsync();

        Assert.That((exitCode, error), Is.EqualTo((0, "")), output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.That(lines[0], Does.StartWith("TWITCH_CLIENT_ID is not set"));
        Assert.That(lines[1], Does.StartWith("Open http://127.0.0.1:").And.Contain(" as the bot's user. The code is "));
        Assert.That(lines[2..], Is.EqualTo(new[]
        {
            "Wren: hello everybody",
            "bot:  Welcome, Wren!",
            "Wren: !uptime",
            lines[5],
            "Gull: !so tidepool_tess",
            "bot:  Have a look at tidepool_tess: https://twitch.tv/tidepool_tess",
            "Crab: you are all barnacles!",
            "bot:  (time-out for 60 s)",
            "Wren: good night",
        }));
        Assert.That(lines[5], Does.Match("^bot:  Live since [0-9]{2}:[0-9]{2} UTC.$"));
    }

    [Test]
    public async Task Another_word_is_banned()
    {
        var (exitCode, output, _) = await RunAsync("--banned", "everybody");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("Wren: hello everybody").And.Contain("(time-out for 60 s)").And.Not.Contain("Welcome, Wren!"));
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        SampleProcess.RunAsync("ChatBot", arguments);
}
