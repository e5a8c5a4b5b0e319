namespace StreamBoard.World;

/// <summary>Serves the pictures of the world, so that no page asks another site for one.</summary>
internal static class PictureEndpoints
{
    public static void MapWorldPictures(this IEndpointRouteBuilder app)
    {
        var pictures = app.MapGroup("/world").AllowAnonymous();
        pictures.MapGet("/avatars/{login}.svg", (string login) => Svg(Cast.NameOf(login) is { } name ? Pictures.Avatar(name) : null));
        pictures.MapGet("/streams/{login}-{size}.svg", (string login) => Thumbnail(login, ""));
        pictures.MapGet("/clips/{login}-{number:int}.svg", (string login, int number) => Thumbnail(login, $"{number}"));
        pictures.MapGet("/categories/{id}-{size}.svg", (string id) =>
            Svg(Enumerable.Range(0, Cast.Categories.Count).FirstOrDefault(index => Channel.CategoryIdOf(index) == id, -1) is >= 0 and var index
                ? Pictures.BoxArt(Cast.Categories[index])
                : null));
    }

    private static IResult Thumbnail(string login, string variation) =>
        Svg(Cast.NameOf(login) is { } name ? Pictures.Thumbnail(name + variation) : null);

    private static IResult Svg(string? picture) => picture is null ? TypedResults.NotFound() : new Picture(picture);

    private sealed class Picture(string svg) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.Text(svg, "image/svg+xml").ExecuteAsync(httpContext);
        }
    }
}
