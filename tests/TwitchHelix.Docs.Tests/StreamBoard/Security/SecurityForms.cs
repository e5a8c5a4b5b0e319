namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>The forms of StreamBoard, filled in.</summary>
internal static class SecurityForms
{
    public const string TokenField = "__RequestVerificationToken";

    public static Dictionary<string, string> NewPoll() => new()
    {
        ["Input.Question"] = "Which game next?",
        ["Input.Choices[0]"] = "Chess",
        ["Input.Choices[1]"] = "Go",
        ["Input.Minutes"] = "2",
    };

    public static Dictionary<string, string> NewBan() => new()
    {
        ["Input.Login"] = "rude",
        ["Input.Minutes"] = "10",
        ["Input.Reason"] = "Spam",
        ["Input.ConfirmedId"] = SecurityTests.Banned,
    };

    public static Dictionary<string, string> With(Dictionary<string, string> fields, string name, string value) => new(fields) { [name] = value };

    public static async Task<Dictionary<string, string>> FieldsAsync(SecurityBrowser browser, string page, string form, Dictionary<string, string> typed)
    {
        var fields = (await browser.GetAsync(page)).Form(form);
        foreach (var (name, value) in typed)
            fields[name] = value;
        return fields;
    }
}
