/// Leaves out, in the copy of a web page handed to pandoc, the tags that describe a table's columns.
///
/// Pandoc 2.17 takes their number for the number of columns, and drops, in silence, the cells that a row has beyond it.
/// The tags say how wide and how aligned columns are, and hold no word.
enum PageRepair {
  static func bytes(of page: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0
    var index = 0
    // A hostile page may have a million tags without an end; each costs a search.
    var endless = 0
    while endless < 100, let tag = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag + 1
      guard describesColumns(at: tag, in: page) else { continue }
      guard let end = end(ofTag: tag, in: page) else {
        endless += 1
        continue
      }
      result += page[kept..<tag]
      kept = end
      index = end
    }
    return kept == 0 ? page : result + page[kept...]
  }

  private static func describesColumns(at tag: Int, in page: [UInt8]) -> Bool {
    let rest = page[(tag + 1)...].prefix(10)
    let name = rest.drop { $0 == UInt8(ascii: "/") }.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard name.endIndex < rest.endIndex || rest.endIndex == page.endIndex else { return false }
    let word = String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
    return word == "col" || word == "colgroup"
  }

  /// Behind a tag, whose attributes may hold any sign within quotation marks; nil where it has no end.
  private static func end(ofTag tag: Int, in page: [UInt8]) -> Int? {
    var quote: UInt8?
    for index in tag..<min(page.count, tag + 10_000) {
      let byte = page[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return nil
  }
}
