import Crypto
import GCMRepo
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The only cookie of the portal: the secret of a session.
struct SessionCookie: Sendable {
  let secret: String

  /// Over TLS, browsers take a name with this prefix only if the cookie is `Secure` and for this host alone (RFC 6265bis, 4.1.3).
  private static func name(isSecure: Bool) -> String { isSecure ? "__Host-session" : "session" }

  init(_ secret: String) { self.secret = secret }

  /// The cookie of a request; `nil` if it has none that can be one, or several: then somebody else has set one, and nobody knows
  /// which is the portal's.
  ///
  /// - Parameter isSecure: over TLS the name without the prefix is not looked at: another host of the domain could have set it.
  init?(_ request: HTTPRequest, isSecure: Bool) {
    var found: Set<String> = []
    for field in request.headerFields[values: .cookie] {
      for pair in field.split(separator: ";") {
        let parts = pair.drop(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
        guard parts.count == 2,
          parts[0] == Self.name(isSecure: true) || !isSecure && parts[0] == Self.name(isSecure: false),
          (20...100).contains(parts[1].utf8.count)
        else { continue }
        found.insert(String(parts[1]))
      }
    }
    guard found.count == 1, let secret = found.first else { return nil }
    self.init(secret)
  }

  /// The header that sets it until the browser is closed.
  func header(isSecure: Bool) -> String {
    "\(Self.name(isSecure: isSecure))=\(secret); Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }

  /// The header that removes it.
  static func removal(isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0" + (isSecure ? "; Secure" : "")
  }

  /// What a form of this session carries, so that no other site can send it: a message authentication code of the form's name
  /// with the session's secret (OWASP, Cross-Site Request Forgery Prevention, HMAC-based token).
  func token(of form: String) -> String {
    Data(code(form)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether a form's token is of this session and form, compared in constant time.
  func isValid(_ token: String?, of form: String) -> Bool {
    guard let token, token.utf8.count == 64 else { return false }
    var bytes: [UInt8] = []
    var digits = token.utf8.makeIterator()
    while let high = digits.next(), let low = digits.next() {
      guard let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) else { return false }
      bytes.append(byte)
    }
    return HMAC<SHA256>.isValidAuthenticationCode(
      bytes, authenticating: Data("form \(form)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
  }

  private func code(_ form: String) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: Data("form \(form)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
  }

  /// What names the session in a folder or a log, and opens nothing.
  var name: String { String(sha256("name \(secret)".utf8).prefix(32)) }
}
