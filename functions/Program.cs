using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NhipSo.Functions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Audience;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Pushing;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Values;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);

    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<ProblemMiddleware>();
    builder.UseMiddleware<AuthorizationMiddleware>();

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddCatalogue(builder.Configuration);
    builder.Services.AddAccess(builder.Configuration);
    builder.Services.AddSubmissions();
    builder.Services.AddLedger();
    builder.Services.AddValues();
    builder.Services.AddPolling();
    builder.Services.AddPushing();
    builder.Services.AddAudience();
    builder.Services.AddMeasuring();
    builder.Services.AddReconciliation();
    builder.Services.AddPublishing(builder.Configuration);
    builder.Services.AddBackup();
    builder.Services.AddMonitoring();

    await builder.Build().RunAsync();
    return 0;
}
catch (Exception e) when (e is StartupException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync($"NhipSo does not start: {e.Message}");
    return 1;
}
