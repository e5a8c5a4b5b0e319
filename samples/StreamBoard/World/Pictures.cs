using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamBoard.World;

/// <summary>Draws avatars, thumbnails and box art as SVG, the same for the same name.</summary>
internal static class Pictures
{
    public static string Avatar(string name)
    {
        var (hue, _) = Seed(name);
        var initials = string.Concat(name.Where(char.IsUpper).Take(2));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
            {Gradient(hue, hue + 60, 45)}
            <rect width="100" height="100" fill="url(#g)"/>
            <circle cx="50" cy="118" r="52" fill="#fff" fill-opacity=".14"/>
            <text x="50" y="64" font-family="system-ui,sans-serif" font-size="40" font-weight="700" fill="#fff" text-anchor="middle">{initials}</text>
            </svg>
            """;
    }

    public static string Thumbnail(string name)
    {
        var (hue, random) = Seed("stream " + name);
        var scene = random.Next(3) switch
        {
            0 => Mountains(random, hue),
            1 => City(random, hue),
            _ => Space(random, hue),
        };
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice">
            {Gradient(hue, hue + 40, 32)}
            <rect width="320" height="180" fill="url(#g)"/>
            {scene}
            </svg>
            """;
    }

    public static string BoxArt(string category)
    {
        var (hue, random) = Seed(category);
        var words = category.Replace("&", "&amp;", StringComparison.Ordinal).Split(' ');
        var lines = words.Select((word, index) => $"""<tspan x="72" y="{104 - (words.Length * 11) + (index * 24)}">{word}</tspan>""");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 144 192">
            {Gradient(hue, hue + 80, 35)}
            <rect width="144" height="192" fill="url(#g)"/>
            <circle cx="{random.Next(20, 124)}" cy="{random.Next(20, 60)}" r="{random.Next(30, 70)}" fill="#fff" fill-opacity=".12"/>
            <circle cx="{random.Next(20, 124)}" cy="{random.Next(130, 190)}" r="{random.Next(30, 60)}" fill="#000" fill-opacity=".14"/>
            <text font-family="system-ui,sans-serif" font-size="20" font-weight="700" fill="#fff" text-anchor="middle">{string.Concat(lines)}</text>
            </svg>
            """;
    }

    private static string Mountains(Random random, int hue)
    {
        var picture = new StringBuilder(Circle(random.Next(40, 280), random.Next(36, 76), random.Next(16, 30), "#fff", 0.75));
        for (var range = 0; range < 3; range++)
        {
            picture.Append(CultureInfo.InvariantCulture, $"<path d='M0 180");
            for (var x = 0; x <= 320; x += 40)
                picture.Append(CultureInfo.InvariantCulture, $" L{x} {70 + (range * 28) + random.Next(0, 44)}");
            picture.Append(CultureInfo.InvariantCulture, $" L320 180Z' fill='hsl({hue},45%,{38 - (range * 11)}%)'/>");
        }
        return picture.ToString();
    }

    private static string City(Random random, int hue)
    {
        var picture = new StringBuilder(Circle(random.Next(60, 260), 50, 24, "#ffe9b0", 0.9));
        for (var x = 0; x < 320; x += 32)
        {
            var top = random.Next(60, 140);
            picture.Append(CultureInfo.InvariantCulture, $"<rect x='{x}' y='{top}' width='29' height='{180 - top}' fill='hsl({hue},40%,14%)'/>");
            for (var y = top + 8; y < 172; y += 14)
                if (random.Next(3) > 0)
                    picture.Append(Window(x + 5 + (random.Next(2) * 11), y));
        }
        return picture.ToString();
    }

    private static string Space(Random random, int hue)
    {
        var picture = new StringBuilder("<rect width='320' height='180' fill='#060818' fill-opacity='.6'/>");
        for (var star = 0; star < 60; star++)
            picture.Append(Circle(random.Next(320), random.Next(180), random.Next(1, 3), "#fff", 0.3 + (random.NextDouble() * 0.6)));
        var (x, y, radius) = (random.Next(60, 260), random.Next(60, 130), random.Next(24, 46));
        picture.Append(Circle(x, y, radius, $"hsl({hue + 120},60%,60%)", 1));
        picture.Append(
            CultureInfo.InvariantCulture,
            $"<ellipse cx='{x}' cy='{y}' rx='{radius * 1.7:0}' ry='{radius * 0.35:0}' fill='none' stroke='#fff' stroke-opacity='.5' stroke-width='3'/>");
        return picture.ToString();
    }

    private static string Window(int x, int y) => $"<rect x='{x}' y='{y}' width='7' height='7' fill='#ffd978' fill-opacity='.85'/>";

    private static string Circle(int x, int y, int radius, string color, double opacity) =>
        string.Create(null, $"<circle cx='{x}' cy='{y}' r='{radius}' fill='{color}' fill-opacity='{opacity:0.##}'/>");

    private static string Gradient(int from, int to, int lightness) => $"""
        <linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
        <stop stop-color="hsl({from},62%,{lightness}%)"/><stop offset="1" stop-color="hsl({to},58%,{lightness - 12}%)"/>
        </linearGradient>
        """;

    private static (int Hue, Random Random) Seed(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (hash[0] * 360 / 256, new Random(BitConverter.ToInt32(hash, 1)));
    }
}
