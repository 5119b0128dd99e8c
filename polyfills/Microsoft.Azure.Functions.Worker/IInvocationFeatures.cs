namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the runtime and its extensions keep for one run, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Keeps <paramref name="instance"/>, in place of what was kept under its type.</summary>
    void Set<T>(T instance);

    /// <summary>What is kept under the type, or the type's default.</summary>
    T? Get<T>();
}
