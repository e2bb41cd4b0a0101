/// A mail as it was saved (RFC 5322), read as far as the files that are attached to it (RFC 2045, RFC 2046).
///
/// Nothing of a mail becomes a text. Only attachments in base64, which is how mail programs attach documents, are looked
/// at, without unpacking them.
public struct MailMessage: Sendable {
  private let bytes: [UInt8]
  private let header: MailHeader

  /// How deep parts may be nested, and how many there may be; what is beyond is not looked at.
  static let (deepest, mostParts) = (8, 1_000)

  /// Reads the header; `nil` if the bytes are not a mail: it says from whom it is, and when it was sent.
  public init?(_ bytes: [UInt8]) {
    guard let header = MailHeader(bytes, in: 0..<bytes.count), header["from"] != nil, header["date"] != nil else {
      return nil
    }
    self.bytes = bytes
    self.header = header
  }

  /// When it was sent, as its header says: `Tue, 5 Dec 2017 18:00:00 -0300`. Nobody checks it.
  public var date: String { header["date"] ?? "" }

  /// Whether a file is attached, byte for byte. Cost: the mail.
  public func hasAttachment(_ file: [UInt8]) -> Bool {
    var parts = 0
    return !file.isEmpty && holds(file, header, depth: 0, &parts)
  }

  private func holds(_ file: [UInt8], _ header: MailHeader, depth: Int, _ parts: inout Int) -> Bool {
    parts += 1
    guard depth <= Self.deepest, parts <= Self.mostParts else { return false }
    if let boundary = header.boundary {
      return MailParts(bytes, in: header.body, boundary: boundary).contains { part in
        MailHeader(bytes, in: part).map { holds(file, $0, depth: depth + 1, &parts) } ?? false
      }
    }
    if header.isBase64 { return Base64Lines(bytes, in: header.body).encode(file) }
    // A mail that was forwarded as it is.
    guard header.type == "message/rfc822", let inner = MailHeader(bytes, in: header.body) else { return false }
    return holds(file, inner, depth: depth + 1, &parts)
  }
}

/// The header of a mail or of one of its parts.
struct MailHeader {
  private var fields: [(name: String, value: String)] = []
  /// What follows the empty line.
  private(set) var body: Range<Int>

  private static let (mostFields, longestLine) = (1_000, 100_000)

  /// `nil` if a line is no field (RFC 5322, section 2.2). A part may have no header at all.
  init?(_ bytes: [UInt8], in range: Range<Int>) {
    var place = range.lowerBound
    body = range.upperBound..<range.upperBound
    while place < range.upperBound {
      let (line, next) = bytes.line(at: place, before: range.upperBound)
      if line.isEmpty {
        body = next..<range.upperBound
        return
      }
      guard line.count <= Self.longestLine, fields.count < Self.mostFields else { return nil }
      if [0x20, 0x09].contains(bytes[line.lowerBound]) {
        guard !fields.isEmpty, fields[fields.count - 1].value.utf8.count <= Self.longestLine else { return nil }
        fields[fields.count - 1].value += String(decoding: bytes[line], as: UTF8.self)
      } else {
        guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound,
          bytes[line.lowerBound..<colon].allSatisfy({ (33...126).contains($0) })
        else { return nil }
        fields.append(
          (
            String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self).lowercased(),
            String(decoding: bytes[(colon + 1)..<line.upperBound], as: UTF8.self)
          ))
      }
      place = next
    }
  }

  /// The first field of a name in small letters.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The media type, in small letters; plain text if none is named.
  var type: String { parameters("content-type").first?.trimmed.lowercased() ?? "text/plain" }

  var isBase64: Bool { self["content-transfer-encoding"]?.trimmed.lowercased() == "base64" }

  /// What separates the parts of a multipart body: 1 to 70 characters (RFC 2046, section 5.1.1).
  var boundary: [UInt8]? {
    guard type.hasPrefix("multipart/") else { return nil }
    for parameter in parameters("content-type").dropFirst() {
      guard let sign = parameter.firstIndex(of: "="), parameter[..<sign].trimmed.lowercased() == "boundary" else {
        continue
      }
      var value = parameter[parameter.index(after: sign)...].trimmed
      if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = String(value.dropFirst().dropLast()) }
      return (1...70).contains(value.utf8.count) ? Array(value.utf8) : nil
    }
    return nil
  }

  /// A field's value and its parameters; a `;` in quotes separates none.
  private func parameters(_ name: String) -> [String] {
    guard let value = self[name] else { return [] }
    var isQuoted = false
    return value.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }.map(String.init)
  }
}

/// The parts of a multipart body, one after the other (RFC 2046, section 5.1.1).
struct MailParts: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  private let delimiter: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8], in range: Range<Int>, boundary: [UInt8]) {
    self.bytes = bytes
    end = range.upperBound
    delimiter = [0x2D, 0x2D] + boundary
    place = range.lowerBound
    // What stands before the first delimiter is for programs that know no parts.
    _ = next()
  }

  /// The bytes up to the next delimiter; a last part without one is left out.
  mutating func next() -> Range<Int>? {
    let start = place
    var at = start
    while at < end {
      let (line, next) = bytes.line(at: at, before: end)
      if bytes[line].starts(with: delimiter) {
        let rest = bytes[(line.lowerBound + delimiter.count)..<line.upperBound]
        if rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          place = next
          return start..<at
        }
        if rest.starts(with: [0x2D, 0x2D]) {
          place = end
          return start..<at
        }
      }
      at = next
    }
    place = end
    return nil
  }
}

/// A body in base64 (RFC 2045, section 6.8), in lines.
struct Base64Lines {
  private let bytes: [UInt8]
  private let range: Range<Int>

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// Whether the lines are exactly the encoding of a file; a character outside the alphabet makes them that of none.
  ///
  /// Cost: the lines; nothing is stored.
  func encode(_ file: [UInt8]) -> Bool {
    var (count, bits, held, padding) = (0, 0, UInt32(0), 0)
    for byte in bytes[range] where byte != 0x0D && byte != 0x0A {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = Self.value(of: byte) else { return false }
      (held, bits) = (held << 6 | value, bits + 6)
      guard bits >= 8 else { continue }
      bits -= 8
      guard count < file.count, file[count] == UInt8(truncatingIfNeeded: held >> UInt32(bits)) else { return false }
      held &= 1 << UInt32(bits) - 1
      count += 1
    }
    return count == file.count && held == 0 && padding == [0: 0, 4: 2, 2: 1][bits]
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension [UInt8] {
  /// The line that begins at a place, without its end, and where the next one begins. Lines end in LF or CRLF.
  fileprivate func line(at place: Int, before end: Int) -> (line: Range<Int>, next: Int) {
    let feed = self[place..<end].firstIndex(of: 0x0A) ?? end
    let last = feed > place && feed <= end && self[feed - 1] == 0x0D ? feed - 1 : feed
    return (place..<last, Swift.min(feed + 1, end))
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let last = lastIndex { !$0.isWhitespace }
    return last.map { String(self[start...$0]) } ?? ""
  }
}
