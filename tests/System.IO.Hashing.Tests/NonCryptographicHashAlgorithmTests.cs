namespace System.IO.Hashing.Tests;

/// <summary>What Azure.Storage.Common derives its CRC-64 from.</summary>
public sealed class NonCryptographicHashAlgorithmTests
{
    [Fact]
    public async Task What_is_appended_is_hashed_however_it_is_divided()
    {
        var whole = new Sum();
        whole.Append([1, 2, 3]);
        var parts = new Sum();
        parts.Append(new byte[] { 1 }.AsSpan());
        parts.Append([2, 3]);
        Assert.Equal([6, 3], whole.GetCurrentHash());
        Assert.Equal(whole.GetCurrentHash(), parts.GetCurrentHash());
        var streams = new Sum();
        streams.Append(new MemoryStream([1, 2]));
        await streams.AppendAsync(new MemoryStream([3]));
        Assert.Equal(whole.GetCurrentHash(), streams.GetCurrentHash());
    }

    [Fact]
    public void Asking_for_the_hash_changes_nothing_and_resetting_forgets()
    {
        var hash = new Sum();
        hash.Append([5]);
        Assert.Equal(hash.GetCurrentHash(), hash.GetCurrentHash());
        Assert.Equal([5, 1], hash.GetHashAndReset());
        Assert.Equal([0, 0], hash.GetCurrentHash());
    }

    [Fact]
    public void The_hash_is_written_to_the_front_of_a_longer_destination()
    {
        var hash = new Sum();
        hash.Append([7]);
        var destination = new byte[] { 9, 9, 9 };
        Assert.Equal(2, hash.GetCurrentHash(destination));
        Assert.Equal([7, 1, 9], destination);
        Assert.Equal(2, hash.GetHashAndReset(destination));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sum().GetCurrentHash(new byte[1]));
        Assert.Throws<ArgumentNullException>(() => new Sum().Append((byte[])null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sum(0));
        Assert.Equal(2, new Sum().HashLengthInBytes);
    }

    /// <summary>The sum of the bytes and their number, each modulo 256.</summary>
    private sealed class Sum(int length = 2) : NonCryptographicHashAlgorithm(length)
    {
        private byte sum;
        private byte count;

        public override void Append(ReadOnlySpan<byte> source)
        {
            foreach (var each in source)
                (sum, count) = ((byte)(sum + each), (byte)(count + 1));
        }

        public override void Reset() => (sum, count) = (0, 0);

        protected override void GetCurrentHashCore(Span<byte> destination) => (destination[0], destination[1]) = (sum, count);
    }
}
