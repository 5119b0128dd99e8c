using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>A page of a real exporter; <c>awk</c> gave what is expected.</summary>
public class RecordedPageTests
{
    private static readonly string Text =
        File.ReadAllText(Repository.PathOf("tests", "NhipSo.Functions.Tests", "Polling", "node-exporter.txt"));

    [Theory]
    [InlineData("node_load1", 14.27)]
    [InlineData("node_memory_MemTotal_bytes", 25_276_510_208)]
    [InlineData("node_boot_time_seconds", 1_795_313_635)]
    [InlineData("node_network_receive_bytes_total", 610_735_221)]
    [InlineData("node_network_up", 1)]
    [InlineData("promhttp_metric_handler_requests_total", 0)]
    public void A_metric_is_read(string metric, double value) =>
        Assert.Equal(value, Page.Read(Text, Page.Metric("value", metric))["value"]);

    [Fact]
    public void One_mode_of_all_processors_is_summed() => Assert.Equal(
        2400.14 + 2294.99,
        Page.Read(Text, Page.Metric("idle", "node_cpu_seconds_total", ("mode", "idle")))["idle"],
        precision: 6);

    [Fact]
    public void What_the_page_does_not_hold_is_not_found() =>
        Assert.Empty(Page.Read(Text, Page.Metric("value", "node_load15"), Page.Metric("cpu", "node_cpu_seconds_total", ("cpu", "2"))));
}
