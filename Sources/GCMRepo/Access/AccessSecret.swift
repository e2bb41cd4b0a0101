/// A secret that a person or a browser holds and the host knows by its hash alone: a link's token, a session's cookie.
///
/// 43 random characters of the alphabet of base64url (RFC 4648, 5): 258 bits from the system's generator. The hash needs no
/// salt: nobody can try 2^258 values.
package struct AccessSecret: Sendable, Hashable {
  package let text: String

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let length = 43

  /// A new secret.
  package init() {
    var generator = SystemRandomNumberGenerator()
    text = String(
      decoding: (0..<Self.length).map { _ in Self.alphabet[Int(generator.next() & 63)] }, as: UTF8.self)
  }

  /// What a person typed, a link held or a browser sent; `nil` if it cannot be a secret.
  package init?(_ text: String) {
    guard text.utf8.count == Self.length, text.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = text
  }

  /// SHA-256, 64 hexadecimal digits.
  var hash: String { sha256(text.utf8) }
}
