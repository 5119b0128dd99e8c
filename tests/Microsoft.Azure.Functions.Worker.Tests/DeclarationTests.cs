using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Standalone;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>What is refused at the start, with a message for the developer, instead of failing later.</summary>
public sealed class DeclarationTests
{
    private static readonly HostMode Alone = new(CustomHandlerPort: null);
    private static readonly HostMode BehindHost = new(CustomHandlerPort: 1);

    [Theory]
    [InlineData(typeof(AdminRoute), "the route 'admin/users'")]
    [InlineData(typeof(RuntimeName), "the route 'RuntimeReport'")]
    [InlineData(typeof(NoTemplate), "'NoTemplate' has the route 'v1/{form'")]
    [InlineData(typeof(Keyed), "asks for a key (AuthorizationLevel.Function)")]
    [InlineData(typeof(BadName), "'no spaces' is no function name")]
    [InlineData(typeof(Unbound), "'unit' is bound to nothing; the trigger supplies: form")]
    [InlineData(typeof(Unreadable), "'form' is a Uri, which this host does not read from text")]
    [InlineData(typeof(NoTrigger), "has 0 triggers")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers")]
    [InlineData(typeof(WrongType), "'request' must be of the type HttpRequest")]
    [InlineData(typeof(Twice), "Two functions are named 'same'")]
    public void A_function_that_cannot_run_is_refused(Type type, string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Check(type, Alone));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_host_that_checks_keys_a_function_may_ask_for_one() => Check(typeof(Keyed), BehindHost);

    [Fact]
    public void Behind_a_host_its_own_routes_are_refused_too() =>
        Assert.Throws<InvalidOperationException>(() => Check(typeof(AdminRoute), BehindHost));

    private static void Check(Type type, HostMode mode)
    {
        foreach (var function in FunctionDiscovery.In([type]))
            function.Trigger.Check(function, mode);
    }

    public sealed class AdminRoute
    {
        [Function(nameof(AdminRoute))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/users")] HttpRequest request)
        {
        }
    }

    public sealed class RuntimeName
    {
        [Function("RuntimeReport")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
        }
    }

    public sealed class NoTemplate
    {
        [Function(nameof(NoTemplate))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "v1/{form")] HttpRequest request)
        {
        }
    }

    public sealed class Keyed
    {
        [Function(nameof(Keyed))]
        public void Run([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request)
        {
        }
    }

    public sealed class BadName
    {
        [Function("no spaces")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
        }
    }

    public sealed class Unbound
    {
        [Function(nameof(Unbound))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{form}")] HttpRequest request, string unit)
        {
        }
    }

    public sealed class Unreadable
    {
        [Function(nameof(Unreadable))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{form}")] HttpRequest request, Uri form)
        {
        }
    }

    public sealed class NoTrigger
    {
        [Function(nameof(NoTrigger))]
        public void Run(CancellationToken cancellationToken)
        {
        }
    }

    public sealed class TwoTriggers
    {
        [Function(nameof(TwoTriggers))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class WrongType
    {
        [Function(nameof(WrongType))]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous)] string request)
        {
        }
    }

    public sealed class Twice
    {
        [Function("Same")]
        public void First([TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }

        [Function("same")]
        public void Second([TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }
    }
}
