namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a function before it runs.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The file that holds the function.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The method: namespace, type and name, with dots between them.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Identifies the function, the same in every run.</summary>
    public abstract string Id { get; }

    /// <summary>The name that its attribute gives it.</summary>
    public abstract string Name { get; }
}
