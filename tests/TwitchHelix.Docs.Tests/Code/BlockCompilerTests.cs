namespace TwitchHelix.Docs.Tests.Code;

public sealed class BlockCompilerTests
{
    [Test]
    public void Statements_types_and_programs_compile()
    {
        var errors = Errors("""
            # Title
            ```csharp
            GetUsersResponse users = await twitch.Users.GetUsersAsync(ids: [userId], cancellationToken: cancellationToken);
            ```
            ```csharp
            public sealed record Greeting(string Text);
            ```
            ```csharp
            using TwitchHelix;

            await using var twitch = HelixClient.Create(new HelixOptions { ClientId = "a", ClientSecret = "b" });
            Console.WriteLine(args.Length);
            ```
            """);

        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void A_block_continues_those_of_its_section()
    {
        var errors = Errors("""
            ## One
            ```csharp
            var name = "a";
            public sealed record Greeting(string Text);
            ```
            ```csharp
            Console.WriteLine(new Greeting(name));
            ```
            ## Two
            ```csharp
            Console.WriteLine(name);
            ```
            """);

        Assert.That(errors, Is.EqualTo(new[] { "page.md(11): CS0103: The name 'name' does not exist in the current context" }));
    }

    [TestCase("var unknown = twitch.Users.GetNobodyAsync();", "CS1061")]
    [TestCase("if (true) {", "CS1513")]
    [TestCase("Console.WriteLine(); }", "CS1022")]
    [TestCase("using System.Net;\nvar options = new HelixOptions();", "CS0246")]
    [TestCase("string text = null;", "CS8600")]
    public void A_broken_block_is_found_with_its_line(string code, string id)
    {
        var errors = Errors($"# Title\n\nText.\n\n```csharp\nConsole.WriteLine();\n```\n\n```csharp\n{code}\n```\n");

        Assert.That(errors, Has.Count.EqualTo(1));
        Assert.That(errors[0], Does.Match($@"^page\.md\(1[01]\): {id}: "));
    }

    private static List<string> Errors(string text) => [.. BlockCompiler.Errors(new MarkdownPage("page.md", text))];
}
