/// A message of gcmrepo, in any of its languages.
///
/// A message is written in English in the code, with a name for each value in it, and its English text is looked up in
/// the catalogue of the reader's language (GNU gettext: the English text is the `msgid`):
///
/// ```swift
/// Message("There is no record at \(path, "path").")
/// Message(drafts, "{count} draft was read.", "{count} drafts were read.")
/// ```
///
/// Only literals between the parentheses of `Message(…)` are messages, so that `extract-messages` finds every one.
public struct Message: Sendable, Hashable {
  indirect enum Content: Sendable, Hashable {
    case entry(Entry)
    case verbatim(String)
    case sequence([Message])
  }

  struct Entry: Sendable, Hashable {
    var id: String
    /// The English text for other numbers than one.
    var plural: String?
    var count: Int?
    var context: String?
    var values: [NamedValue]
  }

  let content: Content

  /// A message, with a context if one English word has two meanings (gettext's `msgctxt`).
  public init(_ text: Text, context: StaticString? = nil) {
    content = .entry(
      Entry(id: text.pattern, context: context.map { "\($0)" }, values: text.values))
  }

  /// A message about a number: `{count}` is replaced by it in both forms.
  public init(_ count: Int, _ one: Text, _ other: Text, context: StaticString? = nil) {
    self.init(count, one, other, number: .number(count), context)
  }

  /// The same, with the language's digit grouping.
  public init(grouped count: Int, _ one: Text, _ other: Text) {
    self.init(count, one, other, number: .grouped(count), nil)
  }

  private init(_ count: Int, _ one: Text, _ other: Text, number: Value, _ context: StaticString?) {
    var values = other.values
    for value in one.values where !values.contains(where: { $0.name == value.name }) { values.append(value) }
    values.append(NamedValue(name: "count", value: number))
    content = .entry(
      Entry(
        id: one.pattern, plural: other.pattern, count: count, context: context.map { "\($0)" },
        values: values))
  }

  /// Words that are the same in every language: a name, or another program's output.
  public init(verbatim words: String) { content = .verbatim(words) }

  /// Messages one after the other, with a separator.
  public init(_ messages: [Message], separator: String) {
    var parts: [Message] = []
    for message in messages {
      if !parts.isEmpty, !separator.isEmpty { parts.append(Message(verbatim: separator)) }
      parts.append(message)
    }
    content = .sequence(parts)
  }

  public static func + (left: Message, right: Message) -> Message { Message([left, right], separator: "") }

  /// An empty message.
  public static let empty = Message(verbatim: "")

  /// The message in a language; in English if the catalogue has no such entry.
  public func callAsFunction(_ language: InterfaceLanguage) -> String {
    switch content {
    case .verbatim(let words): words
    case .sequence(let parts): parts.map { $0(language) }.joined()
    case .entry(let entry): entry.filled(entry.pattern(language), language)
    }
  }
}

extension Message.Entry {
  /// The text in the language, with placeholders.
  fileprivate func pattern(_ language: InterfaceLanguage) -> String {
    let form = count.map { language.pluralForm(of: $0) } ?? 0
    if let found = Catalogue.of(language)?.translation(of: id, context: context, form: form) { return found }
    return plural.map { InterfaceLanguage.en.pluralForm(of: count ?? 1) == 0 ? id : $0 } ?? id
  }

  /// The pattern with each `{name}` replaced; `{{` and `}}` are braces.
  fileprivate func filled(_ pattern: String, _ language: InterfaceLanguage) -> String {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    let bytes = pattern.utf8
    var out = ""
    var from = bytes.startIndex
    while let brace = bytes[from...].firstIndex(where: { $0 == open || $0 == close }) {
      out += pattern[from..<brace]
      let next = bytes.index(after: brace)
      if next < bytes.endIndex, bytes[next] == bytes[brace] {
        out += pattern[brace..<next]
        from = bytes.index(after: next)
      } else if bytes[brace] == open, let end = bytes[next...].firstIndex(of: close),
        let value = values.first(where: { $0.name.utf8.elementsEqual(bytes[next..<end]) })?.value
      {
        out += value.said(in: language)
        from = bytes.index(after: end)
      } else {
        out += pattern[brace..<next]
        from = next
      }
    }
    return from == bytes.startIndex ? pattern : out + pattern[from...]
  }
}
