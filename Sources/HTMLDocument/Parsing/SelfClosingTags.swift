/// Self-closing XHTML tags (`<a id="x"/>`, `<td/>`), rewritten with an end tag as HTML requires.
///
/// An HTML parser reads them as start tags: the rest of the page would be inside the anchor, or the script.
enum SelfClosingTags {
  /// Whether the page says that it is XML. A page that does not may still be, by its name.
  static func isXML(_ page: [UInt8]) -> Bool {
    let head = page.starts(with: [0xEF, 0xBB, 0xBF]) ? page.dropFirst(3) : page[...]
    return head.drop { $0 <= 0x20 }.starts(with: Array("<?xml".utf8))
  }

  static func written(out page: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    var index = 0
    while let tag = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag + 1
      if page[index...].starts(with: Array("!--".utf8)) {
        while index < page.count, !page[index...].starts(with: Array("-->".utf8)) { index += 1 }
        continue
      }
      guard index < page.count, (0x61...0x7A).contains(page[index] | 0x20) else { continue }
      var quote: UInt8?
      var end = index
      while end < page.count, quote != nil || page[end] != 0x3E {
        if let open = quote {
          if page[end] == open { quote = nil }
        } else if page[end] == 0x22 || page[end] == 0x27 {
          quote = page[end]
        }
        end += 1
      }
      guard end < page.count else { break }
      let name = page[index..<end].prefix { $0 > 0x20 && $0 != 0x2F }
      if page[end - 1] == 0x2F, !void.contains(String(decoding: name, as: UTF8.self).lowercased()) {
        result += page[kept..<(end - 1)]
        result += Array("></".utf8) + name + [0x3E]
        kept = end + 1
      }
      index = end + 1
    }
    return kept == 0 ? page : result + page[kept...]
  }

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]
}
