namespace TwitchHelix.Tests.Media;

public sealed class MediaTests
{
    [TestCase("https://cdn.example/live-{width}x{height}.jpg", "https://cdn.example/live-320x180.jpg")]
    [TestCase("https://cdn.example/video-%{width}x%{height}.jpg", "https://cdn.example/video-320x180.jpg")]
    [TestCase("https://cdn.example/fixed.jpg", "https://cdn.example/fixed.jpg")]
    [TestCase("", "")]
    public void A_size_goes_into_a_template(string template, string address) =>
        Assert.That(ThumbnailUrl.WithSize(template, 320, 180), Is.EqualTo(address));

    [TestCase(0, 1, "width")]
    [TestCase(1, -1, "height")]
    public void A_size_is_more_than_nothing(int width, int height, string parameter) =>
        Assert.That(
            () => ThumbnailUrl.WithSize("", width, height), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(parameter));

    [TestCase("3m21s", "00:03:21")]
    [TestCase("3h8m33s", "03:08:33")]
    [TestCase("30s", "00:00:30")]
    [TestCase("47h59m59s", "1.23:59:59")]
    [TestCase("2d1h", "2.01:00:00")]
    [TestCase("0s", "00:00:00")]
    public void A_videos_duration_is_a_span_of_time(string duration, string span) =>
        Assert.That(new Video { Duration = duration }.Length, Is.EqualTo(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase("")]
    [TestCase("12")]
    [TestCase("PT3M21S")]
    [TestCase("soon")]
    [TestCase("s")]
    [TestCase("99999999999999999999s")]
    [TestCase("20000000d")]
    [TestCase("10000000d10000000d")]
    public void Any_other_text_is_none(string duration) => Assert.That(new Video { Duration = duration }.Length, Is.Null);
}
