using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace TwitchHelix.Serialization;

/// <summary>Reads what Twitch really sends, which differs from what it describes, and writes an object as it was read.</summary>
internal sealed class HelixContractResolver : DefaultContractResolver
{
    protected override JsonObjectContract CreateObjectContract(Type objectType)
    {
        var contract = base.CreateObjectContract(objectType);
        if (typeof(HelixObject).IsAssignableFrom(objectType))
        {
            // Not [JsonExtensionData]: it needs dynamic code, and a dictionary that anybody can change.
            contract.ExtensionDataSetter = static (target, name, value) => ((HelixObject)target).KeepAdditional(name, value as JToken ?? new JValue(value));
            contract.ExtensionDataGetter = static target => ((HelixObject)target).AdditionalProperties.Select(entry => new KeyValuePair<object, object>(entry.Key, entry.Value));
        }
        return contract;
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

    private static void DescribeReceived(JsonProperty property, MemberInfo member)
    {
        if (typeof(HelixObject).IsAssignableFrom(property.PropertyType))
            property.Converter = LenientObjectConverter.Instance;
        if (member.IsDefined(typeof(EmptyStringIsNullAttribute)))
            property.ValueProvider = new EmptyStringForNull(property.ValueProvider!);

        // A list or map is never null, so an empty one is written as what it was: absent, null or empty.
        if (property.PropertyType is { IsGenericType: true } && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
        {
            var values = property.ValueProvider!;
            if (property.DefaultValueHandling == DefaultValueHandling.Ignore)
                property.ShouldSerialize = target => !IsEmpty(values.GetValue(target));
            else if (property.NullValueHandling == NullValueHandling.Include)
                property.ValueProvider = new NullForEmpty(values);
            property.DefaultValueHandling = null;
        }
        SetEvenToNull(property);
    }

    // What Newtonsoft.Json does not set it takes for unknown, so it has to set what our converters read as null, too.
    private static void SetEvenToNull(JsonProperty property)
    {
        var values = property.ValueProvider!;
        property.ValueProvider = new KeptForNull(values);
        if (property.NullValueHandling == NullValueHandling.Include)
            return;
        property.NullValueHandling = NullValueHandling.Include;
        var isWanted = property.ShouldSerialize;
        property.ShouldSerialize = target => isWanted?.Invoke(target) != false && values.GetValue(target) is not null;
    }

    private static bool IsEmpty(object? collection) => collection is IEnumerable items && !items.GetEnumerator().MoveNext();

    private sealed class EmptyStringForNull(IValueProvider inner) : IValueProvider
    {
        public object? GetValue(object target) => inner.GetValue(target) ?? "";

        public void SetValue(object target, object? value) => inner.SetValue(target, value);
    }

    private sealed class NullForEmpty(IValueProvider inner) : IValueProvider
    {
        public object? GetValue(object target) => inner.GetValue(target) is { } collection && !IsEmpty(collection) ? collection : null;

        public void SetValue(object target, object? value) => inner.SetValue(target, value);
    }

    /// <summary>Null leaves a property as it starts: a list is empty, a number 0.</summary>
    private sealed class KeptForNull(IValueProvider inner) : IValueProvider
    {
        public object? GetValue(object target) => inner.GetValue(target);

        public void SetValue(object target, object? value)
        {
            if (value is not null)
                inner.SetValue(target, value);
        }
    }
}
