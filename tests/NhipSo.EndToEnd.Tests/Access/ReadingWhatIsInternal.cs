using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Access;

/// <summary>A session opens the caller's own internal snapshots; the witness that it does so as Azure means it is Azure's own client for pages.</summary>
[Collection(nameof(SharedApp))]
public sealed class ReadingWhatIsInternal(SharedApp app)
{
    private const string Reader = """
        import { ContainerClient } from '@azure/storage-blob';
        const [address, sas, other] = process.argv.slice(1);
        const container = new ContainerClient(`${address.slice(0, -1)}?${sas}`);
        const status = (work) => work.then(() => 200, (error) => error.statusCode);
        const name = 'read-by-those-who-sign-in.json';
        console.log(JSON.stringify([
          (await container.getBlobClient(name).downloadToBuffer()).toString(),
          await status(new ContainerClient(`${other}?${sas}`).getBlobClient(name).download()),
          await status(container.listBlobsFlat().next()),
          await status(container.getBlockBlobClient('written.json').upload('{}', 2)),
          await status(container.getBlobClient(name).delete()),
        ]));
        """;

    [Theory]
    [InlineData("bacninh", "24", "steer")]
    [InlineData("ministry", "steer", "24")]
    public async Task Opens_the_callers_own_for_reading_and_nothing_else(string key, string scope, string other)
    {
        await new BlobContainerClient(app.Deployment.Storage.ConnectionString, $"internal-{scope}")
            .GetBlobClient("read-by-those-who-sign-in.json").UploadAsync(BinaryData.FromString($"for {scope}"), overwrite: true);
        var link = Assert.Single((await SessionAsync(key))["internal"]!.AsArray())!;
        var sas = (string)link["sas"]!;
        Assert.Equal(scope, (string)link["scope"]!);
        Assert.InRange((DateTimeOffset)link["expires"]!, DateTimeOffset.UtcNow.AddMinutes(55), DateTimeOffset.UtcNow.AddMinutes(61));

        var said = await Programs.RunAsync(
            "node", ["--input-type=module", "--eval", Reader, (string)link["address"]!, sas, $"{app.Deployment.Storage.BlobEndpoint}/internal-{other}"]);
        Assert.Equal($"""["for {scope}",403,403,403,403]""", said.Trim());
        Assert.DoesNotContain("sig=", app.App.Log, StringComparison.Ordinal);
    }

    private async Task<JsonNode> SessionAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("session", UriKind.Relative));
        request.Headers.Add("X-Api-Key", app.Keys[key]);
        using var response = await app.App.Http.SendAsync(request);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
