import DocumentModel

/// What fields without a result show, from their code.
enum FieldWords {
  /// The words of a button that runs a macro or leads elsewhere, which templates use for "click here"; the character of
  /// a SYMBOL field (ECMA-376 part 1, sections 17.16.5.32, 17.16.5.23 and 17.16.5.63).
  static func own(of instruction: String) -> String? {
    let steps = instruction.split(maxSplits: 2, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard steps.count > 1 else { return nil }
    switch steps[0].uppercased() {
    case "MACROBUTTON", "GOTOBUTTON": return steps.count > 2 ? String(steps[2]) : nil
    case "SYMBOL": return symbol(steps[1], switches: steps.count > 2 ? steps[2] : "")
    default: return nil
    }
  }

  /// Whether Word shows a field although the file has no result: it computes `EQ` each time, and updates `DATE` and
  /// `TIME` when it opens a file (ECMA-376 part 1, sections 17.16.5.13, 17.16.5.17 and 17.16.5.68).
  static func isShownWithoutResult(_ instruction: String) -> Bool {
    let name = instruction.split(maxSplits: 1, whereSeparator: \.isWhitespace).first?.uppercased()
    return ["EQ", "DATE", "TIME"].contains(name)
  }

  private static func symbol(_ sign: Substring, switches: Substring) -> String? {
    let figures = sign.drop { $0 == "\"" }.prefix { $0 != "\"" }
    let hexadecimal = figures.lowercased().hasPrefix("0x")
    guard let code = hexadecimal ? UInt32(figures.dropFirst(2), radix: 16) : UInt32(figures) else { return nil }
    var font = ""
    let words = switches.split(whereSeparator: \.isWhitespace)
    if let at = words.firstIndex(where: { $0.lowercased() == "\\f" }) {
      // A font's name may contain spaces, within its quotation marks.
      let rest = words[(at + 1)...].joined(separator: " ")
      font = String(rest.hasPrefix("\"") ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != " " })
    }
    return SymbolFont.text(code, font: font)
  }
}
