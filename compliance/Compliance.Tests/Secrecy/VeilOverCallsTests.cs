using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Compliance.Tests.Secrecy;

/// <summary>What the target sends us may hold secrets just as what it answers, and so may what we send.</summary>
[TestFixture, Category("unit")]
internal sealed class VeilOverCallsTests
{
    [Test]
    public void A_token_in_a_handshake_that_comes_in_is_veiled_there_and_ever_after()
    {
        var veil = new Veil();

        var record = veil.Over(Call("""{"token":"their-new-token","url":"https://cpo/versions"}""", """{"data":{"token":"our-new-token"}}"""), "s", 1000);

        Assert.That(record.RequestBody, Is.EqualTo("""{"token":"[token]","url":"https://cpo/versions"}"""));
        Assert.That(record.ResponseBody, Is.EqualTo("""{"data":{"token":"[token]"}}"""));
        Assert.That(veil.Over("their-new-token, our-new-token"), Is.EqualTo("[token], [token]"));
    }

    [Test]
    public void The_token_that_we_give_in_a_request_of_ours_is_veiled_in_every_form()
    {
        var veil = new Veil();
        var given = new Exchange(
            1, "step", null, Intent.Regular, new("POST", new Uri("http://t/"), Headers.None, Encoding.UTF8.GetBytes("""{"token":"given-to-them"}""")),
            new(200, Headers.None, Encoding.UTF8.GetBytes("{}"), false, 2), null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);

        Assert.That(veil.Over(given, "s", 1000).RequestBody, Is.EqualTo("""{"token":"[token]"}"""));
        Assert.That(veil.Over(Convert.ToBase64String("given-to-them"u8)), Is.EqualTo("[token]"));
    }

    [Test]
    public void A_word_that_we_send_in_place_of_a_token_is_not_taken_out_of_everything()
    {
        var veil = new Veil();

        veil.Over(Call("{}", """{"token":"token"}"""), "s", 1000);

        Assert.That(veil.Over("the token of this token"), Is.EqualTo("the token of this token"));
    }

    [Test]
    public void A_token_that_nobody_was_given_is_veiled_too_for_it_may_be_another_partners()
    {
        var veil = new Veil();
        var base64 = Convert.ToBase64String("another-partners"u8);

        var record = veil.Over(Call("{}", $$"""{"status_message":"{{base64}} and another-partners are not known"}""", KeyValuePair.Create("Authorization", $"Token {base64}")), "s", 1000);

        Assert.That(JsonSerializer.Serialize(record), Does.Not.Contain(base64).And.Not.Contain("another-partners"));
    }

    [Test]
    public void A_word_in_place_of_a_token_is_not_taken_out_of_everything()
    {
        var veil = new Veil();

        veil.Over(Call("{}", "{}", KeyValuePair.Create("Authorization", "Token token")), "s", 1000);

        Assert.That(veil.Over("the token of this token"), Is.EqualTo("the token of this token"));
    }

    [Test]
    public void Who_asks_for_a_card_names_a_person_in_the_address()
    {
        var call = Call("{}", "{}") with { Request = new("POST", new Uri("http://us/tokens/04A1B2C3/authorize"), Headers.None, default), Arrival = new(new Dictionary<string, string> { ["token_uid"] = "04A1B2C3" }, ShownToken.Right) };

        Assert.That(new Veil().Over(call, "s", 1000).Url, Is.EqualTo("http://us/tokens/person-1/authorize"));
    }

    [Test]
    public void A_large_body_of_a_call_is_cut_and_its_size_is_told()
    {
        var record = new Veil().Over(Call(new string('x', 5_000), "{}"), "s", 100);

        Assert.That((record.RequestBody!.Length, record.RequestBytes, record.Cut, record.Direction), Is.EqualTo((100, 5_000, true, Direction.FromSubject)));
    }

    [Test]
    public void A_person_who_has_to_act_sees_which_card_it_is_and_no_secret()
    {
        var veil = new Veil();
        veil.Hide("s3cret-token");
        veil.Over(Call("""{"uid":"04A1B2C3","type":"RFID"}""", "{}"), "s", 1000);

        Assert.That(veil.Over("card 04A1B2C3, s3cret-token"), Is.EqualTo("card person-1, [token]"));
        Assert.That(veil.Aloud("card 04A1B2C3, s3cret-token"), Is.EqualTo("card 04A1B2C3, [token]"));
    }

    private static Exchange Call(string asked, string answered, params KeyValuePair<string, string>[] headers) => new(
        1, "step", null, Intent.Regular,
        new("PUT", new Uri("http://us/ocpi/2.2.1"), new(headers), Encoding.UTF8.GetBytes(asked)),
        new(200, Headers.None, Encoding.UTF8.GetBytes(answered), false, answered.Length),
        null, DateTimeOffset.UnixEpoch, TimeSpan.Zero)
    {
        Direction = Direction.FromSubject,
        Arrival = new(new Dictionary<string, string>(), ShownToken.Right),
    };
}
