using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace TwitchHelix.Serialization;

/// <summary>Reads what Twitch sends, which differs from its documentation, and writes an object as it was read.</summary>
/// <param name="reads">Whether it is for reading; otherwise it is for writing.</param>
internal sealed class HelixContractResolver(bool reads) : DefaultContractResolver
{
    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (typeof(HelixObject).IsAssignableFrom(objectType))
        {
            // Not [JsonExtensionData], which needs dynamic code and a public mutable dictionary.
            contract.ExtensionDataSetter = static (target, name, value) => ((HelixObject)target).KeepAdditional(name, value as JToken ?? new JValue(value));
            contract.ExtensionDataGetter = static target => ((HelixObject)target).AdditionalProperties
                .Select(entry => new KeyValuePair<object, object>(entry.Key, entry.Value));
        }
        return contract;
    }

    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
    {
        var properties = base.CreateProperties(type, memberSerialization);
        var aliases = type.GetProperties().SelectMany(member => member.GetCustomAttributes<AliasAttribute>(), (member, alias) => (member, alias.Name));
        foreach (var (member, alias) in aliases)
        {
            var property = CreateProperty(member, memberSerialization);
            property.PropertyName = alias;
            // A property without a getter is not written.
            property.Readable = false;
            properties.Add(property);
        }
        return properties;
    }

    protected override JsonConverter? ResolveContractConverter(Type objectType)
    {
        if (base.ResolveContractConverter(objectType) is { } declared)
            return declared;
        var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
        if (type == typeof(DateTimeOffset))
            return TimestampConverter.Instance;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool))
            return LenientValueConverter.Instance;
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(IReadOnlyList<>) ? ListConverter.Instance
            : definition == typeof(IReadOnlyDictionary<,>) ? MapConverter.Instance
            : null;
    }

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (typeof(HelixObject).IsAssignableFrom(member.DeclaringType))
            DescribeReceived(property, member);
        return property;
    }

    private void DescribeReceived(JsonProperty property, MemberInfo member)
    {
        if (typeof(HelixObject).IsAssignableFrom(property.PropertyType))
            property.Converter = LenientObjectConverter.Instance;

        // A list or map is never null, so an empty one is written as what it was: absent, null or empty.
        var isCollection = property.PropertyType is { IsGenericType: true } type && typeof(IEnumerable).IsAssignableFrom(type);
        var mayBeAbsent = isCollection && property.DefaultValueHandling == DefaultValueHandling.Ignore;
        var mayBeNull = property.NullValueHandling == NullValueHandling.Include;
        var values = property.ValueProvider!;
        Func<object?, object?> write = member.IsDefined(typeof(EmptyStringIsNullAttribute)) ? static value => value ?? ""
            : isCollection && mayBeNull ? static value => IsEmpty(value) ? null : value
            : static value => value;
        property.ValueProvider = new ReceivedValue(values, write);
        property.DefaultValueHandling = null;
        // Otherwise Newtonsoft.Json gets each value before it reads a new one, which creates needless defaults.
        property.Readable = !reads;

        // Newtonsoft.Json treats a property that it doesn't set as unknown, so it must set those read as null too.
        property.NullValueHandling = NullValueHandling.Include;
        if (mayBeAbsent)
            property.ShouldSerialize = target => !IsEmpty(values.GetValue(target));
        else if (!mayBeNull)
            property.ShouldSerialize = target => write(values.GetValue(target)) is not null;
    }

    private static bool IsEmpty(object? collection) => collection is IEnumerable items && !items.GetEnumerator().MoveNext();

    /// <summary>Null leaves a property at its default: a list is empty, a number 0.</summary>
    private sealed class ReceivedValue(IValueProvider inner, Func<object?, object?> write) : IValueProvider
    {
        public object? GetValue(object target) => write(inner.GetValue(target));

        public void SetValue(object target, object? value)
        {
            if (value is not null)
                inner.SetValue(target, value);
        }
    }
}
