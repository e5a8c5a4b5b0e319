using System.Globalization;

namespace TwitchHelix.CallCosts;

/// <summary>Shows that a long walk keeps no page: the memory in use early in the walk, and at its end.</summary>
internal static class PageWalk
{
    private const int Pages = 1000;
    private const int Early = 100;

    /// <returns>A sentence.</returns>
    public static async Task<string> MeasureAsync(Uri server)
    {
        long early = 0, end = 0;
        using var library = new Library(server, hasStore: false);
        await library.WalkAsync(Pages, page =>
        {
            if (page == Early)
                early = GC.GetTotalMemory(forceFullCollection: true);
            else if (page == Pages)
                end = GC.GetTotalMemory(forceFullCollection: true);
        });
        return string.Create(
            CultureInfo.InvariantCulture, $"A walk through {Pages} pages: {early / 1000} KB in use after {Early} pages, {end / 1000} KB at its end.");
    }
}
