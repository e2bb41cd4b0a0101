import OfficeOpenXML

/// The styles that a workbook's cells have, each once, and their part (ECMA-376 part 1, section 18.8).
struct StyleTable {
  /// A cell's style with what its value needs.
  struct Key: Hashable {
    var style: CellStyle
    /// Whether the text begins as a formula does, and is text all the same.
    var quotesPrefix: Bool
  }

  private var numbers: [Key: Int] = [Key(style: .plain, quotesPrefix: false): 0]
  private var keys: [Key] = [Key(style: .plain, quotesPrefix: false)]

  /// The number of a style, by the order of its first use.
  mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  /// The part.
  var part: String {
    var codes: [String] = []
    var fills: [String] = []
    var formats = ""
    for key in keys {
      var format = 0
      if let code = key.style.format {
        // From 164 on, numbers are free for a file's own codes.
        format = 164 + (codes.firstIndex(of: code) ?? codes.count)
        if !codes.contains(code) { codes.append(code) }
      }
      var fill = 0
      if let color = key.style.fill {
        fill = 2 + (fills.firstIndex(of: color) ?? fills.count)
        if !fills.contains(color) { fills.append(color) }
      }
      let wrap = key.style.wraps ? " wrapText=\"1\"" : ""
      formats +=
        "<xf numFmtId=\"\(format)\" fontId=\"\(key.style.isBold ? 1 : 0)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
        + (key.quotesPrefix ? " quotePrefix=\"1\"" : "") + (format > 0 ? " applyNumberFormat=\"1\"" : "")
        + " applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\" applyProtection=\"1\">"
        + "<alignment vertical=\"top\"\(wrap)/><protection locked=\"\(key.style.isUnlocked ? 0 : 1)\"/></xf>"
    }
    let codeList = codes.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\(XMLText.escaped($0.element))\"/>"
    }
    let fillList = fills.map {
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(XMLText.escaped($0))\"/><bgColor indexed=\"64\"/>"
        + "</patternFill></fill>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    return "<styleSheet xmlns=\"\(XMLText.main)\">"
      + (codes.isEmpty ? "" : "<numFmts count=\"\(codes.count)\">\(codeList.joined())</numFmts>")
      + "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
      + "<fills count=\"\(2 + fills.count)\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill>\(fillList.joined())</fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(keys.count)\">\(formats)</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }
}

/// Text in the XML of an .xlsx.
enum XMLText {
  /// The namespace of workbooks (ECMA-376, transitional).
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// Escaped for an element or an attribute.
  static func escaped(_ text: String) -> String { String(decoding: XMLTags.escaped(text), as: UTF8.self) }
}
