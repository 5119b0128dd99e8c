using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Ledger;

namespace NhipSo.Domain.Tests.Ledger;

public class HashingTests
{
    private const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void The_hash_is_SHA_256_in_lower_case_hex_digits()
    {
        // The vectors of FIPS 180-2, and of the empty message.
        Assert.Equal(OfAbc, Hashing.Of("abc"u8));
        Assert.Equal(OfNothing, Hashing.Of([]));
    }

    [Fact]
    public void The_running_hash_covers_the_one_before_and_then_the_entry()
    {
        // printf '%s%s' $(printf '' | sha256sum | cut -c-64) $(printf abc | sha256sum | cut -c-64) | sha256sum
        Assert.Equal("302d3d24b187100835e04a2cd639ad14026ab49e914d2fdc80abf018000b10dd", Hashing.Next(OfNothing, OfAbc));
        Assert.NotEqual(Hashing.Next(OfNothing, OfAbc), Hashing.Next(OfAbc, OfNothing));
    }

    [Fact]
    public void An_empty_partition_has_a_running_hash_of_zeros()
    {
        Assert.Equal(0, PartitionHead.Empty.Sequence);
        Assert.Equal(new string('0', 64), PartitionHead.Empty.RunningHash);
    }

    [Fact]
    public void Two_entries_in_another_order_give_another_running_hash() => Prop
        .ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (one, other) =>
        {
            string Run(params byte[][] entries) => entries.Aggregate(
                PartitionHead.Empty.RunningHash, (running, entry) => Hashing.Next(running, Hashing.Of(entry)));
            return one.AsSpan().SequenceEqual(other) == (Run(one, other) == Run(other, one));
        })
        .QuickCheckThrowOnFailure();
}
