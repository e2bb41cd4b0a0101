/// The escapes of texts in a card (RFC 6350, section 3.4).
enum VCardText {
  /// A text in which what separates is escaped. Other control characters than the tab and line ends are left out.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": out.append(contentsOf: ["\\", scalar])
      case "\n" where isAfterReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": out.append(contentsOf: ["\\", "n"])
      case "\t": out.append(scalar)
      case _ where isControl(scalar): break
      default: out.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(out)
  }

  /// The text of an escaped value. A backslash before anything else stays, as older programs write Windows paths.
  static func unescaped(_ value: some StringProtocol) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { out.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "n", "N": out.append("\n")
      case "\\", ",", ";", ":": out.append(scalar)
      default: out.append(contentsOf: ["\\", scalar])
      }
    }
    if isEscaped { out.append("\\") }
    return String(out)
  }

  /// The parts of an escaped value between separators that are not escaped.
  static func split(_ value: String, at separator: Unicode.Scalar) -> [String] {
    var (parts, part): ([String], String.UnicodeScalarView) = ([], .init())
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if scalar == separator, !isEscaped {
        parts.append(String(part))
        part = .init()
        continue
      }
      isEscaped = scalar == "\\" && !isEscaped
      part.append(scalar)
    }
    return parts + [String(part)]
  }

  /// Whether a scalar is a control character that no card may hold.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
  }
}
