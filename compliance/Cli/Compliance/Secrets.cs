using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Cli.Compliance;

/// <summary>What of a profile no artefact may show.</summary>
internal static class Secrets
{
    /// <summary>A veil over all of it.</summary>
    public static Veil VeilOver(Profile profile, bool showPersonalData)
    {
        var veil = new Veil(showPersonalData);
        veil.Hide(profile.Token);
        veil.Hide(profile.RegistrationToken);
        veil.Hide(profile.OwnToken);
        veil.Hide(profile.SecondToken);
        veil.Hide(profile.ClientCertificatePassword);
        veil.Hide(profile.ListenCertificatePassword);
        foreach (var (header, value) in profile.Headers)
            veil.HideHeader(header, value);
        foreach (var value in profile.Triggers.Values.OfType<HttpTrigger>().SelectMany(trigger => trigger.Headers.Values))
            veil.Hide(value);
        if (profile.Proxy?.UserInfo.Split(':', 2) is [_, var password])
            veil.Hide(Uri.UnescapeDataString(password));
        return veil;
    }
}
