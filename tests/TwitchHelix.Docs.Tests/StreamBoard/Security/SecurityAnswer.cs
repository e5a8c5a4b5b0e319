using System.Net;
using System.Text.RegularExpressions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>What a browser got.</summary>
internal sealed partial record SecurityAnswer(
    Uri Address, int Status, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, IReadOnlyList<SecurityCookie> Cookies, Uri? Location, string Text)
{
    public static async Task<SecurityAnswer> ReadAsync(Uri address, HttpResponseMessage response) =>
        Of(address, response, await response.Content.ReadAsStringAsync());

    public static SecurityAnswer Of(Uri address, HttpResponseMessage response, string text)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => (IReadOnlyList<string>)[.. header.Value], StringComparer.OrdinalIgnoreCase);
        return new SecurityAnswer(
            address,
            (int)response.StatusCode,
            headers,
            headers.TryGetValue("Set-Cookie", out var cookies) ? [.. cookies.Select(SecurityCookie.Parse)] : [],
            headers.TryGetValue("Location", out var location) ? new Uri(address, location[0]) : null,
            text);
    }

    /// <summary>The values of a header, in one text. Empty if it isn't there.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>Returns the fields of the form with this name, or with this address.</summary>
    public Dictionary<string, string> Form(string nameOrAddress)
    {
        var form = FormElement.Matches(Text).Select(match => match.Value).FirstOrDefault(form =>
            Inputs(form).Any(input => input.Name == "_handler" && input.Value == nameOrAddress)
            || form.StartsWith($"<form method=\"post\" action=\"{nameOrAddress}\"", StringComparison.Ordinal));
        Assert.That(form, Is.Not.Null, $"There is no form {nameOrAddress} in {this}");
        return Inputs(form!).ToDictionary(input => input.Name, input => input.Value);
    }

    public override string ToString() => $"{Status} of {Address}, to {Location}:\n{Text}";

    private static IEnumerable<(string Name, string Value)> Inputs(string form) =>
        from element in InputElement.Matches(form)
        let attributes = Attribute.Matches(element.Value).ToDictionary(
            match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value), StringComparer.Ordinal)
        where attributes.ContainsKey("name")
        select (attributes["name"], attributes.GetValueOrDefault("value", ""));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormElement { get; }

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputElement { get; }

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute { get; }
}
