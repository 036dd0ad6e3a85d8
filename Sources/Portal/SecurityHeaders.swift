/// The headers that every answer with a part of the portal has, whichever server sends it.
///
/// The preview sends them, and `onir server-config` writes them into the configuration of a web
/// server, so that a page never meets other rules in public than where it was tried.
public enum SecurityHeaders {
  /// A header as it is sent.
  public typealias Header = (name: String, value: String)

  /// The header that says what a page may load and whom it may talk to.
  public static let policyName = "Content-Security-Policy"

  /// The headers that are the same for every page and file.
  public static let common: [Header] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()"),
  ]

  /// What is sent besides when the portal is reached by TLS alone: for a year, never without it
  /// (RFC 6797).
  public static let strictTransport: Header = ("Strict-Transport-Security", "max-age=31536000")

  /// What is sent besides with open data: pages of every other site may read them (Fetch, CORS).
  public static let openData: Header = ("Access-Control-Allow-Origin", "*")

  /// The addresses of open data from the portal's root or a city's, as a regular expression.
  public static let openDataPattern = "(?:/[a-z0-9-]+)?/data/[a-z]+\\.(?:csv|json)"

  /// The policy of a page: all it needs comes from the same place, and nothing stands inline.
  ///
  /// - Parameter signs: Whether the page signs (`Route.signs`): it alone may connect to the program
  ///   that does.
  /// - Returns: The value of `policyName`.
  public static func policy(signs: Bool) -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
      + "connect-src 'self'\(signs ? " " + Route.signingProgram : ""); manifest-src 'self'; "
      + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  }
}

/// How long a browser may keep what it was sent, as `Cache-Control` (RFC 9111).
public enum CachePolicy {
  /// A page is kept, and asked about each time it is shown.
  public static let page = "no-cache"
  /// A fingerprinted file never changes: another content has another name.
  public static let asset = "public, max-age=31536000, immutable"
  /// Feeds and tables that programs fetch: a quarter of an hour.
  public static let feed = "public, max-age=900"
}
