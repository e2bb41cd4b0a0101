import GCMRepo
import RecordLocalization
import RecordRendering

/// A page of the portal while it is written: its address, its language, and the markup so far.
///
/// Only literals of this module become markup; every text of the record goes through the one layer that escapes.
struct Page: ~Copyable {
  var out = ByteWriter(capacity: 1 << 14)
  let path: PortalPath
  let language: InterfaceLanguage

  /// Within a table the titles of its columns, and the column of the next cell.
  private var titles: [String] = []
  private var column = 0

  init(_ path: PortalPath, _ language: InterfaceLanguage) { (self.path, self.language) = (path, language) }

  /// Appends markup. It must hold no text of the record.
  mutating func markup(_ markup: String) {
    if titles.isEmpty { out.append(markup) } else { cells(markup) }
  }

  /// Appends markup of a table's rows; each cell gets its column's title, which a narrow screen shows before it.
  private mutating func cells(_ markup: String) {
    let bytes = Array(markup.utf8)
    var start = 0
    for at in bytes.indices.dropLast(2) where bytes[at] == UInt8(ascii: "<") && bytes[at + 1] == UInt8(ascii: "t") {
      let (kind, next) = (bytes[at + 2], at + 3 < bytes.count ? bytes[at + 3] : 0)
      guard next == 0 || next == UInt8(ascii: ">") || next == UInt8(ascii: " ") else { continue }
      if kind == UInt8(ascii: "r") { column = 0 }
      guard kind == UInt8(ascii: "d") || kind == UInt8(ascii: "h") else { continue }
      out.append(bytes[start..<at + 3])
      start = at + 3
      if titles.indices.contains(column) {
        out.append(" data-title=\"")
        out.append(attribute: titles[column])
        out.append("\"")
      }
      column += 1
    }
    out.append(bytes[start...])
  }

  /// Appends a text.
  mutating func text(_ text: String) { out.append(html: text) }

  /// Appends a message in the page's language.
  mutating func text(_ message: Message) { out.append(html: message(language)) }

  /// Appends a text in the page's language, else in another that is named (HTML, section 3.2.6.2).
  mutating func text(_ text: LocalizedText, else missing: String = "") {
    guard let entry = text.entry(for: language) else { return out.append(html: missing) }
    guard !Self.isSame(entry.language, language) else { return out.append(html: entry.text) }
    out.append("<span lang=\"")
    out.append(attribute: entry.language)
    out.append("\">")
    out.append(html: entry.text)
    out.append("</span>")
  }

  static func isSame(_ tag: String, _ language: InterfaceLanguage) -> Bool {
    tag == language.rawValue || tag.hasPrefix(language.rawValue + "-")
  }

  // MARK: Elements

  /// An element with a message.
  mutating func element(_ name: String, _ message: Message, group: String? = nil, id: String? = nil) {
    element(name, message(language), group: group, id: id)
  }

  /// An element with a text.
  mutating func element(_ name: String, _ text: String, group: String? = nil, id: String? = nil) {
    open(name, group: group, id: id)
    self.text(text)
    close(name)
  }

  /// An element with a text in the page's or another language.
  mutating func element(_ name: String, _ text: LocalizedText, else missing: String = "", group: String? = nil) {
    open(name, group: group)
    self.text(text, else: missing)
    close(name)
  }

  mutating func open(_ name: String, group: String? = nil, id: String? = nil, language: String? = nil) {
    markup("<\(name)")
    for (key, value) in [("class", group), ("id", id), ("lang", language)] {
      guard let value else { continue }
      markup(" \(key)=\"")
      out.append(attribute: value)
      markup("\"")
    }
    markup(">")
  }

  mutating func close(_ name: String) { markup("</\(name)>\n") }

  // MARK: Links

  /// - Parameter current: what the link is for the page: `page` for itself, `true` for what it belongs to (WAI-ARIA 1.2).
  mutating func openLink(_ target: PortalPath, anchor: String? = nil, current: String? = nil) {
    markup("<a href=\"")
    out.append(attribute: path.link(to: target, anchor: anchor))
    markup(current.map { "\" aria-current=\"\($0)\">" } ?? "\">")
  }

  mutating func link(_ target: PortalPath, anchor: String? = nil, _ words: Message) {
    link(target, anchor: anchor, words(language))
  }

  mutating func link(_ target: PortalPath, anchor: String? = nil, _ words: String) {
    openLink(target, anchor: anchor)
    text(words)
    markup("</a>")
  }

  mutating func link(_ target: PortalPath, _ words: LocalizedText, else missing: String) {
    openLink(target)
    text(words, else: missing)
    markup("</a>")
  }

  /// A time, for people and for programs.
  mutating func day(_ time: Timestamp) {
    markup("<time datetime=\"\(time)\">")
    text(dayInWords(CalendarDay(time), language))
    markup("</time>")
  }

  mutating func day(_ day: CalendarDay) {
    markup("<time datetime=\"\(day)\">")
    text(dayInWords(day, language))
    markup("</time>")
  }

  // MARK: Facts

  /// Opens a list of facts: names with values.
  mutating func facts<E: Error>(_ write: (inout Page) throws(E) -> Void) throws(E) {
    markup("<dl class=\"facts\">\n")
    try write(&self)
    markup("</dl>\n")
  }

  mutating func fact(_ name: Message, _ value: String) {
    guard !value.isEmpty else { return }
    fact(name) { $0.text(value) }
  }

  mutating func fact<E: Error>(_ name: Message, _ write: (inout Page) throws(E) -> Void) throws(E) {
    markup("<dt>")
    text(name)
    markup("</dt><dd>")
    try write(&self)
    markup("</dd>\n")
  }

  /// A table whose columns have these titles; its rows are written by the closure.
  mutating func table<E: Error>(
    _ titles: [Message], caption: Message? = nil, numbers: Set<Int> = [], _ rows: (inout Page) throws(E) -> Void
  ) throws(E) {
    markup("<div class=\"wide cards\" tabindex=\"0\" role=\"group\"><table>\n")
    if let caption { element("caption", caption) }
    markup("<thead><tr>")
    for (place, title) in titles.enumerated() {
      markup(numbers.contains(place) ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">")
      text(title)
      markup("</th>")
    }
    markup("</tr></thead>\n<tbody>\n")
    self.titles = titles.map { $0(language) }
    try rows(&self)
    self.titles = []
    markup("</tbody></table></div>\n")
  }
}

extension LocalizedText {
  /// The entry for a reader of a language: in it, else in another of the interface, else in any.
  func entry(for language: InterfaceLanguage) -> Entry? {
    for wanted in [language, .es, .en, .pt, .fr] {
      if let found = entries.first(where: { Page.isSame($0.language, wanted) }) { return found }
    }
    return entries.first
  }

  /// The text for a reader of a language.
  func text(for language: InterfaceLanguage) -> String? { entry(for: language)?.text }
}
