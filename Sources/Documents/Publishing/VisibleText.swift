/// Words that are safe in any document: nothing that XML forbids, and nothing invisible that affects a reader.
enum VisibleText {
  /// Control characters are removed, and bidirectional controls are replaced by their names: `[U+202E]`.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isForbidden($0) || turnsWriting($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if turnsWriting(scalar) {
        result += "[U+" + String(scalar.value, radix: 16, uppercase: true) + "]"
      } else if scalar == "\n" || scalar == "\t" {
        result += scalar == "\n" ? "\n" : " "
      } else if !isForbidden(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The characters excluded by XML 1.0, production 2, and the control characters that it allows but discourages.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
  }

  /// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
  private static func turnsWriting(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
