import RecordComparison
import SeededRandom
@testable import TextDiff
@testable import RecordRendering
import RecordLocalization

typealias SeededGenerator = SeededRandom.SeededNumbers

func rendered(_ write: (inout ByteBuffer) -> Void) -> String {
  var sink = ByteBuffer()
  write(&sink)
  return sink.text
}

func terminal(
  _ redline: StateRedline, color: Bool = false, width: Int = 80, language: InterfaceLanguage = .en,
  context: Int = 1, layout: RedlineTerminal.Layout = .inline
) -> String {
  let style = TerminalStyle(color: color, width: width, language: language)
  return rendered { RedlineTerminal(style: style, context: context, layout: layout).write(redline, to: &$0) }
}

func page(_ redline: StateRedline, language: InterfaceLanguage = .en, title: String = "") -> String {
  rendered { RedlineHTML(language: language, title: title).write(redline, to: &$0) }
}

func markdown(_ redline: StateRedline, language: InterfaceLanguage = .en) -> String {
  rendered { RedlineMarkdown(language: language).write(redline, to: &$0) }
}

func json(_ redline: StateRedline) -> String {
  rendered { RedlineJSON.write(redline, to: &$0) }
}

/// A redline of one document.
func state(
  _ text: TextRedline, path: String = "a.md", title: String? = nil, language: LanguageTag? = nil
) -> StateRedline {
  StateRedline(
    from: .init(name: "draft-1", commit: CommitID(String(repeating: "a", count: 40))),
    to: .init(name: "draft-2", commit: CommitID(String(repeating: "b", count: 40))),
    documents: [.init(path: path, change: .modified, title: title, text: text, language: language)])
}

/// A redline in which a text of a document is everywhere that a text can be.
func hostile(_ words: String) -> StateRedline {
  var text = Sample()
  text.reserved = [2]
  text.equal("# \(words)\n\n", kind: .heading(level: 1))
  text.add(.modified, (.equal, "a \(words) "), (.insert, words), (.delete, words + "!"), (.equal, ".\n\n"))
  text.add(.moved, from: 2, kind: .listItem, (.equal, "- \(words)\n"))
  text.add(.inserted, kind: .tableRow, (.insert, "| \(words) |\n"))
  text.add(.deleted, kind: .footnote, (.delete, "[^1]: \(words)\n"))
  var redline = state(text.redline, path: "x/\(words).md", title: words)
  redline.from.name = words
  redline.documents[0].fromPath = words
  return redline
}

/// Removes the escape sequences of the renderer itself: SGR and nothing else.
func withoutInk(_ text: String) -> String {
  text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
}
