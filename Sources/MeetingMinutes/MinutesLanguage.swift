/// A language in which minutes are read: those of both conferences. The raw value is the language's code.
public enum MinutesLanguage: String, Sendable, Hashable, CaseIterable {
  /// Spanish, English, Portuguese, French.
  case es, en, pt, fr
}
