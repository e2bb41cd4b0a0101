/// What the page lets the browser do: nothing is fetched, nothing is sent, and no script or style but ours is taken.
enum PagePolicy {
  /// SHA-256 in Base64 of ``PageScript/source`` and ``PageStyle/sheet``; a test holds them to their sources.
  static let scriptHash = "6Q5Sm5/oVw9uubY3oFh9zJffdCv8pgQ/n5GoAT4J7DQ="
  static let styleHash = "yz7cD21M1CJ+YZ8LAbtNRyvg3KODPSe3Y18v4kMi5Kc="

  /// See the W3C's Content Security Policy Level 3. That the page may be framed by none can't be said in a page.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; "
    + "base-uri 'none'; form-action 'none'"
}
