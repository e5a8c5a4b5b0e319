using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Data;
using System.Dynamic;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Errors;

/// <summary>A raw call reads any answer as any type, or fails with a <see cref="HelixException"/> that doesn't quote the answer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RawAnswerTests
{
    private const string Secret = "s3cret";

    /// <summary>A text of a caller's own code, which no body has.</summary>
    private const string Own = "own";

    private static readonly Type[] Types =
    [
        typeof(int), typeof(int?), typeof(long), typeof(byte), typeof(sbyte?), typeof(short), typeof(ushort), typeof(uint), typeof(ulong), typeof(float),
        typeof(double), typeof(double?), typeof(decimal), typeof(bool), typeof(bool?), typeof(char), typeof(Half), typeof(Int128), typeof(nint),
        typeof(BigInteger), typeof(string), typeof(byte[]), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(TimeSpan),
        typeof(DateOnly), typeof(TimeOnly), typeof(Uri), typeof(Version), typeof(DayOfWeek), typeof(DayOfWeek?), typeof(BindingFlags), typeof(Named),
        typeof(object), typeof(JToken), typeof(JObject), typeof(JArray), typeof(JValue), typeof(JProperty), typeof(JRaw), typeof(JConstructor),
        typeof(int[]), typeof(int[,]), typeof(int[][]), typeof(List<int>), typeof(List<byte[]>), typeof(IReadOnlyList<int>), typeof(IEnumerable<Guid>),
        typeof(ISet<DayOfWeek>), typeof(Stack<int>), typeof(ConcurrentBag<int>), typeof(ImmutableArray<int>), typeof(ImmutableDictionary<int, int>),
        typeof(ArrayList), typeof(Hashtable), typeof(IList), typeof(IDictionary), typeof(BitArray), typeof(ArraySegment<int>), typeof(ReadOnlyMemory<byte>),
        typeof(Dictionary<string, int>), typeof(Dictionary<int, string>), typeof(Dictionary<DayOfWeek, Guid>), typeof(Dictionary<Uri, int>),
        typeof(IReadOnlyDictionary<string, int>), typeof(IReadOnlyDictionary<int, int>), typeof(IReadOnlyDictionary<string, object>),
        typeof(SortedDictionary<Version, int>), typeof(ConcurrentDictionary<string, Uri>), typeof(KeyValuePair<string, int>), typeof((int, string)),
        typeof(Tuple<int>), typeof(ExpandoObject), typeof(Lazy<int>), typeof(Task<int>), typeof(Stream), typeof(StringBuilder), typeof(Action),
        typeof(Func<int, int>), typeof(Delegate), typeof(Array), typeof(Enum), typeof(ValueType), typeof(Type), typeof(Assembly), typeof(Exception),
        typeof(CancellationToken), typeof(DBNull), typeof(CultureInfo), typeof(Encoding), typeof(IPAddress), typeof(Regex), typeof(XmlDocument),
        typeof(XElement), typeof(DataTable), typeof(DataSet), typeof(JsonReader), typeof(HttpClient),
        typeof(User), typeof(GetUsersResponse), typeof(VideoType), typeof(HelixToken), typeof(HelixRateLimit), typeof(IHelixClient),
        typeof(Plain), typeof(Record), typeof(Struct), typeof(Abstract), typeof(IInterface), typeof(NoConstructor), typeof(Constructors), typeof(Generic<int>),
        typeof(Generic<Abstract>), typeof(ThrowingConstructor), typeof(ThrowingStatic), typeof(ThrowingSetter), typeof(ThrowingCallback),
        typeof(ThrowingConverter), typeof(ThrowingConverterOfCancellation), typeof(WrongConverter), typeof(NoConverter), typeof(ThrowingTypeConverter),
        typeof(Twice), typeof(Required), typeof(Serializable), typeof(NoSerializable), typeof(Extended), typeof(Endless), typeof(Lists), typeof(Patterns),
        typeof(DateTimes), typeof(ThrowingList), typeof(NullList), typeof(ThrowingDictionary), typeof(ReadOnlyList),
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "\ufeff", "null", " null ", "/* s3cret */", "/**/null", "true", "0", "-0", "1", "-1", "3", "300", "1.5", "-1.5", "1e400", "-1e400", "1e-400",
        "99999999999999999999999999999999", "NaN", "Infinity", "-Infinity", "undefined", "0x10", "010", "1_0",
        "\"s3cret\"", "'s3cret'", "\"\"", "\"a\"", "\"1\"", "\"true\"", "\"YWJj\"", "\"YWJ\"", "\"2026-01-02T03:04:05Z\"", "\"9999-12-31T23:59:59-23:59\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"/Date(99999999999999999)/\"", "\"1.2.3.4.5.s3cret\"", "\"-1.2\"", "\"99999999999999\"", "\"99.99:99:99\"",
        "\"http://[s3cret\"", "\"/(s3cret/\"", "\"/s3cret/zz\"", "\"/\"", "\"Monday\"", "\"Monday,s3cret\"", "\"8\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"System.Int32, s3cret\"", "\"00000000-0000-0000-0000-00000000000g\"",
        "[]", "[null]", "[1]", "[1,\"s3cret\"]", "[\"s3cret\"]", "[[1],[2,3]]", "[[1,2],[3,4]]", "[{}]", "[{\"id\":\"s3cret\"}]", "[true]", "[300,-1]",
        "[[\"s3cret\",1]]", "[1,", "[1]]", "[1] s3cret",
        "{}", "{\"name\":1}", "{\"value\":\"s3cret\"}", "{\"value\":null}", "{\"value\":[]}", "{\"value\":{\"value\":{\"value\":\"s3cret\"}}}",
        "{\"data\":null}", "{\"data\":[{\"id\":[\"s3cret\"]}]}", "{\"data\":\"s3cret\"}", "{\"data\":{\"name\":{}}}", "{\"Monday\":\"s3cret\"}",
        "{\"Key\":\"s3cret\",\"Value\":\"s3cret\"}", "{\"Item1\":\"s3cret\",\"Item2\":1}", "{\"Pattern\":\"(s3cret\",\"Options\":1}",
        "{\"Pattern\":\"s3cret\",\"Options\":99999}", "{\"Pattern\":\"s3cret\"}", "{\"Pattern\":null,\"Options\":null}", "{\"$type\":\"s3cret\"}",
        "{\"$ref\":\"s3cret\"}", "{\"$id\":\"1\",\"$values\":[1]}", "{\"#text\":\"s3cret\"}", "{\"name <\":\"s3cret\"}", "{\"a\":1,\"b\":2}",
        "{\"root\":{\"name <\":\"s3cret\"}}",
        "{\"root\":{\"@xmlns:name\":\"s3cret\",\"@a:b\":1,\"#cdata\":\"]]>\"}}", "{\"table\":[{\"a\":1},{\"a\":\"s3cret\"}]}",
        "[{\"a\":1},{\"a\":\"s3cret\"}]", "[{\"a\":[{\"a\":1}]},{\"a\":2}]", "{\"ClassName\":\"s3cret\",\"Message\":1,\"HResult\":\"s3cret\"}",
        "{\"m_capacity\":-1}", "{\"Length\":-1}", "{\"dup\":1,\"dup\":\"s3cret\",\"DUP\":2}", "{\"value\":1,\"VALUE\":\"s3cret\"}", "{\"a\":new Date(1)}",
        "new s3cret(1)", "{", "{\"value\":", "{\"value\":\"s3cret", "{name:1,data:s3cret}", "<s3cret/>", "\0", "}", "]", ",", ":",
    ];

    private static readonly MethodInfo Send =
        typeof(IHelixClient).GetMethods().Single(method => method is { Name: nameof(IHelixClient.SendAsync), IsGenericMethod: true });

    [Test]
    public async Task Any_type_and_any_body_are_a_value_or_a_HelixException([ValueSource(nameof(Types))] Type type)
    {
        var body = "";
        await using var server = new LoopbackServer(_ => Answer.Json(body).KeptAlive());
        await using var twitch = server.CreateClient();
        string[] bodies =
            [.. Bodies, new string('[', 100), string.Concat(Enumerable.Repeat("{\"value\":", 70)), $"\"{new string('9', 5000)}\"", new string('9', 500)];
        var wrong = new List<string>();

        foreach (var each in bodies)
        {
            body = each;
            try
            {
                var call = (Task)Send.MakeGenericMethod(type).Invoke(twitch, [HttpMethod.Get, "things", null, null, null, CancellationToken.None])!;
                await call;
            }
            catch (HelixException e) when (e.GetType() == typeof(HelixException) && (e.Operation, e.StatusCode) == ("GET things", HttpStatusCode.OK))
            {
                if (e.ToString().Contains(Secret, StringComparison.Ordinal))
                    wrong.Add($"{each} is quoted: {e}");
            }
            catch (Exception e)
            {
                wrong.Add($"{each} is {e}");
            }
        }

        Assert.That(wrong, Is.Empty, string.Join("\n\n", wrong));
    }

    private enum Named
    {
        [EnumMember(Value = "one")]
        One,
    }

    private sealed class Plain
    {
        public object? Value { get; set; }
    }

    private sealed record Record(string Value, Guid Other);

    private struct Struct
    {
        public DayOfWeek Value { get; set; }
    }

    private abstract class Abstract;

    private interface IInterface
    {
        int Value { get; }
    }

    private sealed class NoConstructor
    {
        private NoConstructor(int value) => Value = value;

        public int Value { get; }
    }

    private sealed class Constructors
    {
        public Constructors(int value) => Value = value;

        public Constructors(string value, int other) => (Value, Other) = (value, other);

        public object Value { get; }

        public int Other { get; }
    }

    private sealed class Generic<T>
    {
        public T? Value { get; set; }

        public Dictionary<string, T>? Data { get; set; }
    }

    private sealed class ThrowingConstructor
    {
        public ThrowingConstructor() => throw new InvalidOperationException(Own);
    }

    private sealed class ThrowingStatic
    {
        private static readonly int Never = int.Parse(Own, CultureInfo.InvariantCulture);

        public int Value { get; set; } = Never;
    }

    private sealed class ThrowingSetter
    {
        private object? kept;

        public object? Value
        {
            get => kept;
            set => throw new KeyNotFoundException($"{kept = value}");
        }
    }

    private sealed class ThrowingCallback
    {
        private readonly string text = Own;

        [OnDeserialized]
        internal void Read(StreamingContext context) => throw new TimeoutException(text);

        [Newtonsoft.Json.Serialization.OnError]
        internal void Fail(StreamingContext context, Newtonsoft.Json.Serialization.ErrorContext error) => throw new NotSupportedException(text);
    }

    private abstract class Reads : JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }

    [JsonConverter(typeof(Converter))]
    private sealed class ThrowingConverter
    {
        private sealed class Converter : Reads
        {
            public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
                throw new FormatException($"{reader.Value} {Own}", new JsonReaderException(Own));
        }
    }

    [JsonConverter(typeof(Converter))]
    private sealed class ThrowingConverterOfCancellation
    {
        private sealed class Converter : Reads
        {
            public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
                throw new OperationCanceledException(Own);
        }
    }

    [JsonConverter(typeof(Converter))]
    private sealed class WrongConverter
    {
        private sealed class Converter : Reads
        {
            public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => Own;
        }
    }

    [JsonConverter(typeof(string))]
    private sealed class NoConverter;

    [TypeConverter(typeof(Converter))]
    private sealed class ThrowingTypeConverter
    {
        private sealed class Converter : TypeConverter
        {
            public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => true;

            public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => throw new ArgumentException($"{value}");
        }
    }

    private sealed class Twice
    {
        [JsonProperty("value")]
        public int One { get; set; }

        [JsonProperty("value")]
        public int Two { get; set; }
    }

    private sealed class Required
    {
        [JsonProperty(Required = Newtonsoft.Json.Required.Always)]
        public string? Value { get; set; }
    }

    [Serializable]
    private sealed class Serializable : ISerializable
    {
        private Serializable(SerializationInfo info, StreamingContext context) => info.GetInt32("value");

        public void GetObjectData(SerializationInfo info, StreamingContext context) => throw new NotSupportedException();
    }

    [Serializable]
    private sealed class NoSerializable : ISerializable
    {
        public void GetObjectData(SerializationInfo info, StreamingContext context) => throw new NotSupportedException();
    }

    private sealed class Extended
    {
        [JsonExtensionData]
        public Dictionary<string, JToken>? Value { get; }
    }

    private sealed class Endless
    {
        public Endless? Value { get; set; }

        public List<Endless>? Data { get; set; }
    }

    private sealed class Lists
    {
        public IReadOnlyList<Abstract>? Value { get; set; }

        public IReadOnlyDictionary<int, Version>? Data { get; set; }
    }

    private sealed class Patterns
    {
        [JsonConverter(typeof(RegexConverter))]
        public Regex? Value { get; set; }

        [JsonConverter(typeof(StringEnumConverter))]
        public DayOfWeek Data { get; set; }
    }

    private sealed class DateTimes
    {
        [JsonConverter(typeof(UnixDateTimeConverter))]
        public DateTime Value { get; set; }

        [JsonConverter(typeof(JavaScriptDateTimeConverter))]
        public DateTime Data { get; set; }
    }

    private sealed class ThrowingList : Collection
    {
        public override void Add(int item) => throw new NotSupportedException($"{Own} {item}");
    }

    private sealed class NullList : Collection
    {
        public NullList(IEnumerable<int>? items) => throw new ArithmeticException($"{Own} {items}");
    }

    private sealed class ThrowingDictionary : Dictionary<string, object>, IDictionary<string, object>
    {
        object IDictionary<string, object>.this[string key]
        {
            get => throw new KeyNotFoundException(key);
            set => throw new ArgumentException($"{key} {value}");
        }
    }

    private sealed class ReadOnlyList : Collection
    {
        public override bool IsReadOnly => true;
    }

    private class Collection : ICollection<int>
    {
        private readonly List<int> items = [];

        public int Count => items.Count;

        public virtual bool IsReadOnly => false;

        public virtual void Add(int item) => items.Add(item);

        public void Clear() => items.Clear();

        public bool Contains(int item) => items.Contains(item);

        public void CopyTo(int[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

        public bool Remove(int item) => items.Remove(item);

        public IEnumerator<int> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
