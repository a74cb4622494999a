namespace OcpiKit.Ocpi.Answers;

/// <summary>OCPI's own status codes, which tell what became of a request beneath the HTTP status (status_codes).</summary>
public static class StatusCode
{
    /// <summary>It went well.</summary>
    public const int Success = 1000;

    /// <summary>The client did something wrong that no other code names.</summary>
    public const int ClientError = 2000;

    /// <summary>A parameter is missing or makes no sense.</summary>
    public const int InvalidParameter = 2001;

    /// <summary>There is too little to decide on.</summary>
    public const int NotEnoughInformation = 2002;

    /// <summary>No such Location.</summary>
    public const int UnknownLocation = 2003;

    /// <summary>No such Token.</summary>
    public const int UnknownToken = 2004;

    /// <summary>The server failed.</summary>
    public const int ServerError = 3000;

    /// <summary>The client's own API cannot be used: it cannot be reached, or does not answer as it should.</summary>
    public const int UnusableClient = 3001;

    /// <summary>The client does not offer a version that we speak.</summary>
    public const int UnsupportedVersion = 3002;

    /// <summary>The client lacks an endpoint that we need.</summary>
    public const int MissingEndpoint = 3003;
}
