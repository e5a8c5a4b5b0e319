using System.Globalization;
using TwitchHelix.Serialization;

namespace TwitchHelix.Transport;

/// <summary>What a fault of reading says, without its places in the code and in the body.</summary>
internal sealed class FaultText
{
    /// <summary>The longest text that is kept, in characters.</summary>
    private const int LongestText = 4096;

    private const int MostFaults = 8;

    private readonly List<(Exception Fault, string? Message, string Stack)> faults = [];

    public FaultText(Exception fault)
    {
        for (var each = fault; each is not null && faults.Count < MostFaults; each = each.InnerException)
        {
            var one = each;
            faults.Add((one, Bounded(WithoutPlace(Get(() => one.Message), one)), Get(() => one.StackTrace) ?? ""));
        }
        Whole = Get(fault.ToString);
        Said = Bounded(faults.Aggregate(Whole, (text, each) => WithoutPlace(WithoutStack(text, each.Stack), each.Fault)));
    }

    /// <summary>The text of the fault with all that is in it. Null if it can't be had.</summary>
    public string? Whole { get; }

    /// <summary>That text without places. Null if it can't be had, or is too long.</summary>
    public string? Said { get; }

    /// <summary>The texts without places, for a search.</summary>
    public IEnumerable<string> Texts => faults.Select(each => each.Message).Append(Said).OfType<string>();

    /// <summary>Creates an exception with the types and stacks of the fault.</summary>
    /// <param name="hide">Prepares the messages.</param>
    public Exception Copy(Func<string, string> hide)
    {
        UnreadableBodyException? copy = null;
        for (var i = faults.Count - 1; i >= 0; i--)
        {
            var (fault, message, stack) = faults[i];
            copy = new UnreadableBodyException(message is null ? $"{fault.GetType()}" : $"{fault.GetType()}: {hide(message)}", stack, copy);
        }
        return copy!;
    }

    private static string? Bounded(string? text) => text?.Length <= LongestText ? text : null;

    private static string? WithoutStack(string? text, string stack) => stack.Length == 0 ? text : text?.Replace(stack, "");

    // Its names and numbers would be taken for values. A text with a path that is too long to be told isn't told either.
    private static string? WithoutPlace(string? text, Exception fault)
    {
        var (path, line, position) = JsonFault.PlaceOf(fault);
        var place = string.Format(CultureInfo.InvariantCulture, "Path '{0}', line {1}, position {2}.", path, line, position);
        return path?.Length > JsonFault.LongestPath ? null : text?.Replace(place, "").TrimEnd();
    }

    private static string? Get(Func<string?> get)
    {
        try
        {
            return get();
        }
        // The code of a caller's own exception can throw anything.
        catch (Exception)
        {
            return null;
        }
    }
}
