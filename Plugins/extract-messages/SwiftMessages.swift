/// A message in a Swift source.
struct SourceMessage: Hashable {
  var context: String?
  var id: String
  var plural: String?
}

/// The messages of one Swift source: the literals between the parentheses of `Message(…)` and `.message(…)`.
struct SwiftMessages {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var messages: [SourceMessage] = []

  /// What could not be parsed, with its line.
  private(set) var problems: [(line: Int, text: String)] = []

  init(_ source: String) {
    bytes = Array(source.utf8)
    while place < bytes.count { step() }
  }

  private mutating func step() {
    if skipComment() { return }
    if bytes[place] == Self.quote || bytes[place] == UInt8(ascii: "#") && isRawString {
      _ = literal()
      return
    }
    guard Self.isWord(bytes[place]) else {
      place += 1
      return
    }
    let start = place
    while place < bytes.count, Self.isWord(bytes[place]) { place += 1 }
    let word = bytes[start..<place]
    let isCall = place < bytes.count && bytes[place] == UInt8(ascii: "(")
    let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    guard isCall, word.elementsEqual("Message".utf8) || isMember && word.elementsEqual("message".utf8) else { return }
    call()
  }

  /// The arguments of a call: literals at its own depth are the message; nested calls are parsed alike.
  private mutating func call() {
    let line = bytes[..<place].count { $0 == 10 } + 1
    var texts: [String] = []
    var context: String?
    var depth = 0
    var label: ArraySlice<UInt8> = []
    repeat {
      guard place < bytes.count else { return problems.append((line, "the call has no end")) }
      if skipComment() { continue }
      let byte = bytes[place]
      if depth == 1, byte == Self.quote {
        let text = literal()
        if label.elementsEqual("context".utf8) {
          context = text
        } else if label.elementsEqual("value".utf8) {
          messages.append(SourceMessage(context: "placeholder", id: text))
        } else if !label.elementsEqual("separator".utf8), !label.elementsEqual("verbatim".utf8) {
          texts.append(text)
        }
        label = []
      } else if Self.isWord(byte) || byte == Self.quote {
        let start = place
        step()
        if depth == 1, place < bytes.count, bytes[place] == UInt8(ascii: ":") { label = bytes[start..<place] }
      } else {
        if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        if depth == 1, byte == UInt8(ascii: ",") { label = [] }
        place += 1
      }
    } while depth > 0
    guard let id = texts.first else { return }
    if texts.count > 2 { problems.append((line, "a message has one form, or two for a number")) }
    messages.append(SourceMessage(context: context, id: id, plural: texts.count > 1 ? texts[1] : nil))
  }

  /// A literal's text, with `{name}` for each `\(value, "name")`, from its first quotation mark on.
  private mutating func literal() -> String {
    var hashes = 0
    while bytes[place] == UInt8(ascii: "#") { (hashes, place) = (hashes + 1, place + 1) }
    let isMultiline = bytes[place...].starts(with: [Self.quote, Self.quote, Self.quote])
    let end =
      [UInt8](repeating: Self.quote, count: isMultiline ? 3 : 1) + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    place += isMultiline ? 3 : 1
    var out: [UInt8] = []
    while place < bytes.count, !bytes[place...].starts(with: end) {
      guard bytes[place...].starts(with: escape) else {
        out.append(bytes[place])
        place += 1
        continue
      }
      place += escape.count
      guard place < bytes.count else { break }
      switch bytes[place] {
      case UInt8(ascii: "("): out += Array("{\(interpolation())}".utf8)
      case UInt8(ascii: "u"): out += Array(scalar().utf8)
      case UInt8(ascii: "n"):
        out.append(10)
        place += 1
      case 10:
        // The line continues on the next one, after the marker that `unindented` removes.
        out.append(0)
        place += 1
      default:
        out.append(bytes[place])
        place += 1
      }
    }
    place = min(place + end.count, bytes.count)
    return isMultiline ? Self.unindented(out) : String(decoding: out, as: UTF8.self)
  }

  /// The last literal in an interpolation, which is the value's name.
  private mutating func interpolation() -> String {
    var name = ""
    var depth = 0
    repeat {
      guard place < bytes.count else { return name }
      if bytes[place] == Self.quote {
        name = literal()
        continue
      }
      if Self.isWord(bytes[place]) {
        step()
        continue
      }
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
      place += 1
    } while depth > 0
    return name
  }

  /// `{A0}`
  private mutating func scalar() -> String {
    guard let open = bytes[place...].firstIndex(of: UInt8(ascii: "{")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")),
      let value = UInt32(String(decoding: bytes[open + 1..<close], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return "" }
    place = close + 1
    return String(scalar)
  }

  /// A multi-line literal without its first and last line and the indentation of the last.
  private static func unindented(_ text: [UInt8]) -> String {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).dropFirst()
    let indent = lines.popLast()?.count ?? 0
    var joined: [UInt8] = []
    for line in lines {
      // A line with a backslash break contains the next one after a NUL byte.
      for part in line.split(separator: 0, omittingEmptySubsequences: false) { joined += part.dropFirst(indent) }
      joined.append(10)
    }
    return String(decoding: joined.dropLast(), as: UTF8.self)
  }

  private mutating func skipComment() -> Bool {
    if bytes[place...].starts(with: "//".utf8) {
      while place < bytes.count, bytes[place] != 10 { place += 1 }
      return true
    }
    return false
  }

  private var isRawString: Bool {
    bytes[place...].drop { $0 == UInt8(ascii: "#") }.first == Self.quote
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
