using System.Buffers;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Lets Newtonsoft.Json take its buffers from the shared pool.</summary>
internal sealed class JsonArrayPool : IArrayPool<char>
{
    public static readonly JsonArrayPool Instance = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
            ArrayPool<char>.Shared.Return(array);
    }
}
