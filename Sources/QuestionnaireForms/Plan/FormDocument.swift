import Questionnaires
import RecordValues

/// The form of a questionnaire in one language: what it asks, in its order, with the numbers that people see, and the
/// answers that are filled in already.
///
/// Every kind of form is made of it, and what is read from one is found in it again. The numbers follow from the
/// definition alone: two forms of the same version have the same numbers, whatever their language.
public struct FormDocument: Sendable, Hashable {
  /// What is asked.
  public let questionnaire: Questionnaire
  /// The language of the form; one of the questionnaire's, or another whose words are then missing.
  public var language: LanguageTag
  /// The State that answers; `nil` if whoever fills the form in says so.
  public var country: FormCountry?
  /// The States to choose from where ``country`` is `nil`.
  public var countries: [FormCountry]
  /// The answers that are filled in.
  public var answers: Answers?
  /// How many entries of a repeated group a form of Word has beside those that are filled in.
  public var spareEntries = 3
  /// The least entries of a repeated group that a form of Word or Excel has, as far as the group takes so many.
  public var leastEntries = 0
  /// What is asked, numbered.
  public let sections: [FormSection]

  /// Numbers the questions. Cost: linear in the questionnaire.
  public init(
    _ questionnaire: Questionnaire, language: LanguageTag, country: FormCountry? = nil,
    countries: [FormCountry] = [], answers: Answers? = nil
  ) {
    (self.questionnaire, self.language, self.country) = (questionnaire, language, country)
    (self.countries, self.answers) = (countries, answers)
    sections = FormNumbering.sections(of: questionnaire)
  }

  /// The form's own sentences.
  public var words: FormWords { FormWords(language) }

  /// The questionnaire's title in the form's language.
  public var title: String { text(questionnaire.title) ?? questionnaire.id }

  /// A text of the questionnaire in the form's language, in one line or several; `nil` if it has none.
  func text(_ text: LocalizedText) -> String? {
    guard let found = text.inLanguage(language).map(TextForm.canonical), !found.isEmpty else { return nil }
    return found
  }

  /// A text of the questionnaire in one line; the id where it has none.
  func line(_ text: LocalizedText, else id: String) -> String {
    guard let found = text.inLanguage(language).map(TextForm.line), !found.isEmpty else { return id }
    return found
  }

  /// The choices of a list, in their order.
  func choices(_ choices: QuestionType.Choices) -> [Choice] {
    questionnaire.choiceLists.first { $0.id == choices.list }?.choices ?? []
  }

  /// The languages of the questionnaire: those of its title, the first the one it was written in.
  var languages: [LanguageTag] {
    let tags = questionnaire.title.entries.compactMap { LanguageTag($0.language) }
    return tags.contains(language) ? tags : [language] + tags
  }
}

/// A State that a form can be of, with its names.
public struct FormCountry: Sendable, Hashable {
  public var code: PartyCode
  public var name: LocalizedText

  public init(code: PartyCode, name: LocalizedText = LocalizedText()) { (self.code, self.name) = (code, name) }
}
