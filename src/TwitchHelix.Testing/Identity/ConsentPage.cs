using System.Text.Encodings.Web;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>The page on which a person grants an application access as one of the users, or declines.</summary>
internal static class ConsentPage
{
    public const string UserField = "user";
    public const string DeclineField = "decline";

    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Authorize an application</title>
        <link rel="icon" href="data:,">
        <style>
        :root { color-scheme: light dark; --text: #18181b; --faint: #53535f; --back: #f2f2f5; --card: #fff; --line: #8c8c99; --accent: #5c16c5; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #efeff1; --faint: #adadb8; --back: #0e0e10; --card: #18181b; --line: #7d7d8a; --accent: #c9a6ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 28rem; margin: 0 auto; padding: 1rem; background: var(--card); border-radius: .5rem; overflow-wrap: anywhere; }
        h1 { margin: 0; font-size: 1.4rem; line-height: 1.25; }
        h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
        ul { margin: 0; padding-left: 1.25rem; }
        small, code { color: var(--faint); font-size: .875rem; }
        button {
          display: block; width: 100%; min-height: 3rem; margin-top: .5rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .25rem;
          background: none; color: inherit; font: inherit; text-align: left; overflow-wrap: anywhere; cursor: pointer;
        }
        button:hover { border-color: var(--accent); }
        button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .decline { margin-top: 1.5rem; text-align: center; }
        </style>
        </head>
        <body>
        <main>

        """;

    /// <summary>Creates the page. Its form goes to the page's own address, which has the parameters.</summary>
    /// <param name="asked">What the application asks.</param>
    /// <param name="users">The users to choose from.</param>
    /// <param name="signedIn">The user who is signed in, who comes first. Null for nobody.</param>
    public static Answer Create(AuthorizeRequest asked, IEnumerable<HelixTestUser> users, HelixTestUser? signedIn)
    {
        var page =
            $"""
            {Head}<h1>{Encode(asked.ClientId)} wants to access a Twitch account</h1>
            <p><small>This is a test server. The accounts are made up.</small></p>
            {Scopes(asked)}
            <form method="post">
            <h2>Authorize as</h2>
            {Lines(users.OrderBy(user => user.Id != signedIn?.Id).Select(Choice))}
            <button name="{DeclineField}" value="true" class="decline">Decline</button>
            </form>
            </main>
            </body>
            </html>

            """;
        return Answer.Text(200, "text/html; charset=utf-8", page)
            .With("Cache-Control", "no-store")
            .With("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
            .With("Referrer-Policy", "no-referrer")
            .With("X-Content-Type-Options", "nosniff");
    }

    private static string Scopes(AuthorizeRequest asked) => asked.Scopes.Length == 0
        ? "<p>It will be able to see who you are, and nothing else.</p>"
        : $"<h2>It will be able to</h2>\n<ul>\n{Lines(asked.Scopes.Distinct().Select(Scope))}\n</ul>";

    private static string Scope(string scope) => $"<li>{Encode(DescribedApi.Scopes[scope].TrimEnd('.'))} <code>{Encode(scope)}</code></li>";

    private static string Choice(HelixTestUser user) =>
        $"""<button name="{UserField}" value="{Encode(user.Id)}">{Encode(user.DisplayName)} <small>{Encode(user.Login)}</small></button>""";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
