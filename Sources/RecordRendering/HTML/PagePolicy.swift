import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the page lets the browser do: nothing is fetched, nothing is sent, and no script or style but ours is taken.
enum PagePolicy {
  /// SHA-256 in Base64 of ``PageScript/source`` and ``PageStyle/sheet``, which holds words of the catalogues.
  static let scriptHash = hash(PageScript.source)
  static let styleHash = hash(PageStyle.sheet)

  /// See the W3C's Content Security Policy Level 3. That the page may be framed by none can't be said in a page.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; "
    + "base-uri 'none'; form-action 'none'"

  private static func hash(_ source: String) -> String {
    Data(SHA256.hash(data: Data(source.utf8))).base64EncodedString()
  }
}
