using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of tokens and scopes.</summary>
internal static class PlantedTokens
{
    private const string User = "[user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)";
    private const string App = "[app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens)";

    private const string Granted = "\n  The application, through prior authorization, must have been granted:\n";

    public static IEnumerable<PlantedCase> All =>
    [
        GetApples.Case("no app token",
            $"- An {App}.{Granted}  - The **fruit:read:apples** scope for the user represented by the *orchard_id* query parameter.\n", "",
            "weHave tokens app, presence"),
        GetApples.Case("no user token",
            $"- A {User} that includes the **fruit:read:apples** or **fruit:manage:apples** scope. The user must own the orchard.\n", "",
            "weHave tokens user, presence"),
        GetApples.Case("a scope less", "**fruit:read:apples** or **fruit:manage:apples** scope", "**fruit:read:apples** scope", "differs scopes user, scopes"),
        GetApples.Case("a scope more", "**fruit:read:apples** or **fruit:manage:apples** scope", "**fruit:read:apples**, **fruit:manage:apples**, or **fruit:own:apples** scope",
            "differs scopes user, scopes"),
        GetApples.Case("another scope", "or **fruit:manage:apples** scope", "or **fruit:own:apples** scope", "differs scopes user, scopes"),
        GetApples.Case("another scope of the app", "  - The **fruit:read:apples** scope", "  - The **fruit:manage:apples** scope", "differs scopes app, scopes"),
        GetApples.Case("an app token without scopes", $"- An {App}.{Granted}  - The **fruit:read:apples** scope for the user represented by the *orchard_id* query parameter.\n",
            $"- An {App}.\n", "differs scopes app, scopes"),
        GetApples.Case("a user token without scopes", " that includes the **fruit:read:apples** or **fruit:manage:apples** scope.", ".", "differs scopes user, scopes"),
        PickApples.Case("an app token is new", "### Request Body", $"- An {App}.\n\n### Request Body", "theyHave tokens app, presence"),
        PickApples.Case("an app token with scopes is new", "### Request Body",
            $"- An {App}.{Granted}  - The **fruit:manage:apples** scope for the user represented by the *id* query parameter.\n\n### Request Body",
            "theyHave tokens app, presence"),
        UpdateApple.Case("no authorization", $"Requires one of the following:\n\n- A {User} that includes the **fruit:manage:apples** scope.\n", "No authorization required.\n",
            "weHave tokens user, presence"),
        GetWeather.Case("an authorization", "No authorization required.", $"Requires one of the following:\n\n- A {User}.", "theyHave tokens user, presence"),
        GetWeather.Case("two authorizations", "No authorization required.", $"Requires one of the following:\n\n- A {User}.\n- An {App}.",
            "theyHave tokens user, presence", "theyHave tokens app, presence"),
        GetHarvestLabels.Case("a scope where there was none", $"- A {User}.", $"- A {User} that includes the **harvest:read** scope.", "differs scopes user, scopes"),
        GetMarkets.Case("a scope of the app where there was none", $"- An {App}.",
            $"- An {App}.{Granted}  - The **market:read:prices** scope for the user represented by the *id* query parameter.", "differs scopes app, scopes"),
        AnnouncePrice.Case("all of the scopes are any of them", "**market:announce**, **user:shout** scopes", "**market:announce** or **user:shout** scope",
            "differs scopes app, scopes"),
        AnnouncePrice.Case("the scope of another user is gone", "  - The **market:bot** scope for the user represented by the *market_id* query parameter.\n", "",
            "differs scopes app, scopes"),
        AnnouncePrice.Case("the scope of another user is another", "**market:bot**", "**market:robot**", "differs scopes app, scopes"),
        AnnouncePrice.Case("one of all scopes is gone", "**market:announce**, **user:shout** scopes", "**market:announce** scope", "differs scopes app, scopes"),
        GetPrices.Case("the second user token is gone", $"- A {User} that includes the **market:announce** scope. For sellers.\n", "", "differs scopes user, scopes"),
        GetPrices.Case("a third user token", "For sellers.\n", $"For sellers.\n- A {User} that includes the **market:watch** scope.\n", "differs scopes user, scopes"),
        GetPrices.Case("any of two scopes is both", "**market:read:prices** or **market:manage:prices** scope", "**market:read:prices**, **market:manage:prices** scopes",
            "differs scopes user, scopes"),
        OpenStall.Case("a user token for a JWT", "- A signed [JSON Web Token (JWT)](https://dev.twitch.tv/docs/authentication.md#jwt) that the seller has made.", $"- A {User}.",
            "theyHave tokens user, presence", "weHave tokens jwt, presence"),
        OpenStall.Case("a user token beside the JWT", "that the seller has made.\n", $"that the seller has made.\n- A {User}.\n", "theyHave tokens user, presence"),
        GetHarvests.Case("another scope in HTML", "<strong>harvest:read</strong>", "<strong>harvest:see</strong>", "differs scopes user, scopes"),
        DeleteHarvest.Case("another token in HTML", "An <a href=\"/docs/authentication/#app-access-tokens\">app access token</a>.",
            "A <a href=\"/docs/authentication/#user-access-tokens\">user access token</a>.", "theyHave tokens user, presence", "weHave tokens app, presence"),
        BuildFence.Case("another scope on a page with CRLF", "**orchard:manage:fences**", "**orchard:build:fences**", "differs scopes user, scopes"),
        AppleFall.Case("one of two scopes is gone", "includes the **orchard:read:falls** or **fruit:manage:apples** scope", "includes the **orchard:read:falls** scope",
            "differs scopes user, scopes"),
        AppleFall.Case("another scope of the app", "  - The **orchard:read:falls** or **fruit:manage:apples** scope", "  - The **orchard:read:falls** or **user:shout** scope",
            "differs scopes app, scopes"),
        AppleFall.Case("no user token", $"- A {User} that includes the **orchard:read:falls** or **fruit:manage:apples** scope.\n", "", "weHave tokens user, presence"),
        AppleFall2.Case("a scope of the app is gone", "**orchard:read:falls**, **user:shout** scopes", "**orchard:read:falls** scope", "differs scopes app, scopes"),
        OrchardUpdate.Case("a scope where there was none", $"- A {User}.", $"- A {User} that includes the **orchard:read:falls** scope.", "differs scopes user, scopes"),
        OrchardUpdate.Case("an app token less", $"- An {App}.\n", "", "weHave tokens app, presence"),
        DeliveryGrant.Case("a user token is new", $"- An {App}.\n", $"- An {App}.\n- A {User}.\n", "theyHave tokens user, presence"),
        FrostWarn.Case("a scope where no authorization was", "No authorization required.", $"Requires one of the following:\n\n- A {User} that includes the **frost:read** scope.\n- An {App}.",
            "differs scopes user, scopes"),
    ];
}
