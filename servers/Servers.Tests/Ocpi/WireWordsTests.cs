using System.Text.Json;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
public sealed class WireWordsTests
{
    [TestCase(ConnectorType.Iec62196T2Combo, "IEC_62196_T2_COMBO")]
    [TestCase(ConnectorType.Iec603092Single16, "IEC_60309_2_single_16")]
    [TestCase(ConnectorType.DomesticF, "DOMESTIC_F")]
    [TestCase(ConnectorType.GbtDc, "GBT_DC")]
    [TestCase(PowerType.Ac3Phase, "AC_3_PHASE")]
    [TestCase(Status.OutOfOrder, "OUTOFORDER")]
    [TestCase(Capability.RemoteStartStopCapable, "REMOTE_START_STOP_CAPABLE")]
    [TestCase(TariffType.AdHocPayment, "AD_HOC_PAYMENT")]
    [TestCase(Role.Emsp, "EMSP")]
    public void A_word_of_the_protocol_is_written_as_the_protocol_spells_it<T>(T word, string spelt)
    {
        Assert.That(JsonSerializer.Serialize(word, OcpiJson.Options), Is.EqualTo($"\"{spelt}\""));
        Assert.That(JsonSerializer.Deserialize<T>($"\"{spelt}\"", OcpiJson.Options), Is.EqualTo(word));
    }
}
