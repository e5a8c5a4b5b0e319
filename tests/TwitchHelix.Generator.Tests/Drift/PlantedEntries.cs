namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The entries of the made-up API.</summary>
internal static class PlantedEntries
{
    public static readonly PlantedEntry GetApples = new("api/reference/fruit.md", "#get-apples", "GetApples");
    public static readonly PlantedEntry PickApples = new("api/reference/fruit.md", "#pick-apples", "PickApples");
    public static readonly PlantedEntry UpdateApple = new("api/reference/fruit.md", "#update-apple", "UpdateApple");
    public static readonly PlantedEntry EatApple = new("api/reference/fruit.md", "#eat-apple", "EatApple");
    public static readonly PlantedEntry GetHarvests = new("api/reference/harvests.html", "#get-harvests", "GetHarvests");
    public static readonly PlantedEntry DeleteHarvest = new("api/reference/harvests.html", "#delete-harvest", "DeleteHarvest");
    public static readonly PlantedEntry GetHarvestLabels = new("api/reference/hls.md", "#get-harvest-labels", "GetHarvestLabels");
    public static readonly PlantedEntry GetMarkets = new("api/reference/markets.md", "#get-markets", "GetMarkets");
    public static readonly PlantedEntry AnnouncePrice = new("api/reference/markets.md", "#announce-price", "AnnouncePrice");
    public static readonly PlantedEntry GetPrices = new("api/reference/markets.md", "#get-prices", "GetPrices");
    public static readonly PlantedEntry OpenStall = new("api/reference/markets.md", "#open-stall", "OpenStall");
    public static readonly PlantedEntry GetOrchard = new("api/reference/orchards.md", "#get-orchard", "GetOrchard");
    public static readonly PlantedEntry GetOrchardCalendar = new("api/reference/orchards.md", "#get-orchard-calendar", "GetOrchardCalendar");
    public static readonly PlantedEntry BuildFence = new("api/reference/orchards.md", "#build-fence", "BuildFence");
    public static readonly PlantedEntry GetWeather = new("api/reference/weather.md", "#get-weather", "GetWeather");
    public static readonly PlantedEntry AppleFall = new("eventsub/reference/orchard.md", "#orchard-apple-fall", "orchard.apple.fall 1");
    public static readonly PlantedEntry AppleFall2 = new("eventsub/reference/orchard.md", "#orchard-apple-fall-v2", "orchard.apple.fall 2");
    public static readonly PlantedEntry OrchardUpdate = new("eventsub/reference/orchard.md", "#orchard-update", "orchard.update 2");
    public static readonly PlantedEntry FrostWarn = new("eventsub/reference/weather.md", "#weather-frost-warn", "weather.frost.warn beta");
    public static readonly PlantedEntry DeliveryGrant = new("eventsub/reference/crate.md", "#crate-delivery-grant", "crate.delivery.grant 1");
    public static readonly PlantedEntry ShardDisabled = new("eventsub/reference/crate.md", "#crate-shard-disabled", "crate.shard.disabled 1");
}
