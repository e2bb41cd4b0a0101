/// Something that gcmrepo says to a person, in whichever language that person reads.
///
/// A message is written in English where it is said, with a name for each value in it, and looked up by that English in
/// the catalogue of the reader's language (GNU gettext: the English is the `msgid`):
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
    /// The English for other numbers than one.
    var plural: String?
    var count: Int?
    var context: String?
    var values: [NamedValue]
  }

  let content: Content

  /// A message, with what it speaks of where one English word has two meanings (gettext's `msgctxt`).
  public init(_ text: Text, context: StaticString? = nil) {
    content = .entry(
      Entry(id: text.pattern, context: context.map { "\($0)" }, values: text.values))
  }

  /// A message about a number: `{count}` stands for it in both forms.
  public init(_ count: Int, _ one: Text, _ other: Text, context: StaticString? = nil) {
    self.init(count, one, other, number: .number(count), context)
  }

  /// The same, with thousands set apart as the language does.
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

  /// Words that are the same in every language: a name, or what another program said.
  public init(verbatim words: String) { content = .verbatim(words) }

  /// Messages one after the other, with something between them.
  public init(_ messages: [Message], separator: String) {
    var parts: [Message] = []
    for message in messages {
      if !parts.isEmpty, !separator.isEmpty { parts.append(Message(verbatim: separator)) }
      parts.append(message)
    }
    content = .sequence(parts)
  }

  public static func + (left: Message, right: Message) -> Message { Message([left, right], separator: "") }

  /// Nothing said.
  public static let empty = Message(verbatim: "")

  /// The message in a language; in English where its catalogue has no such entry.
  public func callAsFunction(_ language: InterfaceLanguage) -> String {
    switch content {
    case .verbatim(let words): words
    case .sequence(let parts): parts.map { $0(language) }.joined()
    case .entry(let entry): entry.filled(entry.pattern(language), language)
    }
  }
}

extension Message.Entry {
  /// What is said in the language, its values still to be put in.
  fileprivate func pattern(_ language: InterfaceLanguage) -> String {
    let form = count.map { language.pluralForm(of: $0) } ?? 0
    if let found = Catalogue.of(language)?.translation(of: id, context: context, form: form) { return found }
    return plural.map { InterfaceLanguage.en.pluralForm(of: count ?? 1) == 0 ? id : $0 } ?? id
  }

  /// The pattern with each `{name}` replaced; `{{` and `}}` are braces.
  fileprivate func filled(_ pattern: String, _ language: InterfaceLanguage) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "{")) || pattern.utf8.contains(UInt8(ascii: "}")) else { return pattern }
    var out = ""
    var rest = pattern[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      out += rest[..<brace]
      let next = rest.index(after: brace)
      if next < rest.endIndex, rest[next] == rest[brace] {
        out.append(rest[brace])
        rest = rest[rest.index(after: next)...]
      } else if rest[brace] == "{", let end = rest[next...].firstIndex(of: "}"),
        let value = values.first(where: { $0.name == rest[next..<end] })?.value
      {
        out += value.said(in: language)
        rest = rest[rest.index(after: end)...]
      } else {
        out.append(rest[brace])
        rest = rest[next...]
      }
    }
    return out + rest
  }
}
