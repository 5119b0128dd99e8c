namespace NhipSo.Functions.Tests.Publishing;

/// <summary>Idle costs next to nothing: with nothing to do, a run is a handful of reads.</summary>
public sealed class IdlePublishingTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task With_nothing_to_do_a_run_reads_the_index_the_marks_and_a_head_a_warm_period()
    {
        using var press = new Press(storage);
        var warm = Shipped.Catalogue.Forms.Where(form => form.DerivedFrom is null).Sum(form => Shipped.Catalogue.Warm(form.Code, press.Time.Now).Count(pair => !Shipped.Catalogue.Owing(pair.Form, pair.Period).IsEmpty));
        await press.Publisher.PublishAllAsync(default);

        var before = storage.Requests;
        await press.Publisher.PublishAllAsync(default);
        Assert.Equal(2 + warm, storage.Requests - before);
        Assert.InRange(warm, 1, 40);
    }
}
