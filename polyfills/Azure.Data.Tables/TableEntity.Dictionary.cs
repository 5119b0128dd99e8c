using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <content>The row as a dictionary of its properties, the keys, timestamp and version among them.</content>
public sealed partial class TableEntity : IDictionary<string, object?>
{
    /// <inheritdoc/>
    public ICollection<string> Keys => properties.Keys;

    /// <inheritdoc/>
    public int Count => properties.Count;

    ICollection<object?> IDictionary<string, object?>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    /// <summary>
    /// A property, null when it is missing. An <see cref="int"/> that is set where a <see cref="double"/> or
    /// <see cref="long"/> was takes the type of what was there.
    /// </summary>
    public object? this[string key]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            return properties.GetValueOrDefault(key);
        }

        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            properties[key] = Coerce(properties.GetValueOrDefault(key), value);
        }
    }

    /// <summary>Sets a property, also one that is there.</summary>
    public void Add(string key, object? value) => this[key] = value;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => properties.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => properties.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) =>
        properties.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();
}
