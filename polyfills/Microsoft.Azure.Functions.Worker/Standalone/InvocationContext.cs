namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>One run, while it runs.</summary>
internal sealed class InvocationContext : FunctionContext, IDisposable
{
    private readonly Invocation invocation;
    private readonly CancellationToken clientGone;
    private readonly CancellationToken drainOver;
    private CancellationTokenSource? either;

    /// <param name="invocation">What started the run.</param>
    /// <param name="services">The run's own scope.</param>
    /// <param name="drain">When the process cannot wait any longer.</param>
    /// <param name="clientGone">When nobody waits for the answer any longer.</param>
    public InvocationContext(
        Invocation invocation, IServiceProvider services, Drain drain, CancellationToken clientGone = default)
    {
        this.invocation = invocation;
        this.clientGone = clientGone;
        drainOver = drain.Over;
        InstanceServices = services;
        BindingContext = new InvocationBindings(invocation.BindingData);
        Features.Set(invocation);
    }

    public override string InvocationId => invocation.Id;

    public override string FunctionId => invocation.Function.Id;

    public override BindingContext BindingContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => invocation.Function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    // Linked only for the runs that ask for it.
    public override CancellationToken CancellationToken =>
        clientGone.CanBeCanceled
            ? (either ??= CancellationTokenSource.CreateLinkedTokenSource(clientGone, drainOver)).Token
            : drainOver;

    public void Dispose() => either?.Dispose();

    private sealed class InvocationBindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }
}
