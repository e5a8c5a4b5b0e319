namespace TwitchHelix.Serialization;

/// <summary>An object of JSON that reads and writes its own fields. The classes of the document have it generated.</summary>
internal interface IJsonFields
{
    /// <summary>The field of an object with nothing but a text: the text alone may stand for it. Null for any other object.</summary>
    string? OnlyText { get; }

    /// <summary>Reads the value of a field. False if the object has no such field, and nothing was read.</summary>
    bool ReadField(string name, FieldReader json);

    /// <summary>Writes the fields that are set.</summary>
    /// <exception cref="ArgumentException">A required property isn't set.</exception>
    void WriteFields(FieldWriter json);
}
