/// The files of a meeting's minutes: the text `minutes.es.md`, and the original beside it, `minutes.es.docx`.
enum MinutesFile {
  private static let stem = "minutes"

  /// The text in a language.
  static func text(of meeting: String, in language: LanguageTag) -> String { path(meeting, language, "md") }

  /// The file as it was given; the text itself for a Markdown file.
  static func original(of meeting: String, in language: LanguageTag, ending: String) -> String {
    guard case .original(_, let plain) = DocumentFile.original(language, ending: ending) else {
      return path(meeting, language, "bin")
    }
    return path(meeting, language, plain)
  }

  /// Whether a file in a meeting's folder is an original of its minutes in a language.
  static func isOriginal(_ name: String, in language: LanguageTag) -> Bool {
    name.hasPrefix("\(stem).\(language).") && name != "\(stem).\(language).md"
  }

  private static func path(_ meeting: String, _ language: LanguageTag, _ ending: String) -> String {
    RecordFolder.meetings.path("\(meeting)/\(stem).\(language).\(ending)")
  }
}
