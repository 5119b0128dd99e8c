using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>The rules that hold between strategies; each strategy's own ranges are annotations.</summary>
internal sealed class HttpStandardResilienceOptionsValidator : IValidateOptions<HttpStandardResilienceOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpStandardResilienceOptions options)
    {
        // Where a strategy is missing, its annotation says so.
        if (options is not
            {
                AttemptTimeout: { Timeout: var attempt },
                TotalRequestTimeout: { Timeout: var total },
                CircuitBreaker: { SamplingDuration: var sampling },
            })
            return ValidateOptionsResult.Skip;

        var result = new ValidateOptionsResultBuilder();

        if (total < attempt)
        {
            result.AddError(
                $"HTTP pipeline '{name}': TotalRequestTimeout.Timeout is {total} and AttemptTimeout.Timeout {attempt}, " +
                "so no attempt could use its time. Raise the total timeout or lower the attempt's.");
        }

        if (sampling < attempt * 2)
        {
            result.AddError(
                $"HTTP pipeline '{name}': CircuitBreaker.SamplingDuration is {sampling} and AttemptTimeout.Timeout " +
                $"{attempt}; a shorter window than two attempts sees too few of them. Make the sampling duration at " +
                $"least {attempt * 2}, or lower the attempt timeout.");
        }

        return result.Build();
    }
}
