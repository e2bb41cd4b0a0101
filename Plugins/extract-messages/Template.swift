/// A gettext template: every message of the program once, in the order of the source files.
struct Template {
  private var order: [SourceMessage] = []
  private var places: [SourceMessage: [String]] = [:]

  var messages: [SourceMessage] { order }

  mutating func add(_ message: SourceMessage, from path: String) {
    if places[message] == nil { order.append(message) }
    if places[message]?.last != path { places[message, default: []].append(path) }
  }

  /// The template's text. References have no line numbers, so that it changes only when a message does.
  var text: String {
    var out = """
      # Messages of gcmrepo, made by extract-messages from its sources.
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

      """
    for message in order {
      out += "\n"
      for place in places[message] ?? [] { out += "#: \(place)\n" }
      if message.id.contains("{") || message.plural?.contains("{") == true { out += "#, python-brace-format\n" }
      if let context = message.context { out += "msgctxt \(Self.quoted(context))\n" }
      out += "msgid \(Self.quoted(message.id))\n"
      if let plural = message.plural {
        out += "msgid_plural \(Self.quoted(plural))\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
      } else {
        out += "msgstr \"\"\n"
      }
    }
    return out
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
    let lines = escaped.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return "\"\(escaped)\"" }
    return "\"\"\n"
      + lines.enumerated().map { $0 == lines.count - 1 ? "\"\($1)\"" : "\"\($1)\\n\"" }.joined(separator: "\n")
  }
}
