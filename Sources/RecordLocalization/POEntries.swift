/// The entries of a `.po` file in order (GNU gettext manual, "The Format of PO Files").
///
/// Obsolete entries (`#~`), comments and malformed lines are skipped: `msgfmt --check` validates catalogues.
struct POEntries: Sequence {
  struct Entry {
    var context: String?
    var id = ""
    var plural: String?
    var translations: [String] = []
    var isFuzzy = false
  }

  private let text: String

  init(_ text: some StringProtocol) { self.text = String(text) }

  func makeIterator() -> AnyIterator<Entry> {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    return AnyIterator {
      var entry = Entry()
      var field = Field.none
      while let line = lines.first {
        let begins = line.first == UInt8(ascii: "#") || line.isEmpty || Self.keyword(line) == .context
        // A new entry begins with anything but a translation after translations.
        if !entry.translations.isEmpty, begins || Self.keyword(line) == .id { return entry }
        lines.removeFirst()
        if line.first == UInt8(ascii: "#") {
          if line.starts(with: "#,".utf8), String(Substring(line)).contains("fuzzy") { entry.isFuzzy = true }
          continue
        }
        if let keyword = Self.keyword(line) {
          field = keyword
          if field == .context { entry.context = "" }
          if field == .plural { entry.plural = "" }
          if field == .translation { entry.translations.append("") }
        }
        guard let words = Self.quoted(line) else { continue }
        switch field {
        case .none: break
        case .context: entry.context?.append(words)
        case .id: entry.id.append(words)
        case .plural: entry.plural?.append(words)
        case .translation: entry.translations[entry.translations.count - 1].append(words)
        }
      }
      return entry.translations.isEmpty ? nil : entry
    }
  }

  private enum Field { case none, context, id, plural, translation }

  private static func keyword(_ line: Substring.UTF8View) -> Field? {
    guard line.first == UInt8(ascii: "m") else { return nil }
    if line.starts(with: "msgstr".utf8) { return .translation }
    if line.starts(with: "msgid_plural".utf8) { return .plural }
    if line.starts(with: "msgid".utf8) { return .id }
    return line.starts(with: "msgctxt".utf8) ? .context : nil
  }

  /// The text between the line's first and last quotation mark, with escapes decoded.
  private static func quoted(_ line: Substring.UTF8View) -> String? {
    let quote = UInt8(ascii: "\"")
    guard let first = line.firstIndex(of: quote), let last = line.lastIndex(of: quote), first < last else { return nil }
    let inner = line[line.index(after: first)..<last]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(Substring(inner)) }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in inner {
      if isEscaped {
        out.append(byte == UInt8(ascii: "n") ? 10 : byte == UInt8(ascii: "t") ? 9 : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
