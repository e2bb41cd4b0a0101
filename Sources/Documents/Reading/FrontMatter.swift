import RecordYAML

/// A block of metadata at the beginning of a Markdown file: YAML between a line `---` and a line `---` or `...`, as
/// pandoc and most site generators write it.
///
/// To Markdown itself it is a rule and a heading.
struct FrontMatter {
  /// The value of `title`.
  let title: String?
  /// The value of `lang` or `language`.
  let language: String?
  /// How many lines it has, its delimiters included.
  let lines: Int
  /// The length of those lines in bytes.
  let bytes: Int

  private static let longest = 500

  /// Reads the block of a text; `nil` if it begins otherwise.
  init?(of text: [UInt8]) {
    let opening = Array("---\n".utf8)
    guard text.starts(with: opening) else { return nil }
    var start = opening.count
    var count = 1
    while start < text.count, count < Self.longest {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      var line = text[start..<end]
      while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
      count += 1
      if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
        guard let node = try? Node(parsing: Array(text[opening.count..<start])), node.mapping != nil else { return nil }
        title = node["title"]?.string
        language = (node["lang"] ?? node["language"])?.string
        (lines, bytes) = (count, min(end + 1, text.count))
        return
      }
      start = end + 1
    }
    return nil
  }
}
