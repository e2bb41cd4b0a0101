import Questionnaires
import RecordValues

/// The line by which a form says which it is: `aplicacion-2027 · 2 · CL · es`, in the footer of each page and in a property
/// of the document. Either survives where the other does not.
enum WordFormIdentity {
  static let property = "gcmrepo-form"
  private static let separator = " · "
  /// Where whoever fills it in chooses the country.
  private static let open = "–"

  static func line(of form: FormDocument) -> String {
    [
      form.questionnaire.id, String(form.questionnaire.version), form.country?.code.description ?? open,
      form.language.description,
    ].joined(separator: separator)
  }

  /// The identity in a text; `nil` if there is none. Cost: linear.
  static func identity(in text: String) -> FormIdentity? {
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).prefix(1_000) {
      let parts = line.split(separator: " · ", omittingEmptySubsequences: false)
      guard parts.count >= 4 else { continue }
      // Words may stand around it.
      for start in 0...min(parts.count - 4, 20) {
        let id = parts[start].split(separator: " ").last ?? ""
        let tag = parts[start + 3].split(separator: " ").first ?? ""
        guard QuestionID.isSlug(String(id)), let version = Int(parts[start + 1]), version > 0,
          let language = LanguageTag(String(tag))
        else { continue }
        let country = PartyCode(String(parts[start + 2]))
        guard country != nil || parts[start + 2] == open else { continue }
        return FormIdentity(questionnaire: String(id), version: version, country: country, language: language)
      }
    }
    return nil
  }
}
