using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Transport;

/// <summary>Tells why a body can't be read, without what it says: any value may be a secret. The names of its fields are told.</summary>
internal static class UnreadableBody
{
    /// <summary>The largest body that is searched, in bytes: a search takes many times its memory.</summary>
    private const int LargestSearched = 8 * 1024 * 1024;

    /// <summary>Gets the fault as the cause of an exception: the fault itself, or a copy without the values that it quotes.</summary>
    /// <param name="fault">The fault of reading.</param>
    /// <param name="answer">The answer with the body.</param>
    public static Exception Cause(Exception fault, Answer answer)
    {
        if (fault.GetBaseException() is TooManyTokensException tooMany)
            return tooMany;
        var secrets = answer.Secrets;
        var text = new FaultText(fault);
        if (answer.Body.Bytes.Count > LargestSearched)
            return text.Copy(static _ => "its text is left out");
        var values = new BodyValues(text.Texts);
        try
        {
            AddValues(answer.Body.Bytes, values);
        }
        catch (TooManyTokensException e)
        {
            return e;
        }
        // What the reader quotes of broken JSON is none of the values.
        catch (JsonReaderException e)
        {
            var message = $"The body is not valid JSON, or nested too deep{JsonFault.Place(e, secrets.Quote)}.";
            return new JsonReaderException(message, secrets.Quote(e.Path ?? ""), e.LineNumber, e.LinePosition, innerException: null);
        }
        AddNumbers(answer.Body.Bytes, values);
        return text is { Whole: { } whole, Said: { } said } && secrets.Hide(whole) == whole && values.Hide(said) == said
            ? fault
            : text.Copy(message => values.Hide(secrets.Hide(message)));
    }

    private static void AddValues(ArraySegment<byte> body, BodyValues values)
    {
        using var reader = new BoundedJsonReader(new Utf8Text(body));
        while (reader.Read())
            if (reader.TokenType != JsonToken.PropertyName && reader.Value is { } value and not bool)
                values.Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
    }

    // As they are written: the reader rounds them, and reads 0x10 as 16.
    private static void AddNumbers(ArraySegment<byte> body, BodyValues values)
    {
        var (bytes, end) = (body.Array!, body.Offset + body.Count);
        for (var i = body.Offset; i < end; i++)
        {
            if (bytes[i] is < (byte)'0' or > (byte)'9')
                continue;
            var start = i;
            while (i < end && IsOfNumber((char)bytes[i]))
                i++;
            values.Add(Encoding.ASCII.GetString(bytes, start, i - start));
        }
    }

    private static bool IsOfNumber(char letter) => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '.' or '+' or '-';
}
