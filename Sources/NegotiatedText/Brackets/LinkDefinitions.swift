import TextDiff

/// The definitions of links in a text, `[label]: address`, and the labels that they define (CommonMark 0.31, section 4.7).
///
/// Only what looks like an address defines a label: `[Párrafo]: suprimir` is a bracket. Cost: linear.
struct LinkDefinitions {
  private var labels: Set<String> = []
  /// For a block that begins with definitions, where the last of them ends.
  private var ends: [Int: Int] = [:]

  init(_ source: SourceText) {
    for (index, block) in source.blocks.enumerated() where block.kind == .paragraph || block.kind == .footnote {
      var at = block.range.lowerBound
      while let (label, end) = Self.definition(at, source.bytes, to: block.range.upperBound) {
        labels.insert(label)
        ends[index] = end
        at = end
      }
    }
  }

  func end(ofBlock index: Int) -> Int? { ends[index] }

  /// Whether a text in brackets is a defined label.
  func define(_ content: Range<Int>, in bytes: [UInt8]) -> Bool {
    !labels.isEmpty && content.count <= 200 && labels.contains(Self.normalized(bytes.string(content)))
  }

  /// The end of a label after a link's text, `[text][label]` or `[text][]`, if it is defined.
  func label(at start: Int, in bytes: [UInt8], to limit: Int, text: Range<Int>) -> Int? {
    guard !labels.isEmpty,
      let end = bytes[(start + 1)..<min(limit, start + 202)].firstIndex(where: { "[]".utf8.contains($0) }),
      bytes[end] == UInt8(ascii: "]")
    else { return nil }
    let label = start + 1..<end
    return define(label.isEmpty ? text : label, in: bytes) ? end + 1 : nil
  }

  private static func normalized(_ label: String) -> String {
    label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// A definition in the line that begins at a place, and where the next line begins.
  private static func definition(_ start: Int, _ bytes: [UInt8], to limit: Int) -> (label: String, end: Int)? {
    var at = start
    while at < limit, bytes[at].isBlank { at += 1 }
    guard at < limit, bytes[at] == UInt8(ascii: "[") else { return nil }
    let line = at..<(bytes[at..<limit].firstIndex(of: 0x0A) ?? limit)
    guard let close = bytes[line].dropFirst().firstIndex(where: { "[]\\".utf8.contains($0) }),
      bytes[close] == UInt8(ascii: "]"), close - at > 1, bytes[at + 1] != UInt8(ascii: "^"),
      close + 1 < line.upperBound,
      bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let words = bytes.string(close + 2..<line.upperBound).split(whereSeparator: \.isWhitespace)
    guard let address = words.first, isAddress(address), words.count == 1 || "\"'(".contains(words[1].first ?? " ")
    else {
      return nil
    }
    return (normalized(bytes.string(at + 1..<close)), min(limit, line.upperBound + 1))
  }

  private static func isAddress(_ word: Substring) -> Bool {
    if word.contains("://") || word.hasPrefix("mailto:") || word.hasPrefix("/") || word.hasPrefix("#")
      || word.hasPrefix("<")
    {
      return true
    }
    guard let dot = word.lastIndex(of: ".") else { return word.contains("/") }
    return dot > word.startIndex && word.index(after: dot) < word.endIndex
  }
}
