using System.Collections.Concurrent;
using System.Collections.Frozen;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>Reads the AsyncAPI document of EventSub, once for all servers of the process.</summary>
internal static class DescribedEvents
{
    private static readonly Lazy<FrozenDictionary<(string Type, string Version), DescribedEvent>> Document = new(Load);

    private static readonly ConcurrentDictionary<Type, DescribedEvent?> ByClass = new();

    /// <summary>All types in all versions.</summary>
    public static IEnumerable<DescribedEvent> All => Document.Value.Values;

    /// <summary>Finds a type in a version. Null if the document doesn't have it.</summary>
    public static DescribedEvent? Find(string type, string version) => Document.Value.GetValueOrDefault((type, version));

    /// <summary>Finds a type in its newest version. Null if the document doesn't have it.</summary>
    public static DescribedEvent? FindNewest(string type) =>
        All.Where(described => described.Type == type).MaxBy(described => (described.Version.Length, described.Version));

    /// <summary>Finds the type of a class of events. Null if it is the class of none.</summary>
    public static DescribedEvent? Find(Type events) =>
        ByClass.TryGetValue(events, out var found) ? found
            : ByClass.GetOrAdd(events, static events => All.FirstOrDefault(described => described.ClassName == events.Name));

    private static FrozenDictionary<(string, string), DescribedEvent> Load()
    {
        using var stream = typeof(DescribedEvents).Assembly.GetManifestResourceStream("eventsub.asyncapi.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var messages = (JObject)JObject.Load(reader)["components"]!["messages"]!;
        return messages.Properties().Select(message => new DescribedEvent((JObject)message.Value))
            .ToFrozenDictionary(described => (described.Type, described.Version));
    }
}
