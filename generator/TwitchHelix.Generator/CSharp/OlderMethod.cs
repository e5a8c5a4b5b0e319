using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.CSharp;

/// <summary>
/// A method as it was before a version of the library added parameters: compiled programs still call it. All of its parameters are required, so that a call
/// in source code that leaves one out is never ambiguous.
/// </summary>
/// <param name="Since">The version that has more parameters.</param>
/// <param name="Parameters">The parameters before that version.</param>
/// <param name="Arguments">What it passes to the method with all parameters.</param>
internal sealed record OlderMethod(string Since, IEnumerable<MethodParameter> Parameters, IEnumerable<string> Arguments)
{
    /// <summary>The methods before each version that has added parameters, the oldest first.</summary>
    /// <param name="parameters">The parameters of the newest version, in the order of C#.</param>
    public static IEnumerable<OlderMethod> Of(IReadOnlyList<MethodParameter> parameters) =>
        from since in parameters.Select(parameter => parameter.Since).OfType<string>().Distinct().OrderBy(Version.Parse)
        let older = parameters.Where(parameter => parameter.Since is null || Version.Parse(parameter.Since) < Version.Parse(since)).ToHashSet()
        select new OlderMethod(
            since,
            parameters.Where(older.Contains),
            parameters.Select(parameter => older.Contains(parameter) ? parameter.Name : "null"));

    /// <summary>The methods for a template. Empty if there are none.</summary>
    public static JArray Json(IReadOnlyList<MethodParameter> parameters) => new(Of(parameters).Select(method => new JObject
    {
        ["since"] = method.Since,
        ["parameters"] = new JArray(method.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}")),
        ["arguments"] = new JArray(method.Arguments),
    }));
}
