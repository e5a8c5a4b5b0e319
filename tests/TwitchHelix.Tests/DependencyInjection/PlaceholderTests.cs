using CsCheck;
using Microsoft.Extensions.Options;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>What an example has where a value belongs is refused when the client is created, and nothing else is.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PlaceholderTests
{
    private const string Console = "https://dev.twitch.tv/console/apps";

    private const string Value = "hof5gwx0su6owfnys0nyan9c87zr6t";

    private static readonly string[] Placeholders =
    [
        "…", "...", "***", "****************", "???", "-", "___", "<>", "xxx", "XXXX", "xxxx-xxxx-xxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "000000",
        "abc…", "hof5gwx0su6o...", "your client ID", "Your Client ID", "your-client-id", "YOUR_CLIENT_ID", "YOUR_CLIENT_SECRET_HERE", "yourClientId",
        "YourClientSecret", "yourclientid", "youraccesstoken", "your_token", "<your client id>", "<client-id>", "<CLIENT_ID>", "[client id]", "[Client Secret]",
        "{clientId}", "{{client_id}}", "{{ client-secret }}", "${TWITCH_CLIENT_ID}", "$(TwitchClientId)", "#{ClientId}#", "#{ClientId}", "%CLIENT_ID%",
        "__CLIENT_ID__", "$TWITCH_CLIENT_ID", "TWITCH_CLIENT_ID", "CLIENT_SECRET", "client_id_here", "clientIdHere", "put it here", "insert-client-id",
        "paste token", "enter your ID", "changeme", "CHANGE_ME", "change-me", "ChangeMe!", "replace me", "replace-with-your-id", "placeholder",
        "client-id-placeholder", "TODO", "todo: client id", "tbd", " your client ID ",
    ];

    private static readonly string[] Values =
    [
        Value, "uo6dggojyb8d6soh92zknwmi5ej1q2", "yourclientidisheresomewhere012", "placeholderplaceholder01234567", "changemechangemechangemechange",
        "aB3-here-_x9Q", "MY_APP",
        "x", "xx", "xy", "id", "id-1", "client-id", "test-client-id", "the-client-id", "my-app", "local", "mock", "token", "test-client-secret",
        "here4u", "yourself", "sphere-42", "todos", "yours-truly", "enterprise-1", "XYZ_123", "A1_B2", "Ab_Cd", "[3x!kQ]", "<9fQ2>", "%7Bq%", "live_31415_Abc",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "018f3c1e-7c4b-7d5e-9b1a-2f6f5d1c9e77",
    ];

    [Test]
    public void A_placeholder_is_an_error_that_names_the_option_and_says_where_the_value_is(
        [ValueSource(nameof(Placeholders))] string text,
        [Values(nameof(HelixOptions.ClientId), nameof(HelixOptions.ClientSecret), nameof(HelixOptions.AccessToken))] string option)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Create(option, text))!;

        Assert.That(e.Failures.Single(), Does.StartWith($"HelixOptions.{option} is a placeholder").And.Contain(Console));
    }

    [Test]
    public void The_error_does_not_repeat_what_was_given()
    {
        const string Given = "your secret is plainsecret";

        foreach (var option in (string[])[nameof(HelixOptions.ClientId), nameof(HelixOptions.ClientSecret), nameof(HelixOptions.AccessToken)])
            Assert.That(() => Create(option, Given), Throws.TypeOf<OptionsValidationException>().With.Message.Not.Contains("plainsecret"), option);
    }

    [Test]
    public void A_value_of_Twitch_or_of_any_other_server_is_taken(
        [ValueSource(nameof(Values))] string text,
        [Values(nameof(HelixOptions.ClientId), nameof(HelixOptions.ClientSecret), nameof(HelixOptions.AccessToken))] string option) =>
        Assert.That(() => Create(option, text), Throws.Nothing);

    [TestCase("abcdefghijklmnopqrstuvwxyz0123456789", 30)]
    [TestCase("0123456789abcdef", 32)]
    [TestCase("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 43)]
    public void A_random_value_is_taken(string letters, int length) =>
        Gen.Char[letters].Array[length].Select(value => new string(value)).Sample(value => Create(nameof(HelixOptions.ClientSecret), value), iter: 1000);

    [Test]
    public void A_value_of_Twitch_is_taken_whatever_it_spells(
        [Values("your", "here", "placeholder", "insert", "changeme", "yourclient", "todo", "xxx", "000")] string word)
    {
        for (var position = 0; position <= Value.Length - word.Length; position++)
        {
            var value = Value.Insert(position, word)[..Value.Length];
            Assert.That(() => Create(nameof(HelixOptions.ClientId), value), Throws.Nothing, value);
        }
    }

    private static void Create(string option, string value)
    {
        var options = new HelixOptions { ClientId = Value };
        typeof(HelixOptions).GetProperty(option)!.SetValue(options, value);
        HelixClient.Create(options).Dispose();
    }
}
