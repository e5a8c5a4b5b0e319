using System.Text;

namespace TwitchHelix.Transport;

/// <summary>Hides parts of a text.</summary>
internal static class HiddenText
{
    /// <param name="text">The text.</param>
    /// <param name="hidden">For each character, whether it is hidden.</param>
    /// <param name="instead">Stands for each run of hidden characters.</param>
    public static string Without(string text, bool[] hidden, string instead)
    {
        var left = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (!hidden[i])
                left.Append(text[i]);
            else if (i == 0 || !hidden[i - 1])
                left.Append(instead);
        return left.ToString();
    }
}
