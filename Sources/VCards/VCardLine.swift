/// A line of a card, taken apart: `item1.TEL;TYPE=work:+56 2 1234567`.
struct VCardLine {
  let group: String?
  let name: String
  let parameters: [VCard.Parameter]
  let value: [UInt8]

  /// `nil` if the bytes are not a property: a name, parameters and a colon.
  init?(_ line: [UInt8]) {
    guard let colon = Self.colon(of: line) else { return nil }
    // Parameters may be in any encoding; names of them are ASCII.
    let head = VCardCharset.utf8.text(of: line[..<colon]) ?? VCardCharset.windows1252.text(of: line[..<colon]) ?? ""
    let parts = Self.parts(of: head, at: ";")
    let names = parts[0].filter { !$0.isWhitespace }.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = names.last, !last.isEmpty, names.count <= 2,
      last.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-") })
    else { return nil }
    group = names.count == 2 ? String(names[0]) : nil
    name = last.uppercased()
    parameters = parts.dropFirst().prefix(50).compactMap(Self.parameter)
    value = Array(line[(colon + 1)...])
  }

  /// The first colon outside quotes.
  private static func colon(of line: [UInt8]) -> Int? {
    var isQuoted = false
    for (place, byte) in line.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ":"), !isQuoted { return place }
    }
    // An odd quotation mark: the first colon.
    return line.firstIndex(of: UInt8(ascii: ":"))
  }

  private static func parts(of text: String, at separator: Character) -> [String] {
    var (parts, part, isQuoted) = ([String](), "", false)
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return parts + [part]
  }

  private static func parameter(_ text: String) -> VCard.Parameter? {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = sides[0].filter { !$0.isWhitespace }.uppercased()
    guard sides.count == 2 else {
      // Version 2.1 leaves the name out: `TEL;WORK;VOICE`.
      if name.isEmpty { return nil }
      let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(name)
      return VCard.Parameter(isEncoding ? "ENCODING" : "TYPE", name)
    }
    let values = parts(of: sides[1], at: ",").map { value in
      let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
      return decoded(isQuoted ? String(value.dropFirst().dropLast()) : value)
    }
    // `TYPE="work,voice"` as some write it.
    return VCard.Parameter(
      name, values: name == "TYPE" ? values.flatMap { $0.split(separator: ",").map(String.init) } : values)
  }

  /// RFC 6868.
  private static func decoded(_ text: String) -> String {
    guard text.contains("^") else { return text }
    var (out, isEscaped) = ("", false)
    for character in text {
      guard isEscaped else {
        if character == "^" { isEscaped = true } else { out.append(character) }
        continue
      }
      isEscaped = false
      switch character {
      case "n": out += "\n"
      case "'": out += "\""
      case "^": out += "^"
      default: out += "^\(character)"
      }
    }
    return isEscaped ? out + "^" : out
  }

  /// The property, with its text in Unicode.
  func property(line: Int, _ notes: inout [VCardNote]) -> VCard.Property {
    func values(_ name: String) -> [String] { parameters.filter { $0.name == name }.flatMap(\.values) }
    let encoding = values("ENCODING").first?.uppercased()
    // Pictures and sounds are not looked at.
    guard encoding != "BASE64", encoding != "B" else {
      return VCard.Property(name, parameters, group: group, escaped: "")
    }
    let bytes = encoding == "QUOTED-PRINTABLE" ? Self.decodingQuotedPrintable(value) : value
    var text: String?
    if let name = values("CHARSET").first {
      if let charset = VCardCharset(name) {
        text = charset.text(of: bytes)
      } else {
        notes.append(.unknownCharset(line: line, name: String(name.prefix(40))))
      }
    }
    if text == nil { text = VCardCharset.utf8.text(of: bytes) }
    if text == nil {
      notes.append(.guessedCharset(line: line))
      text = VCardCharset.windows1252.text(of: bytes)
    }
    let kept = parameters.filter { $0.name != "ENCODING" && $0.name != "CHARSET" }
    // Line ends of quoted-printable are written as the later versions write them.
    let escaped = (text ?? "").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    return VCard.Property(name, kept, group: group, escaped: escaped)
  }

  /// Quoted-printable (RFC 2045, section 6.7); what is no escape stays as it is.
  static func decodingQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    var (out, at): ([UInt8], Int) = ([], 0)
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "="), at + 2 < bytes.count, let high = digit(bytes[at + 1]),
        let low = digit(bytes[at + 2])
      {
        out.append(high << 4 | low)
        at += 3
      } else {
        if !(bytes[at] == UInt8(ascii: "=") && at + 1 == bytes.count) { out.append(bytes[at]) }
        at += 1
      }
    }
    return out
  }
}
