using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Observability;

/// <summary>What the packages measure, trace and log, as their code has it.</summary>
internal static partial class Emitted
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly[] Assemblies =
    [
        typeof(IHelixClient).Assembly,
        typeof(EventSubListening).Assembly,
        typeof(TwitchEventSubEndpointRouteBuilderExtensions).Assembly,
        typeof(EntityFrameworkCoreTokenStore).Assembly,
    ];

    public static IReadOnlyList<Instrument> Instruments { get; } = [.. InFields<Instrument>()];

    public static IReadOnlyList<ActivitySource> ActivitySources { get; } = [.. InFields<ActivitySource>()];

    /// <summary>The attributes of metrics and activities, such as <c>twitch.operation</c>.</summary>
    public static IReadOnlySet<string> Attributes { get; } = Assemblies
        .SelectMany(assembly => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", assembly.GetName().Name!), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => AttributeLiteral().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups["name"].Value)
        .Except(Instruments.Select(instrument => instrument.Name))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The methods that write to the log.</summary>
    public static IReadOnlyList<(int Id, LogLevel Level, string Name)> LogEvents { get; } =
    [
        .. from type in Assemblies.SelectMany(assembly => assembly.GetTypes())
           from method in type.GetMethods(AnyStatic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
           where attribute is not null
           select (attribute.EventId, attribute.Level, attribute.EventName ?? method.Name),
    ];

    private static IEnumerable<T> InFields<T>() =>
        from type in Assemblies.SelectMany(assembly => assembly.GetTypes())
        where !type.ContainsGenericParameters
        from field in type.GetFields(AnyStatic | BindingFlags.DeclaredOnly)
        where typeof(T).IsAssignableFrom(field.FieldType)
        select (T)field.GetValue(null)!;

    [GeneratedRegex("""(?:KeyValuePair<string, object\?>\("(?<name>[a-z]+)"|"(?<name>(?:http|server|url|error|twitch)\.[a-z._]+)")""")]
    private static partial Regex AttributeLiteral();
}
