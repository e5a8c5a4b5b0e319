namespace StreamBoard.World;

/// <summary>A channel of the made-up world, and its stream if it is live.</summary>
internal sealed class Channel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string About { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int CategoryIndex { get; set; }

    public required string Title { get; set; }

    public string Login => Name.ToLowerInvariant();

    public string Category => Cast.Categories[CategoryIndex];

    public string CategoryId => CategoryIdOf(CategoryIndex);

    /// <summary>Null while it is offline.</summary>
    public DateTimeOffset? LiveSince { get; set; }

    public int Viewers { get; set; }

    public static string CategoryIdOf(int index) => $"{7001 + index}";
}
