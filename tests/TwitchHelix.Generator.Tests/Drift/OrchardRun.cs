using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>A finished comparison, as JSON and as errors.</summary>
internal sealed record OrchardRun(int ExitCode, string Output, string Errors)
{
    private JObject Report => JObject.Parse(Output);

    /// <summary>Everything that is printed.</summary>
    public string All => Output + Errors;

    /// <summary>The differences, each with its kind, its entry, its place and what differs.</summary>
    public IEnumerable<string> Differences =>
        Report["differences"]!.Select(each => $"{each["kind"]} {each["entry"]}: {each["place"]}, {each["what"]}");

    /// <summary>The lines of pages whose form is unknown.</summary>
    public IEnumerable<string> NotUnderstood => Report["notUnderstood"]!.Select(each => $"{each["page"]}({each["line"]}): {each["text"]}");

    public static Task<OrchardRun> OfAsync(string pages, string spec) => Task.Run(() =>
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Program.Run(["drift", pages, "--spec", spec, "--json"], output, errors);
        return new OrchardRun(code, output.ToString(), errors.ToString());
    });
}
