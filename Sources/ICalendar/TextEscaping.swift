/// The value type TEXT (RFC 5545, section 3.3.11).
enum TextEscaping {
  /// A text as a value: backslash, comma, semicolon and line breaks are escaped, and other control characters, which a value
  /// cannot have, are left out.
  static func escaped(_ text: String) -> String {
    var value = ""
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar {
      case "\\": value += "\\\\"
      case ",": value += "\\,"
      case ";": value += "\\;"
      case "\r": value += "\\n"
      case "\n": if !wasReturn { value += "\\n" }
      case "\t": value += "\t"
      default: if scalar.value >= 0x20, scalar.value != 0x7F { value.unicodeScalars.append(scalar) }
      }
    }
    return value
  }

  /// The text of a value. A backslash before any other character stands for that character.
  static func text(_ value: some StringProtocol) -> String {
    var text = ""
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        if scalar == "n" || scalar == "N" { text += "\n" } else { text.unicodeScalars.append(scalar) }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The texts of a value that is a list: between commas that are not escaped.
  static func list(_ value: String) -> [String] {
    var parts: [String] = [""]
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if scalar == ",", !isEscaped {
        parts.append("")
        continue
      }
      isEscaped = scalar == "\\" && !isEscaped
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts.map { text($0) }.filter { !$0.isEmpty }
  }
}
