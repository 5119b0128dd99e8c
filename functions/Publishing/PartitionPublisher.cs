using NhipSo.Domain.Definitions;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Publishing;

/// <summary>Publishes a partition of the ledger: what is public for everyone, and what is not yet inside.</summary>
public sealed class PartitionPublisher(
    PartitionViewReader reader, SnapshotStore snapshots, InternalSnapshots inside, Catalogue catalogue, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>
    /// Publishes what has changed. The public index comes last, so where it is up to date the inside is.
    /// </summary>
    /// <returns>Whether there is anything of that partition to publish.</returns>
    public async Task<bool> PublishAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        if (partition.IsSandbox || catalogue.FindForm(partition.Form, partition.Period) is not { DerivedFrom: null } form)
            return false;
        await gate.WaitAsync(cancellationToken); // The timer and a write of this process may come together.
        try
        {
            var views = await reader.ReadAsync(partition, form, cancellationToken);
            var asOf = time.Now();
            var name = SubmissionSnapshot.NameOf(partition);
            if (form.Publish == Publication.Confirmation)
            {
                var (index, _) = await snapshots.ReadIndexAsync(cancellationToken);
                await inside.PublishAsync(partition, form, views, index.Entries.GetValueOrDefault(name)?.Sequence ?? 0, asOf, cancellationToken);
            }

            await snapshots.PublishAsync([(views.Released ?? views.Received).Snapshot(views.Head, asOf)], cancellationToken);
            return true;
        }
        catch
        {
            reader.Forget(partition);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
