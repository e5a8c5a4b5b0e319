namespace TwitchHelix.Text;

/// <summary>Checks a required argument.</summary>
internal static class RequiredText
{
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The value is null or empty.</exception>
    public static string Of(string value, string parameter) =>
        value is null ? throw new ArgumentNullException(parameter)
        : value.Length == 0 ? throw new ArgumentException("The value may not be empty.", parameter)
        : value;
}
