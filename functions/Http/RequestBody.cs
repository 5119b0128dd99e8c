using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Http;

/// <summary>Reads a request's body up to a limit.</summary>
public static class RequestBody
{
    /// <summary>Ample for one report: 200 indicators and a reason take a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The whole body.</summary>
    /// <exception cref="ProblemException">The body is larger than <see cref="MaxBytes"/>.</exception>
    public static Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, MaxBytes, cancellationToken);

    /// <summary>The whole body.</summary>
    /// <exception cref="ProblemException">The body is larger than <paramref name="limit"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            throw Refusals.TooLarge(limit);
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > limit)
                throw Refusals.TooLarge(limit);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
