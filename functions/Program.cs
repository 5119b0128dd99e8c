using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NhipSo.Functions.Access;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<AuthorizationMiddleware>();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddCatalogue(builder.Configuration);
builder.Services.AddAccess();
builder.Services.AddSubmissions();
builder.Services.AddPolling();
builder.Services.AddPublishing();
builder.Services.AddMonitoring();

await builder.Build().RunAsync();
