/// The entries of a `.po` file in order (GNU gettext manual, "The Format of PO Files").
///
/// Obsolete entries (`#~`), comments and malformed lines are skipped: `msgfmt --check` validates catalogues.
struct POEntries {
  struct Entry {
    var context: String?
    var id = ""
    var plural: String?
    var translations: [String] = []
    var isFuzzy = false
  }

  private enum Field { case none, context, id, plural, translation }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var entry = Entry()
  private var field = Field.none

  /// Passes each entry of a file to `take`. Cost: linear, since a program in another language than English begins with it.
  static func read(_ text: some StringProtocol, take: (Entry) -> Void) {
    var text = String(text)
    text.withUTF8 { bytes in
      var entries = POEntries(bytes: bytes)
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        entries.read(start..<end, take: take)
        start = end + 1
      }
      if !entries.entry.translations.isEmpty { take(entries.entry) }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func read(_ line: Range<Int>, take: (Entry) -> Void) {
    let first = line.isEmpty ? nil : bytes[line.lowerBound]
    let isComment = first == UInt8(ascii: "#")
    let keyword = first == UInt8(ascii: "m") ? keyword(line) : nil
    // A new entry begins with anything but a translation after translations.
    if !entry.translations.isEmpty, first == nil || isComment || keyword == .context || keyword == .id {
      take(entry)
      (entry, field) = (Entry(), .none)
    }
    if isComment {
      if starts(line, with: "#,"), String(decoding: bytes[line], as: UTF8.self).contains("fuzzy") {
        entry.isFuzzy = true
      }
      return
    }
    if let keyword {
      field = keyword
      if field == .context { entry.context = "" }
      if field == .plural { entry.plural = "" }
      if field == .translation { entry.translations.append("") }
    }
    guard let words = quoted(line) else { return }
    switch field {
    case .none: break
    case .context: entry.context?.append(words)
    case .id: entry.id.append(words)
    case .plural: entry.plural?.append(words)
    case .translation: entry.translations[entry.translations.count - 1].append(words)
    }
  }

  private func starts(_ line: Range<Int>, with word: StaticString) -> Bool {
    guard line.count >= word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[line.lowerBound + $0] == word.utf8Start[$0] }
  }

  private func keyword(_ line: Range<Int>) -> Field? {
    if starts(line, with: "msgstr") { return .translation }
    if starts(line, with: "msgid_plural") { return .plural }
    if starts(line, with: "msgid") { return .id }
    return starts(line, with: "msgctxt") ? .context : nil
  }

  /// The text between the line's first and last quotation mark, with escapes decoded.
  private func quoted(_ line: Range<Int>) -> String? {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    guard let first = bytes[line].firstIndex(of: quote), let last = bytes[line].lastIndex(of: quote), first < last
    else { return nil }
    let inner = bytes[first + 1..<last]
    guard inner.contains(backslash) else { return String(decoding: inner, as: UTF8.self) }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in inner {
      if isEscaped {
        out.append(byte == UInt8(ascii: "n") ? 10 : byte == UInt8(ascii: "t") ? 9 : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
