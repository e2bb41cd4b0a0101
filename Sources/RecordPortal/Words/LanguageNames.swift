import GCMRepo
import RecordLocalization

extension LanguageTag {
  /// The language's name in words; its tag if it is none of the record's four.
  var name: Message {
    switch primary {
    case "es": Message("Spanish")
    case "en": Message("English")
    case "pt": Message("Portuguese")
    case "fr": Message("French")
    default: Message(verbatim: description)
    }
  }

  /// The same in a language.
  func name(_ language: InterfaceLanguage) -> String {
    let words: Message = name
    return words(language)
  }
}
