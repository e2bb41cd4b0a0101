import NegotiatedText
import RecordValues
import Terminology

extension LocalizedText: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}

extension Term {
  /// A term whose definition is agreed.
  static func agreed(
    _ id: String, _ names: LocalizedText, _ forms: [Term.Form] = [], related: [String] = []
  ) -> Term {
    Term(id: id, names: names, forms: forms, status: .agreed, agreed: ["en": "What it is."], related: related)
  }
}

func deprecated(_ language: String, _ text: String) -> Term.Form {
  Term.Form(language: language, text: text, standing: .deprecated)
}

func findings(_ terms: [Term], _ language: LanguageTag, _ text: String) throws -> [TermFinding] {
  var check = TextCheck(Glossary(terms), language: language)
  return check.findings(in: CheckedText(try NumberedText(Array(text.utf8)), language: language))
}
