import Questionnaires

/// References `${name}` in texts and expressions.
enum ReferenceText {
  /// The names that a text refers to, in order; `nil` if a `${` is not the beginning of a reference.
  ///
  /// `${last-saved#name}` is a reference to the last answer that was sent. Cost: linear.
  static func names(in text: String) -> [String]? {
    var names: [String] = []
    let parts = text.components(between: "${")
    for part in parts.dropFirst() {
      // As pyxform: nothing in the braces is no reference.
      if part.utf8.first == UInt8(ascii: "}") { continue }
      guard let end = part.utf8.firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let inner = String(decoding: part.utf8[..<end], as: UTF8.self)
      let name = inner.after("last-saved#") ?? inner
      guard XMLName.isUnprefixed(name.unicodeScalars) else { return nil }
      names.append(name)
    }
    return names
  }

  /// Whether a text is one reference and nothing else.
  static func isReference(_ text: String) -> Bool {
    guard text.after("${") != nil, let end = text.utf8.firstIndex(of: UInt8(ascii: "}")) else { return false }
    return text.utf8.index(after: end) == text.utf8.endIndex && names(in: text)?.count == 1
  }

  /// The text with other names in its references, where there are others, and other literals in quotes.
  ///
  /// - Parameter literals: what stands for a text in quotes; only expressions have any.
  static func replacing(
    _ names: (String) -> String?, literals: [String: String] = [:], in text: String
  ) -> String {
    let replaced = literals.isEmpty ? text : replacing(literals, in: text)
    guard replaced.utf8.contains(UInt8(ascii: "$")) else { return replaced }
    let parts = replaced.components(between: "${")
    var out = parts[0]
    for part in parts.dropFirst() {
      guard let end = part.utf8.firstIndex(of: UInt8(ascii: "}")) else {
        out += "${" + part
        continue
      }
      let name = String(decoding: part.utf8[..<end], as: UTF8.self)
      out += "${" + (names(name) ?? name) + String(decoding: part.utf8[end...], as: UTF8.self)
    }
    return out
  }

  /// An expression with other texts in its quotes.
  private static func replacing(_ literals: [String: String], in text: String) -> String {
    var (out, quoted): ([UInt8], [UInt8]) = ([], [])
    var quote: UInt8?
    for byte in text.utf8 {
      if let open = quote {
        guard byte == open else {
          quoted.append(byte)
          continue
        }
        let literal = String(decoding: quoted, as: UTF8.self)
        out += (literals[literal] ?? literal).utf8
        out.append(byte)
        (quote, quoted) = (nil, [])
      } else {
        out.append(byte)
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { quote = byte }
      }
    }
    return String(decoding: out + quoted, as: UTF8.self)
  }
}
