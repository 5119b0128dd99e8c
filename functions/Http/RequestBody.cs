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
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            throw Refusals.TooLarge(MaxBytes);
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBytes)
                throw Refusals.TooLarge(MaxBytes);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
