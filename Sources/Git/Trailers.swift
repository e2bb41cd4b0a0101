/// The `Key: value` lines at the end of a message, as git-interpret-trailers(1) reads them.
///
/// They are the last paragraph, where every line of it is a trailer or continues one.
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

  /// Reads those of a message. A message that is one paragraph has none: it is a subject.
  public init(of message: String) {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    guard let blank = lines.lastIndex(where: { $0.allSatisfy(\.isWhitespace) }) else {
      self.lines = []
      return
    }
    var found: [Line] = []
    for line in lines[(blank + 1)...] {
      if line.first == " " || line.first == "\t", let last = found.popLast() {
        found.append(Line(key: last.key, value: last.value + " " + line.trimmed))
      } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isKey(line[..<colon]) {
        found.append(Line(key: String(line[..<colon]), value: line[line.index(after: colon)...].trimmed))
      } else {
        self.lines = []
        return
      }
    }
    self.lines = found
  }

  private static func isKey(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The first value of a key, whatever its case.
  public subscript(key: String) -> String? {
    lines.first { $0.key == key || $0.key.lowercased() == key.lowercased() }?.value
  }

  /// All values of a key, whatever its case.
  public func all(_ key: String) -> [String] {
    lines.filter { $0.key == key || $0.key.lowercased() == key.lowercased() }.map(\.value)
  }

  /// A message: subject, body if any, and these trailers.
  public func message(subject: String, body: String = "") -> String {
    var message = subject + "\n\n"
    let body = body.trimmed
    if !body.isEmpty { message += body + "\n\n" }
    for line in lines { message += "\(line.key): \(line.value)\n" }
    return message
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
