using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Conventions;

/// <summary>The XML documentation beside the library, which IntelliSense shows for the generated members.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class DocumentationTests
{
    private static readonly Assembly Library = typeof(HelixClient).Assembly;

    private static readonly List<XElement> Members =
    [
        // A line break is a space to those who read it.
        .. XDocument.Parse(LineBreaks().Replace(File.ReadAllText(Path.ChangeExtension(Library.Location, ".xml")), " "), LoadOptions.PreserveWhitespace)
            .Descendants("member"),
    ];

    private static readonly ILookup<string, XElement> MembersByName = Members.ToLookup(member => Arguments().Replace((string)member.Attribute("name")!, ""));

    private static readonly Dictionary<string, JObject> Operations = Repository.Document["paths"]!.Children<JProperty>()
        .SelectMany(path => path.Value.Children<JProperty>(),
            (path, method) => (Name: $"{method.Name.ToUpperInvariant()} {path.Name}", Operation: (JObject)method.Value))
        .ToDictionary(entry => entry.Name, entry => entry.Operation);

    private static IEnumerable<TestCaseData> Enums => Repository.Document["components"]!["schemas"]!.Children<JProperty>()
        .Where(schema => schema.Value["enum"] is not null).Select(schema => new TestCaseData(schema.Name, schema.Value).SetArgDisplayNames(schema.Name));

    [Test]
    public void No_code_begins_or_ends_with_a_blank() =>
        Assert.That(
            Members.SelectMany(member => member.Descendants("c")).Select(code => code.Value).Where(text => text.Length == 0 || text != text.Trim()),
            Is.Empty);

    /// <summary>Texts that begin with a name. «·» stands for a name, in code or in a link.</summary>
    [TestCase("GET /bits/leaderboard", "· is needed if · is ·, ·, · or ·, and ignored if it is ·.")]
    [TestCase("GET /extensions/transactions", "· must be the client ID of the token, else Twitch answers 401.")]
    [TestCase("GET /channel_points/custom_rewards/redemptions", "· is needed unless · is given.")]
    [TestCase("GET /extensions/configurations", "· is needed for the segments · and ·, and must be left out for ·.")]
    [TestCase("PUT /extensions/configurations", "· is needed for the segments · and ·, and must be left out for ·.")]
    [TestCase("PATCH /predictions", "· is needed if · is ·.")]
    [TestCase("POST /raids", "· and · must differ.")]
    [TestCase("GET /subscriptions", "· can't be combined with · or ·. · and · are null if the list is filtered by ·.")]
    [TestCase("GET /users", "· and · may be mixed, at most 100 values over both.")]
    [TestCase("POST /whispers", "· and · must differ.")]
    public void A_text_that_begins_with_a_name_reads_right(string operation, string text)
    {
        var methods = Methods(Operations[operation]).ToList();

        Assert.That(methods, Has.Count.EqualTo(Operations[operation]["x-paginated"] is null ? 1 : 2));
        foreach (var remarks in methods.Select(method => Documentation(Name(method)).Element("remarks")!))
            Assert.That(remarks.Elements("para").Select(paragraph => Text(paragraph, _ => "·")), Has.Some.StartsWith(text));
    }

    [TestCase("P:TwitchHelix.CreateCustomRewardsBody.IsMaxPerStreamEnabled", "P:TwitchHelix.CreateCustomRewardsBody.MaxPerStream")]
    [TestCase("T:TwitchHelix.ChatMessageFragment", "P:TwitchHelix.ChatMessageFragment.Type")]
    [TestCase("M:TwitchHelix.IChannelsClient.ModifyChannelInformationAsync", "P:TwitchHelix.ModifyChannelInformationBody.IsBrandedContent")]
    [TestCase("M:TwitchHelix.IChatClient.SendChatMessageAsync", "P:TwitchHelix.SentChatMessage.IsSent")]
    [TestCase("M:TwitchHelix.IScheduleClient.GetChannelStreamScheduleAsync", "P:TwitchHelix.ChannelStreamSchedule.Segments")]
    [TestCase("M:TwitchHelix.IHypeTrainClient.GetHypeTrainEventsAsync", "M:TwitchHelix.IHypeTrainClient.GetHypeTrainStatusAsync")]
    [TestCase("M:TwitchHelix.IUsersBatch.GetByLoginAsync", "P:TwitchHelix.User.Login")]
    [TestCase("P:TwitchHelix.Poll.Status", "P:TwitchHelix.PollStatus.Terminated")]
    [TestCase("M:TwitchHelix.IPredictionsClient.EndPredictionAsync", "P:TwitchHelix.EndPredictionStatus.Resolved")]
    public void A_name_on_the_wire_is_a_link(string member, string target) =>
        Assert.That(
            Documentation(member).Descendants("see").Select(see => Arguments().Replace((string?)see.Attribute("cref") ?? "", "")),
            Has.Some.EqualTo(target));

    [Test]
    public void A_parameter_on_the_wire_is_a_link_to_the_parameter() =>
        Assert.That(
            Documentation(Name(Methods(Operations["POST /raids"]).Single())).Element("remarks")!.Descendants("paramref").Select(NameOf),
            Is.EqualTo(new[] { "fromBroadcasterId", "toBroadcasterId" }));

    [Test]
    public void A_paged_method_has_no_links_to_the_cursors_it_does_not_take()
    {
        var remarks = Methods(Operations["GET /subscriptions"]).Select(method => Documentation(Name(method)).Element("remarks")!.Element("para")!).ToList();

        Assert.That(remarks[0].Elements("paramref").Select(NameOf), Is.SupersetOf(new[] { "after", "before" }));
        Assert.That(remarks[1].Elements("c").Select(code => code.Value), Is.EqualTo(new[] { "after", "before" }));
    }

    [Test]
    public void No_name_that_a_member_has_in_CSharp_stays_as_on_the_wire()
    {
        var types = Library.GetExportedTypes().Where(type => type.GetProperties().Any(property => WireName(property) is not null));
        var properties =
            from type in types
            from name in type.GetProperties().Select(property => $"P:{property.DeclaringType!.FullName}.{property.Name}").Append($"T:{type.FullName}")
            select (Name: name, Known: WireNames(type));
        var methods = Operations.Values
            .SelectMany(operation => Methods(operation).Select(method => (Name: Name(method), Known: WireNames(operation, method))));

        var left = from member in properties.Concat(methods)
                   let known = member.Known.ToHashSet()
                   from code in MembersByName[member.Name].Elements().Where(element => element.Name != "exception").Descendants("c")
                   where known.Contains(code.Value)
                   select $"{member.Name}: {code.Value}";

        Assert.That(left, Is.Empty);
    }

    [TestCaseSource(nameof(Enums))]
    public void A_value_says_what_it_means_and_how_it_is_sent(string name, JToken schema)
    {
        var type = Library.GetType($"TwitchHelix.{name}", throwOnError: true)!;
        var documented = type.GetProperties(BindingFlags.Public | BindingFlags.Static).ToDictionary(
            value => value.GetValue(null)!.ToString()!,
            value => Text(Documentation($"P:{type.FullName}.{value.Name}").Element("summary")!, code => code.Name == "c" ? code.Value : "·"));

        foreach (var (value, index) in schema["enum"]!.Values<string>().Select((value, index) => (value!, index)))
        {
            var sent = value.Length == 0 ? "Sent as an empty string." : $"Sent as {value}.";
            var meaning = (string?)schema["x-enum-descriptions"]?[index];
            Assert.That(documented[value], string.IsNullOrEmpty(meaning) ? Is.EqualTo(sent) : Does.EndWith(". " + sent).And.StartsWith(meaning.Split('`')[0]));
        }
    }

    [Test]
    public void A_method_says_what_it_sends_and_what_has_happened_then()
    {
        foreach (var operation in Operations.Values)
        {
            var documentation = Documentation(Name(Methods(operation).First()));
            var success = operation["responses"]!.Children<JProperty>().First(response => response.Name.StartsWith('2')).Value;
            var id = (string?)operation["operationId"];
            Assert.That(documentation.Element("returns")!.Value, Does.StartWith(Beginning(success)), id);
            if (operation["requestBody"] is { } body)
                Assert.That(documentation.Elements("param").Single(parameter => NameOf(parameter) == "body").Value, Does.StartWith(Beginning(body)), id);
        }
        Assert.That(
            Members.SelectMany(member => member.Elements()).Select(element => element.Value),
            Has.None.EqualTo("What to send.").And.None.EqualTo("When Twitch has answered."));
    }

    [Test]
    public void An_obsolete_member_says_what_to_use_instead()
    {
        var methods = Library.GetExportedTypes().Where(type => type.IsInterface)
            .SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet();
        var obsolete = Library.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Where(member => member.DeclaringType == type && member is not ConstructorInfo).Append(type))
            .Select(member => (Member: $"{member.DeclaringType?.Name}.{member.Name}", member.GetCustomAttribute<ObsoleteAttribute>()?.Message))
            .Where(member => member.Message is not null).ToList();

        Assert.That(obsolete.Select(member => member.Member).ToList(), Has.Count.AtLeast(9).And.Contain("LiveStream.TagIds").And.Contain("User.ViewCount"));
        foreach (var (member, message) in obsolete)
        {
            Assert.That(message, Does.Contain("Use ").And.EndWith("."), member);
            Assert.That(AsyncNames().Matches(message!).Select(name => name.Value), Is.SubsetOf(methods), member);
        }
        var removed = obsolete.Where(member => member.Member.StartsWith("IHypeTrainClient.", StringComparison.Ordinal));
        Assert.That(
            removed.Select(member => member.Message).ToList(),
            Has.Count.EqualTo(2).And.All.EqualTo("Twitch removed this endpoint on 5 February 2026. Use GetHypeTrainStatusAsync."));
        Assert.That(obsolete.Single(member => member.Member == "LiveStream.TagIds").Message, Does.EndWith("Use Tags."));
    }

    private static IEnumerable<MethodInfo> Methods(JObject operation) =>
        from name in (string[])["Async", "PagedAsync"]
        let method = Library.GetType($"TwitchHelix.I{operation["tags"]![0]}Client", throwOnError: true)!.GetCurrentMethod($"{operation["operationId"]}{name}")
        where method is not null
        select method;

    private static string Name(MethodInfo method) => $"M:{method.DeclaringType!.FullName}.{method.Name}";

    private static XElement Documentation(string member) => MembersByName[member].Single();

    private static string? NameOf(XElement reference) => (string?)reference.Attribute("name");

    /// <summary>A description up to its first name.</summary>
    private static string Beginning(JToken described) => ((string?)described["description"] ?? "").Split('`')[0];

    private static string Text(XElement element, Func<XElement, string> name) =>
        string.Concat(element.Nodes().Select(node => node is XElement inner ? name(inner) : ((XText)node).Value));

    private static string? WireName(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName;

    private static IEnumerable<string> WireNames(Type type) => type.GetProperties().Select(WireName).OfType<string>();

    /// <summary>The sent names of a method's parameters, and the properties of its body and answer.</summary>
    private static IEnumerable<string> WireNames(JObject operation, MethodInfo method)
    {
        var parameters = (operation["parameters"] ?? new JArray()).Select(parameter => (string)parameter["name"]!)
            .Where(name => !method.Name.EndsWith("PagedAsync", StringComparison.Ordinal) || name is not ("after" or "before"));
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method.ReturnType.GetGenericArguments());
        return parameters.Concat(types.SelectMany(WireNames));
    }

    // "M:TwitchHelix.IUsersClient.GetUsersAsync(System…)" without the part after the name.
    [GeneratedRegex(@"(``\d+)?(\(.*)?$")]
    private static partial Regex Arguments();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"\w+Async")]
    private static partial Regex AsyncNames();
}
