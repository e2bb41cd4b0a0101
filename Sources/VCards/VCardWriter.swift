/// Writes cards as vCard 4.0 (RFC 6350).
public enum VCardWriter {
  /// The octets of a line without its end (RFC 6350, section 3.2).
  static let lineOctets = 75

  /// The cards as a file in UTF-8: the same cards give the same bytes. Lines end with CR LF, and long ones are folded between
  /// characters. Cost: linear.
  public static func bytes(of cards: [VCard]) -> [UInt8] {
    var bytes: [UInt8] = []
    for card in cards {
      append("BEGIN:VCARD", to: &bytes)
      append("VERSION:4.0", to: &bytes)
      for property in card.properties { append(line(of: property), to: &bytes) }
      append("END:VCARD", to: &bytes)
    }
    return bytes
  }

  private static func line(of property: VCard.Property) -> String {
    var line = property.group.map { $0 + "." } ?? ""
    line += property.name
    for parameter in property.parameters {
      line += ";" + parameter.name + "=" + parameter.values.map(parameterValue).joined(separator: ",")
    }
    // An escaped value holds no line end; one that was made by hand must not begin another property.
    let value = property.value.unicodeScalars.filter { !VCardText.isControl($0) }
    return line + ":" + String(String.UnicodeScalarView(value))
  }

  /// A value of a parameter: in quotes where it must be, and what quotes cannot hold as RFC 6868 writes it.
  private static func parameterValue(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "^": out += "^^"
      case "\"": out += "^'"
      case "\n": out += "^n"
      case _ where VCardText.isControl(scalar): break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out.unicodeScalars.contains { ",;:".unicodeScalars.contains($0) } ? "\"\(out)\"" : out
  }

  private static func append(_ line: String, to bytes: inout [UInt8]) {
    var room = lineOctets
    for scalar in line.unicodeScalars {
      let octets = UTF8.width(scalar)
      if octets > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = lineOctets - 1
      }
      bytes += UTF8.encode(scalar).map(Array.init) ?? []
      room -= octets
    }
    bytes += [0x0D, 0x0A]
  }
}
