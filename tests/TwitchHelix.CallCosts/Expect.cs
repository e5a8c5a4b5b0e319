namespace TwitchHelix.CallCosts;

/// <summary>Checks that a call did its work.</summary>
internal static class Expect
{
    public static void Items(int expected, int count)
    {
        if (count != expected)
            throw new InvalidOperationException($"The answer has {count} items instead of {expected}.");
    }
}
