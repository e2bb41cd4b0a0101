/// Counts a page's tags and their nesting, before a parser builds anything from them.
///
/// The parser searches all open elements at nearly every tag, so its time is tags times depth. An end tag need not
/// close what it seems to: open elements are counted here by the rules of HTML tree construction (WHATWG HTML, section
/// 13.2.6), never too few.
struct MarkupScan {
  private let limits: HTMLLimits
  private var tags = 0
  private var open: [Open] = []

  private struct Open {
    let name: String
    /// A hash of the tag as written.
    let tag: Int
  }

  /// - Throws: ``HTMLError``. Cost: linear in the page, at most times the depth.
  static func check(_ page: [UInt8], _ limits: HTMLLimits) throws(HTMLError) {
    var scan = MarkupScan(limits: limits)
    try scan.read(page)
  }

  private init(limits: HTMLLimits) { self.limits = limits }

  private mutating func read(_ page: [UInt8]) throws(HTMLError) {
    var index = 0
    while let place = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = place + 1
      guard index < page.count else { return }
      let isEnd = page[index] == UInt8(ascii: "/")
      let start = isEnd ? index + 1 : index
      guard start < page.count, Self.isLetter(page[start]) else {
        if page[index...].starts(with: Self.comment) { index = Self.end(ofComment: index + 3, in: page) }
        continue
      }
      let tag = try tag(at: start, in: page)
      index = tag.end
      tags += 1
      guard tags <= limits.tags else { throw .tooManyElements(limit: limits.tags) }
      if isEnd {
        close(tag.name)
      } else {
        try add(tag, page[place..<tag.end])
        if Self.rawText.contains(tag.name), !isForeign { index = Self.end(ofRawText: tag.name, from: index, in: page) }
      }
    }
  }

  // MARK: Tags

  private struct Tag {
    let name: String
    let end: Int
    let closesItself: Bool
  }

  private func tag(at start: Int, in page: [UInt8]) throws(HTMLError) -> Tag {
    var index = start
    while index < page.count, !Self.isSpace(page[index]), page[index] != 0x2F, page[index] != 0x3E { index += 1 }
    let name = String(decoding: page[start..<min(index, start + 24)].map(Self.lowered), as: UTF8.self)
    var attributes = 0
    var isWithin = false
    var quote: UInt8?
    while index < page.count {
      let byte = page[index]
      if let open = quote {
        if byte == open { (quote, isWithin) = (nil, false) }
      } else if byte == 0x3E {
        return Tag(name: name, end: index + 1, closesItself: page[index - 1] == 0x2F)
      } else if Self.isSpace(byte) || byte == 0x2F {
        isWithin = false
      } else if byte == 0x22 || byte == 0x27, page[index - 1] == UInt8(ascii: "=") || Self.isSpace(page[index - 1]) {
        quote = byte
      } else if !isWithin {
        isWithin = true
        attributes += 1
        guard attributes <= limits.attributes else { throw .tooManyElements(limit: limits.attributes) }
      }
      index += 1
    }
    return Tag(name: name, end: page.count, closesItself: false)
  }

  private var isForeign: Bool { open.contains { $0.name == "svg" || $0.name == "math" } }

  private mutating func add(_ tag: Tag, _ written: ArraySlice<UInt8>) throws(HTMLError) {
    if isForeign {
      if Self.leavesForeign.contains(tag.name) {
        open.removeAll { $0.name == "svg" || $0.name == "math" }
      } else {
        if !tag.closesItself { try push(tag.name, 0) }
        return
      }
    }
    switch tag.name {
    case "li": closeItems(["li"])
    case "dd", "dt": closeItems(["dd", "dt"])
    case "option", "optgroup":
      if open.last?.name == "option" { open.removeLast() }
      if tag.name == "optgroup", open.last?.name == "optgroup" { open.removeLast() }
    default: break
    }
    guard !Self.uncounted.contains(tag.name) else { return }
    guard Self.formatting.contains(tag.name) else { return try push(tag.name, 0) }
    // The parser keeps at most three of a kind ("Noah's Ark clause").
    let mark = written.hashValue
    if open.count(where: { $0.name == tag.name && $0.tag == mark }) < 3 { try push(tag.name, mark) }
  }

  private mutating func push(_ name: String, _ tag: Int) throws(HTMLError) {
    open.append(Open(name: name, tag: tag))
    guard open.count <= limits.depth else { throw .nesting(limit: limits.depth) }
  }

  /// A new list item ends the one before it, unless another block is in between.
  private mutating func closeItems(_ names: [String]) {
    for index in open.indices.reversed() {
      let name = open[index].name
      if names.contains(name) { return open.removeSubrange(index...) }
      if !Self.formatting.contains(name), !["address", "div", "span", "option", "optgroup", "label"].contains(name) {
        return
      }
    }
  }

  private mutating func close(_ name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    if Self.formatting.contains(name) {
      open.remove(at: index)
    } else {
      // Open formatting elements continue after the block.
      let kept = open[index...].filter { Self.formatting.contains($0.name) }
      open.replaceSubrange(index..., with: kept)
    }
  }

  // MARK: Not markup

  private static let comment = Array("!--".utf8)

  private static func end(ofComment start: Int, in page: [UInt8]) -> Int {
    var index = start
    if page[index...].starts(with: [0x3E]) || page[index...].starts(with: [0x2D, 0x3E]) { return index }
    while let dash = page[index...].firstIndex(of: 0x2D) {
      let rest = page[(dash + 1)...]
      if rest.starts(with: [0x2D, 0x3E]) { return dash + 3 }
      if rest.starts(with: [0x2D, 0x21, 0x3E]) { return dash + 4 }
      index = dash + 1
    }
    return page.count
  }

  private static func end(ofRawText name: String, from start: Int, in page: [UInt8]) -> Int {
    let wanted = Array(name.utf8)
    var index = start
    while let tag = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag + 1
      let rest = page[index...].prefix(wanted.count + 2).map(lowered)
      guard rest.count == wanted.count + 2, rest[0] == 0x2F, rest[1...].starts(with: wanted) else { continue }
      let after = rest[wanted.count + 1]
      if isSpace(after) || after == 0x2F || after == 0x3E { return tag }
    }
    return page.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static let rawText: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  /// Void elements, and those that close each other or need a counted one around each.
  private static let uncounted: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr", "p", "td", "th", "tr", "tbody", "thead", "tfoot", "caption",
    "colgroup", "html", "head", "body",
  ]

  private static let formatting: Set<String> = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
  ]

  /// The start tags at which a drawing or a formula ends (section 13.2.6.5).
  private static let leavesForeign: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]
}
