namespace StreamBoard.World;

/// <summary>The section <c>World</c> of the configuration: how the made-up Twitch behaves.</summary>
internal sealed class WorldOptions
{
    /// <summary>The time from one change to the next. Default: 2 seconds.</summary>
    public TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The same seed gives the same world.</summary>
    public int Seed { get; set; } = 1;
}
