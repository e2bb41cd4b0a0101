import MarkdownText

/// Reads the output of poppler's programs tag by tag: XML in form, but not always well nested.
struct MarkupCursor {
  struct Tag {
    let name: Substring
    let attributes: Substring
    let isClosing: Bool

    /// The value of an attribute, with entities decoded.
    func value(_ name: String) -> String? {
      var rest = attributes[...]
      while let start = rest.firstRange(of: name + "=\"") {
        let before = start.lowerBound == rest.startIndex ? " " : rest[rest.index(before: start.lowerBound)]
        rest = rest[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        if before == " " { return MarkupCursor.resolved(rest[..<end]) }
        rest = rest[rest.index(after: end)...]
      }
      return nil
    }

    /// A finite number within the size of a page.
    func number(_ name: String) -> Double? {
      guard let value = value(name).flatMap(Double.init), value.isFinite, abs(value) < 1_000_000 else { return nil }
      return value
    }
  }

  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// The next tag, and the words before it; `nil` at the end.
  mutating func next() -> (words: ArraySlice<UInt8>, tag: Tag)? {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "<")) else { return nil }
    let words = bytes[..<open]
    guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    var inner = bytes[(open + 1)..<close]
    bytes = bytes[(close + 1)...]
    let isClosing = inner.first == UInt8(ascii: "/")
    if isClosing { inner = inner.dropFirst() }
    let name = inner.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    return (
      words,
      Tag(
        name: Substring(decoding: name, as: UTF8.self),
        attributes: Substring(decoding: inner.dropFirst(name.count), as: UTF8.self), isClosing: isClosing)
    )
  }

  static func resolved(_ words: ArraySlice<UInt8>) -> String { resolved(Substring(decoding: words, as: UTF8.self)) }

  /// Decodes the five XML entities and numeric references.
  static func resolved(_ words: Substring) -> String {
    guard words.utf8.contains(UInt8(ascii: "&")) else { return String(words) }
    var result = ""
    var rest = words
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end]) else {
        result += "&"
        continue
      }
      result.unicodeScalars.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case "nbsp": "\u{A0}"
    default:
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }
}
