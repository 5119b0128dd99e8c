using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>How a system learns who asks, and that nobody else does.</summary>
public class AuthenticationTests
{
    private const string Secret = "bí-mật/+ 1";

    [Fact]
    public async Task A_secret_is_a_headers_value()
    {
        var (attempt, seen) = await PollAsync(new(AuthenticationKind.Header, "mot-cua-24", Header: "X-Token"), secret: "abc123");
        Assert.Equal((AttemptClass.Ok, "abc123"), (attempt.Class, seen["X-Token"].ToString()));
    }

    [Fact]
    public async Task A_secret_is_a_password()
    {
        var (_, seen) = await PollAsync(new(AuthenticationKind.Basic, "mot-cua-24", User: "nhipso"));
        Assert.Equal("nhipso:" + Secret, Encoding.UTF8.GetString(Convert.FromBase64String(seen.Authorization.ToString()["Basic ".Length..])));
    }

    [Fact]
    public async Task An_environment_variable_has_underscores_for_the_names_dashes()
    {
        var (attempt, _) = await PollAsync(new(AuthenticationKind.Header, "mot-cua-24", Header: "X-Token"), setting: "Secrets:mot_cua_24", secret: "abc");
        Assert.Equal(AttemptClass.Ok, attempt.Class);
    }

    [Fact]
    public async Task A_missing_secret_is_a_class_of_its_own_and_nobody_is_asked()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        var attempt = await Poller.PollAsync(With(upstream.Address, new(AuthenticationKind.Header, "mot-cua-24", Header: "X-Token")));
        Assert.Equal((AttemptClass.SecretMissing, 0), (attempt.Class, upstream.Requests));
        Assert.Equal("The setting Secrets__mot-cua-24 is missing.", Assert.Single(attempt.Readings.Faults));
    }

    [Fact]
    public async Task A_secret_does_not_travel_in_the_open()
    {
        var attempt = await Poller.PollAsync(
            With(new("http://portal.example/"), new(AuthenticationKind.Header, "mot-cua-24", Header: "X-Token")), ("Secrets:mot-cua-24", Secret));
        Assert.Equal(AttemptClass.Blocked, attempt.Class);
        Assert.Contains("https", Assert.Single(attempt.Readings.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_fetched_once_for_all_who_ask_at_once_and_kept_until_shortly_before_it_ends()
    {
        var time = new ManualTime(Poller.Slot);
        await using var system = await TokenSystem.StartAsync();
        await using var services = system.Services(time);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Poller.PollAsync(services, system.Source)));
        Assert.All(attempts, attempt => Assert.Equal(AttemptClass.Ok, attempt.Class));
        Assert.Equal(1, system.Tokens);
        Assert.Equal($"grant_type=client_credentials&scope=so-lieu|may-khach:{Uri.EscapeDataString(Secret)}", system.Asked);

        time.Now += Duration.FromSeconds(239);
        await Poller.PollAsync(services, system.Source);
        Assert.Equal(1, system.Tokens);
        time.Now += Duration.FromSeconds(2);
        await Poller.PollAsync(services, system.Source);
        Assert.Equal(2, system.Tokens);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_thrown_away_and_another_tried_once()
    {
        await using var system = await TokenSystem.StartAsync();
        await using var services = system.Services();
        await Poller.PollAsync(services, system.Source);
        system.Revoke();
        Assert.Equal(AttemptClass.Ok, (await Poller.PollAsync(services, system.Source)).Class);
        Assert.Equal(2, system.Tokens);

        system.RefusesAll = true;
        var asked = system.Polls;
        Assert.Equal(AttemptClass.ClientError, (await Poller.PollAsync(services, system.Source)).Class);
        Assert.Equal((3, 2), (system.Tokens, system.Polls - asked));
    }

    [Theory]
    [InlineData(401, "{}", AttemptClass.TokenRefused)]
    [InlineData(503, "{}", AttemptClass.ServerError)]
    [InlineData(302, "{}", AttemptClass.TokenRefused)]
    [InlineData(200, "{}", AttemptClass.NotParsable)]
    [InlineData(200, "no", AttemptClass.NotParsable)]
    [InlineData(200, "[]", AttemptClass.NotParsable)]
    [InlineData(200, "{\"access_token\":\"a\\nb\"}", AttemptClass.NotParsable)]
    [InlineData(200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}", AttemptClass.NotParsable)]
    public async Task Whoever_gives_no_token_is_named(int status, string answer, string expected)
    {
        await using var system = await TokenSystem.StartAsync((status, answer));
        await using var services = system.Services();
        var attempt = await Poller.PollAsync(services, system.Source);
        Assert.Equal((expected, 0), (attempt.Class, system.Polls));
        Assert.StartsWith("At the token's address: ", Assert.Single(attempt.Readings.Faults), StringComparison.Ordinal);
    }

    private static async Task<(Attempt Attempt, IHeaderDictionary Seen)> PollAsync(Authentication authentication, string setting = "Secrets:mot-cua-24", string secret = Secret)
    {
        IHeaderDictionary seen = new HeaderDictionary();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            foreach (var (name, value) in context.Request.Headers)
                seen[name] = value;
            return context.Response.WriteAsync("m 1");
        });
        return (await Poller.PollAsync(With(upstream.Address, authentication), (setting, secret)), seen);
    }

    private static Source With(Uri address, Authentication authentication) => Poller.Source(address) with { Request = new(address, Authentication: authentication) };

    /// <summary>A system that hands out tokens and believes the newest.</summary>
    private sealed class TokenSystem : IAsyncDisposable
    {
        private Upstream upstream = null!;
        private string valid = "";

        public int Tokens { get; private set; }

        public int Polls { get; private set; }

        public string Asked { get; private set; } = "";

        public bool RefusesAll { get; set; }

        public Source Source => With(new(upstream.Address, "/metrics"), new(
            AuthenticationKind.OAuth2, "mot-cua-24", User: "may-khach", TokenAddress: new(upstream.Address, "/token"), Scope: "so-lieu"));

        public static async Task<TokenSystem> StartAsync((int Status, string Answer)? token = null)
        {
            var system = new TokenSystem();
            system.upstream = await Upstream.StartAsync(context => context.Request.Path == "/token" ? system.HandOutAsync(context, token) : system.AnswerAsync(context));
            return system;
        }

        public ServiceProvider Services(TimeProvider? time = null) => Poller.Services(time: time, settings: ("Secrets:mot-cua-24", Secret));

        public void Revoke() => valid = "";

        public ValueTask DisposeAsync() => upstream.DisposeAsync();

        private async Task HandOutAsync(HttpContext context, (int Status, string Answer)? token)
        {
            using var body = new StreamReader(context.Request.Body);
            var client = Encoding.UTF8.GetString(Convert.FromBase64String(context.Request.Headers.Authorization.ToString()["Basic ".Length..]));
            Asked = $"{await body.ReadToEndAsync()}|{client}";
            Tokens++;
            valid = $"token-{Tokens}";
            context.Response.StatusCode = token?.Status ?? 200;
            await context.Response.WriteAsync(token?.Answer ?? $$"""{"access_token":"{{valid}}","token_type":"bearer","expires_in":300}""");
        }

        private Task AnswerAsync(HttpContext context)
        {
            Polls++;
            context.Response.StatusCode = !RefusesAll && context.Request.Headers.Authorization == $"Bearer {valid}" && valid.Length > 0 ? 200 : 401;
            return context.Response.WriteAsync("m 1");
        }
    }
}
