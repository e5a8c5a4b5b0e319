using System.Globalization;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Faults;

/// <summary>Counts at the server how often each POST was carried out. The number in its body identifies the POST.</summary>
internal sealed class CarriedOutPosts(int calls)
{
    private const string Mark = "number ";

    private readonly int[] seen = new int[(calls + 31) / 32];
    private int count;
    private int twice;

    public int Count => Volatile.Read(ref count);

    /// <summary>The number of POSTs that were carried out more than once.</summary>
    public int Twice => Volatile.Read(ref twice);

    public static string Title(int number) => Mark + number.ToString(CultureInfo.InvariantCulture);

    public void See(HelixTestRequest request)
    {
        if (request is not { Method: "POST", IsCarriedOut: true, Operation: not null, Body: { } body })
            return;
        var start = body.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var number = int.Parse(body.AsSpan(start, body.IndexOf('"', start) - start), NumberStyles.None, CultureInfo.InvariantCulture);
        Interlocked.Increment(ref count);
        if ((Interlocked.Or(ref seen[number / 32], 1 << (number % 32)) & (1 << (number % 32))) != 0)
            Interlocked.Increment(ref twice);
    }
}
