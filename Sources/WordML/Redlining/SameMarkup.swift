import OfficeOpenXML

/// Whether two pieces of markup are equivalent: the order of attributes, white space within and between the tags, and
/// values that change on every save are ignored.
enum SameMarkup {
  static func areSame(_ a: [UInt8], _ b: [UInt8]) -> Bool { a == b || canonical(a) == canonical(b) }

  /// Elements without text, in canonical form. Cost: linear.
  static func canonical(_ markup: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = markup.startIndex
    while let start = markup[at...].firstIndex(of: UInt8(ascii: "<")) {
      let text = markup[at..<start]
      if !text.allSatisfy({ $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { result += text }
      let end = self.end(ofTagAt: start, in: markup)
      add(markup[start..<end], to: &result)
      at = end
    }
    return result + markup[at...]
  }

  private static func end(ofTagAt start: Int, in markup: [UInt8]) -> Int {
    var quote: UInt8?
    var at = start
    while at < markup.endIndex {
      let byte = markup[at]
      at += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    return at
  }

  private static func add(_ tag: ArraySlice<UInt8>, to result: inout [UInt8]) {
    let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && ($0 != UInt8(ascii: "/")) }
    guard !name.isEmpty else {
      // </w:spacing >
      result += tag.filter { $0 > 0x20 }
      return
    }
    var attributes: [[UInt8]] = []
    let isOnOff = onOff.contains(
      String(
        decoding: name[(name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...], as: UTF8.self))
    XMLTags.attributes(of: tag) { name, value in
      let local = name[(name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
      guard !name.starts(with: "xmlns".utf8), !local.starts(with: "rsid".utf8) else { return }
      if isOnOff, local.elementsEqual("val".utf8) {
        if isOff(value) { attributes.append(Array(" off".utf8)) }
        return
      }
      attributes.append(
        [0x20] + Array(name) + Array("=\"".utf8) + XMLTags.escaped(XMLTags.decoded(value)) + Array("\"".utf8))
    }
    result.append(UInt8(ascii: "<"))
    result += name
    for attribute in attributes.sorted(by: { $0.lexicographicallyPrecedes($1) }) { result += attribute }
    result.append(UInt8(ascii: ">"))
    if tag.dropLast().last == UInt8(ascii: "/") { result += Array("</".utf8) + name + Array(">".utf8) }
  }

  private static func isOff(_ value: ArraySlice<UInt8>) -> Bool {
    ["0", "false", "off"].contains { value.elementsEqual($0.utf8) }
  }

  /// The Boolean properties of runs, paragraphs, tables and sections: on if written without a value (ECMA-376, part 1,
  /// section 17.17.4).
  private static let onOff: Set<String> = [
    "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
    "noProof",
    "snapToGrid", "vanish", "webHidden", "rtl", "cs", "specVanish", "oMath", "keepNext", "keepLines", "pageBreakBefore",
    "widowControl", "suppressLineNumbers", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "contextualSpacing", "mirrorIndents", "suppressOverlap",
    "cantSplit", "tblHeader", "hidden", "bidiVisual", "noWrap", "tcFitText", "hideMark", "formProt", "noEndnote",
    "titlePg", "rtlGutter",
  ]
}
