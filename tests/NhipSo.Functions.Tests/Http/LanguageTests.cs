using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Tests.Http;

public class LanguageTests
{
    [Theory]
    [InlineData(null, "vi")]
    [InlineData("", "vi")]
    [InlineData("vi", "vi")]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("vi-VN, en;q=0.9", "vi")]
    [InlineData("en;q=0.9, vi;q=0.8", "en")]
    [InlineData("en, vi", "vi")]
    [InlineData("en;q=0", "vi")]
    [InlineData("fr, en;q=0.1", "en")]
    [InlineData("fr", "vi")]
    [InlineData("*", "vi")]
    [InlineData("english", "vi")]
    [InlineData(";;;", "vi")]
    public void English_is_for_those_who_prefer_it_to_Vietnamese(string? acceptLanguage, string language)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = acceptLanguage;
        Assert.Equal(language, Language.Of(request));
    }
}
