/// Reads statements from Turtle (RDF 1.1 Turtle), except that the members of collections are only read as resources.
///
/// Cost: linear. Nested blank nodes and collections are bounded in depth.
struct TurtleParser {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var prefixes: [String: String] = [:]
  private var base = ""
  private var blanks = 0
  private var depth = 0
  private var graph = RDFGraph()

  private static let deepest = 64

  /// - Throws: ``ExchangeError/syntax(line:)`` with the line.
  static func graph(of bytes: [UInt8]) throws(ExchangeError) -> RDFGraph {
    guard bytes.count <= ExchangeLimits.bytes else { throw .fileTooLarge(limit: ExchangeLimits.bytes) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    var parser = TurtleParser(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    try parser.read()
    return parser.graph
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: ExchangeError { .syntax(line: line) }

  private mutating func read() throws(ExchangeError) {
    skipSpace()
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "@") || takesWord("prefix") || takesWord("base") {
        try readDirective()
      } else {
        try readStatements()
        try expect(".")
      }
      skipSpace()
    }
  }

  // MARK: Directives

  private mutating func readDirective() throws(ExchangeError) {
    let isOld = bytes[at] == UInt8(ascii: "@")
    if isOld { at += 1 }
    if takesWord("prefix") {
      at += 6
      skipSpace()
      let name = take { Self.isNameByte($0) || $0 == UInt8(ascii: ".") }
      try expect(":")
      skipSpace()
      prefixes[name] = try readIRI()
    } else if takesWord("base") {
      at += 4
      skipSpace()
      base = try readIRI()
    } else {
      throw fault
    }
    if isOld { try expect(".") }
  }

  /// Whether the word begins here, in any case, and ends.
  private func takesWord(_ word: String) -> Bool {
    let end = at + word.utf8.count
    guard end < bytes.count, bytes[at..<end].map({ $0 | 0x20 }).elementsEqual(word.utf8) else { return false }
    return Self.isSpace(bytes[end]) || bytes[end] == UInt8(ascii: "<")
  }

  // MARK: Statements

  private mutating func readStatements() throws(ExchangeError) {
    let isBlank = at < bytes.count && bytes[at] == UInt8(ascii: "[")
    let subject = try readValue()
    skipSpace()
    // `[ … ] .` is a statement of its own.
    if isBlank, at < bytes.count, bytes[at] == UInt8(ascii: ".") { return }
    if case .literal = subject { throw fault }
    try readProperties(of: subject)
  }

  private mutating func readProperties(of subject: RDFGraph.Value) throws(ExchangeError) {
    while true {
      skipSpace()
      let predicate: String
      if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "a"),
        Self.isSpace(bytes[at + 1]) || bytes[at + 1] == UInt8(ascii: "<")
      {
        at += 1
        predicate = RDFName.type
      } else {
        guard let iri = try readValue().iri else { throw fault }
        predicate = iri
      }
      repeat {
        skipSpace()
        try graph.add(subject, predicate, try readValue())
        skipSpace()
      } while takes(",")
      guard takes(";") else { return }
      repeat { skipSpace() } while takes(";")
      guard at < bytes.count, bytes[at] != UInt8(ascii: "."), bytes[at] != UInt8(ascii: "]") else { return }
    }
  }

  private mutating func readValue() throws(ExchangeError) -> RDFGraph.Value {
    guard at < bytes.count else { throw fault }
    switch bytes[at] {
    case UInt8(ascii: "<"): return .iri(try readIRI())
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try readLiteral()
    case UInt8(ascii: "["): return try readNested()
    case UInt8(ascii: "("): return try readCollection()
    case UInt8(ascii: "_") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":"):
      at += 2
      let label = takeName()
      guard !label.isEmpty else { throw fault }
      return .blank("n-" + label)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
      let number = take { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
      guard number.utf8.contains(where: { (0x30...0x39).contains($0) }) else { throw fault }
      // The full stop after a number ends the statement.
      if number.hasSuffix(".") { at -= 1 }
      return .literal(number, language: nil)
    default: return try readPrefixedName()
    }
  }

  private mutating func readPrefixedName() throws(ExchangeError) -> RDFGraph.Value {
    let prefix = take { Self.isNameByte($0) || $0 == UInt8(ascii: ".") }
    guard takes(":") else {
      // `true.` ends a statement.
      let word = prefix.prefix { $0 != "." }
      guard word == "true" || word == "false" else { throw fault }
      at -= prefix.utf8.count - word.utf8.count
      return .literal(String(word), language: nil)
    }
    guard let address = prefixes[prefix] else { throw fault }
    return .iri(address + takeName())
  }

  /// A local name, without the full stop that may end the statement.
  private mutating func takeName() -> String {
    var name: [UInt8] = []
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        name.append(bytes[at + 1])
        at += 2
      } else if Self.isNameByte(bytes[at]) || bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "%") {
        name.append(bytes[at])
        at += 1
      } else if bytes[at] == UInt8(ascii: "."), at + 1 < bytes.count, Self.isNameByte(bytes[at + 1]) {
        name.append(bytes[at])
        at += 1
      } else {
        break
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func readNested() throws(ExchangeError) -> RDFGraph.Value {
    at += 1
    try descend()
    let subject = blank()
    skipSpace()
    if !takes("]") {
      try readProperties(of: subject)
      try expect("]")
    }
    depth -= 1
    return subject
  }

  private mutating func readCollection() throws(ExchangeError) -> RDFGraph.Value {
    at += 1
    try descend()
    skipSpace()
    while !takes(")") {
      _ = try readValue()
      skipSpace()
    }
    depth -= 1
    return blank()
  }

  private mutating func descend() throws(ExchangeError) {
    depth += 1
    guard depth <= Self.deepest else { throw fault }
  }

  private mutating func blank() -> RDFGraph.Value {
    blanks += 1
    return .blank("b\(blanks)")
  }

  // MARK: Tokens

  private mutating func readIRI() throws(ExchangeError) -> String {
    guard takes("<") else { throw fault }
    var iri: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      guard bytes[at] > 0x20 else { throw fault }
      if bytes[at] == UInt8(ascii: "\\") {
        iri += try readEscape().utf8
      } else {
        iri.append(bytes[at])
        at += 1
      }
    }
    guard takes(">") else { throw fault }
    return IRIReference.resolved(String(decoding: iri, as: UTF8.self), base)
  }

  private mutating func readLiteral() throws(ExchangeError) -> RDFGraph.Value {
    let quote = bytes[at]
    let isLong = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
    at += isLong ? 3 : 1
    var text: [UInt8] = []
    while true {
      guard at < bytes.count else { throw fault }
      let byte = bytes[at]
      if byte == quote {
        if !isLong {
          at += 1
          break
        }
        if at + 2 < bytes.count, bytes[at + 1] == quote, bytes[at + 2] == quote {
          // Of more than three quotation marks the last three end the text.
          while at + 3 < bytes.count, bytes[at + 3] == quote {
            text.append(quote)
            at += 1
          }
          at += 3
          break
        }
      }
      if byte == UInt8(ascii: "\\") {
        text += try readEscape().utf8
        continue
      }
      if byte == 0x0A {
        guard isLong else { throw fault }
        line += 1
      }
      text.append(byte)
      at += 1
    }
    var language: String?
    if takes("@") {
      language = take { Self.isNameByte($0) && $0 < 0x80 }
      if language?.isEmpty ?? true { throw fault }
    } else if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "^"), bytes[at + 1] == UInt8(ascii: "^") {
      at += 2
      _ = try readValue()
    }
    return .literal(String(decoding: text, as: UTF8.self), language: language)
  }

  private mutating func readEscape() throws(ExchangeError) -> String {
    guard at + 1 < bytes.count else { throw fault }
    let kind = bytes[at + 1]
    at += 2
    switch kind {
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): return String(Unicode.Scalar(kind))
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = kind == UInt8(ascii: "u") ? 4 : 8
      guard at + count <= bytes.count,
        let number = UInt32(String(decoding: bytes[at..<at + count], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(number)
      else { throw fault }
      at += count
      return String(Character(scalar))
    default: throw fault
    }
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if Self.isSpace(bytes[at]) {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func take(while isPart: (UInt8) -> Bool) -> String {
    let start = at
    while at < bytes.count, isPart(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func takes(_ mark: Unicode.Scalar) -> Bool {
    guard at < bytes.count, UInt32(bytes[at]) == mark.value else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(ExchangeError) {
    skipSpace()
    guard takes(mark) else { throw fault }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}
