using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>
/// The C# of what an object that Twitch sends shows of itself in a log or a debugger. Only these texts are shown: any other one may be a secret, an address
/// or what somebody has said.
/// </summary>
internal sealed class SummaryCode(SpecDocument document)
{
    private const int Shown = 2;

    /// <summary>The texts that may be shown, what tells most first.</summary>
    private static readonly string[] Texts =
    [
        "display_name", "displayName", "user_name", "chatter_user_name", "name", "title", "broadcaster_user_name", "broadcaster_name", "team_display_name",
        "from_broadcaster_user_name", "to_broadcaster_user_name", "from_user_name", "to_user_name", "target_user_name", "recipient_user_name",
        "requester_user_name", "gifter_user_name", "gifter_name", "guest_user_name", "host_user_name", "sender_user_name", "creator_name", "game_name",
        "category_name", "charity_name", "plan_name", "moderator_user_name", "moderator_name", "login", "user_login", "broadcaster_login", "id", "set_id",
        "user_id", "game_id", "broadcaster_id", "broadcaster_user_id", "video_id", "clip_id", "message_id", "session_id", "slot_id", "campaign_id",
        "entitlement_id", "conduit_id", "reward_id", "emote_set_id", "extension_id", "sku", "type", "version",
    ];

    /// <summary>The calls that show an object. Null if nothing of it can be shown.</summary>
    public string? Of(SpecNode schema, bool isAnswer)
    {
        if (isAnswer && schema.At("properties", "data") is { } data)
            return JsonCode.Kind(document.Follow(data)) == "list" ? $".List(\"{ItemType(data)}\", Data)" : ".Only(Data)";
        var properties = SpecSchemas.Properties(schema).Where(property => !property.Schema.IsTrue("deprecated"))
            .Select(property => (Name: property.Name.Text ?? "", Kind: JsonCode.Kind(document.Follow(property.Schema)))).ToList();
        var texts = properties.Where(property => property.Kind == "string" && Texts.Contains(property.Name)).Select(property => property.Name)
            .OrderBy(name => Array.IndexOf(Texts, name)).ToList();
        // Numbers, times and the values of enums are no secrets.
        var shown = texts.Count > 0 ? texts : properties.Where(property => property.Kind is "value" or "enum").Select(property => property.Name);
        var calls = shown.Take(Shown).Select(CSharpNames.Pascal).Select(name => $".Add({name})");
        return string.Concat(calls) is { Length: > 0 } code ? code : null;
    }

    private string ItemType(SpecNode list) => NamedSchema.Of(document, list)?.Name ?? "string";
}
