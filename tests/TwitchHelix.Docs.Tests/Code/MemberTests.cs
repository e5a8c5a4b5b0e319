using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>The members that the text names, such as <c>twitch.Users.GetUsersAsync</c> and <c>HelixOptions.Timeout</c>.</summary>
public sealed partial class MemberTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>The types of the packages by name. A name that a resource has, too, is none: <c>HypeTrain.GetHypeTrainEventsAsync</c>.</summary>
    private static readonly ILookup<string, Type> Types =
        new[]
        {
            typeof(IHelixClient), typeof(EventSubListening), typeof(TwitchEventSubEndpointRouteBuilderExtensions), typeof(EntityFrameworkCoreTokenStore),
            typeof(HelixTestServer),
        }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => !type.IsNested && typeof(IHelixClient).GetProperty(type.Name) is null)
            .ToLookup(type => type.Name.Split('`')[0], StringComparer.Ordinal);

    private static readonly ILookup<string, MethodInfo> Extensions = Types.SelectMany(types => types)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.IsDefined(typeof(ExtensionAttribute)))
        .ToLookup(method => method.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Pages => MarkdownPage.All.Where(page => page != "CHANGELOG.md");

    [TestCaseSource(nameof(Pages))]
    public void The_members_that_it_names_exist(string page)
    {
        var wrong = Wrong(MarkdownPage.Read(page)).ToList();

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public void A_member_that_does_not_exist_is_found()
    {
        var page = new MarkdownPage("page.md", """
            `twitch.Users.GetUsersAsync(ids: ["1"])`, `twitch.Batch.Users`, `twitch.EventSub.ListenAsync`, `HelixOptions.Retry.Budget`, `Other.Thing`
            `twitch.Users.GetNobodyAsync`
            `HelixOptions.Retry.Nothing`
            """);

        Assert.That(Wrong(page), Is.EqualTo(new[] { "page.md(2): twitch.Users.GetNobodyAsync", "page.md(3): HelixOptions.Retry.Nothing" }));
    }

    private static IEnumerable<string> Wrong(MarkdownPage page) =>
        from code in page.CodeInText
        let path = Path().Match(code.Text)
        where path.Success && !Exists(path.Value.Split('.'))
        select $"{page.Path}({code.Line}): {path.Value}";

    /// <summary>Whether the last name can be reached. A first name that is no type of the packages isn't looked at.</summary>
    private static bool Exists(string[] names)
    {
        var types = names[0] == "twitch" ? [typeof(IHelixClient)] : Types[names[0]].ToList();
        return types.Count == 0 || types.Any(type => Reaches(type, names.AsSpan(1)));
    }

    private static bool Reaches(Type type, ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
            return true;
        var name = names[0];
        var inherited = type.GetInterfaces().SelectMany(parent => parent.GetMember(name));
        foreach (var member in type.GetMember(name, Everything).Concat(inherited).Concat(Extensions[name]))
            if (TypeOf(member) is not { } next || Reaches(next, names[1..]))
                return true;
        return false;
    }

    /// <summary>Null for a method: what it returns isn't looked at.</summary>
    private static Type? TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        Type nested => nested,
        _ => null,
    };

    [GeneratedRegex(@"^[A-Za-z]\w*(\.[A-Z]\w*)+")]
    private static partial Regex Path();
}
