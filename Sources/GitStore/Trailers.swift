/// The `Key: value` lines at the end of a message, as git-interpret-trailers(1) reads them.
///
/// They are the last paragraph, if every line of it is a trailer or continues one. Git also finds trailers in a
/// paragraph with other lines, if one of them is a `Signed-off-by`; here such a paragraph has none.
public struct Trailers: Sendable, Hashable {
  public let lines: [Line]

  public struct Line: Sendable, Hashable {
    public let key: String
    public let value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  public init(_ lines: [(String, String)]) {
    self.lines = lines.map { Line(key: $0.0, value: $0.1) }
  }

  /// Reads the trailers of a message. A message of one paragraph has none: it is a subject.
  ///
  /// It works on bytes: an audit reads tens of thousands of messages.
  public init(of message: String) {
    var message = message
    lines = message.withUTF8 { Self.lines(of: $0) }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func lines(of message: UnsafeBufferPointer<UInt8>) -> [Line] {
    var paragraph: [Bytes] = []
    var isSubject = true
    var end = trimmed(message[...]).endIndex
    // From the last line up to the first blank one.
    while end > 0 {
      let start = message[..<end].lastIndex(of: newline).map { $0 + 1 } ?? 0
      let line = message[start..<end]
      if trimmed(line).isEmpty {
        isSubject = false
        break
      }
      paragraph.append(line)
      end = max(0, start - 1)
    }
    guard !isSubject else { return [] }
    var found: [(key: Bytes, value: Bytes, folded: [Bytes])] = []
    for line in paragraph.reversed() {
      if line.first == space || line.first == tab, !found.isEmpty {
        found[found.count - 1].folded.append(line)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), isKey(trimmedAtEnd(line[..<colon])) {
        found.append((trimmedAtEnd(line[..<colon]), line[(colon + 1)...], []))
      } else {
        return []
      }
    }
    return found.map { key, value, folded in
      guard !folded.isEmpty else { return Line(key: string(key), value: string(trimmed(value))) }
      // A folded value keeps what is before the fold; the fold and the white space after it become one space.
      var whole = Array(value)
      for line in folded { whole += [space] + line.drop(while: isWhite) }
      return Line(key: string(key), value: whole.withUnsafeBufferPointer { string(trimmed($0[...])) })
    }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")

  private static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Without ASCII white space at either end.
  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while let last = bytes.last, isWhite(last) { bytes.removeLast() }
    while let first = bytes.first, isWhite(first) { bytes.removeFirst() }
    return bytes
  }

  /// White space may precede the colon.
  private static func trimmedAtEnd(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while let last = bytes.last, last == space || last == tab { bytes.removeLast() }
    return bytes
  }

  /// git's definition of white space; no other control character is.
  private static func isWhite(_ byte: UInt8) -> Bool { byte == space || byte == tab || byte == newline || byte == 13 }

  private static func isKey(_ text: Bytes) -> Bool {
    !text.isEmpty
      && text.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// Without white space at the ends of lines, empty lines at either end, and repeated empty lines.
  private static func strippingSpace(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = line.lastIndex { !$0.isWhitespace }.map(line.index(after:)) ?? line.startIndex
      if end == line.startIndex, lines.last?.isEmpty ?? true { continue }
      lines.append(line[..<end])
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The first value of a key, ignoring case.
  public subscript(key: String) -> String? {
    lines.first { Self.isSame($0.key, key) }?.value
  }

  /// How often a key occurs, ignoring case.
  public func count(of key: String) -> Int { lines.count { Self.isSame($0.key, key) } }

  /// All values of a key, ignoring case.
  public func all(_ key: String) -> [String] {
    lines.filter { Self.isSame($0.key, key) }.map(\.value)
  }

  /// Keys are ASCII; bit 5 distinguishes the cases of a letter.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || (a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 })
  }

  /// A message: subject, body if any, and these trailers.
  ///
  /// White space in the body is cleaned up as git-stripspace(1) does, so that no tool of git's changes it later.
  public func message(subject: String, body: String = "") -> String {
    var message = subject + "\n\n"
    let body = Self.strippingSpace(body)
    if !body.isEmpty { message += body + "\n\n" }
    for line in lines { message += "\(line.key): \(line.value)\n" }
    return message
  }
}
