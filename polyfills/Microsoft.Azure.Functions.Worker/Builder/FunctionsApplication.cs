namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app of functions begins.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// A builder over the settings of <c>appsettings.json</c>, the environment and <paramref name="args"/>, the later
    /// winning.
    /// </summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
