import GitStore

/// A file of the record whose words are searched, as its path describes it.
///
/// Only files of the record's tree are searched: what is not shared is in no index.
struct SearchedFile {
  let path: RecordPath
  let kind: SearchedKind
  /// The name of what it belongs to: `CL/inputs/aportes`, `declaration`, the id of a meeting or a term, a party's code.
  let subject: String
  let party: String?
  /// The language of the whole file, if it has one.
  let language: LanguageTag?

  /// The file at a path; `nil` if its words are not searched.
  init?(_ path: String) {
    self.path = RecordPath(path)
    switch self.path {
    case .document(let document, let file):
      subject = document.description
      switch document {
      case .declaration:
        guard case .text = file, let tag = file.language else { return nil }
        (kind, party, language) = (.declaration, nil, tag)
      case .contribution(let id):
        (kind, party) = (SearchedKind(id.kind), id.party.description)
        language = file.language
        switch file {
        case .text where language != nil: break
        case .other(id.factName) where id.kind != .proposal, .other(FactFile.answers): break
        default: return nil
        }
      }
    case .party(let code):
      (kind, subject, party, language) = (.party, code, code, nil)
    case .term(let names):
      guard names.count == 1, let id = FactFile.stem(of: names[0]) else { return nil }
      (kind, subject, party, language) = (.term, id, nil, nil)
    case .questionnaire(let names):
      guard names.count == 2, names[1] == QuestionnaireFile.definition else { return nil }
      (kind, subject, party, language) = (.questionnaire, names[0], nil, nil)
    case .meeting(let names):
      guard names.count == 2 else { return nil }
      subject = names[0]
      party = nil
      switch names[1] {
      case FactFile.meeting: (kind, language) = (.meeting, nil)
      case FactFile.agreements: (kind, language) = (.agreement, nil)
      default:
        let parts = names[1].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "minutes", let tag = LanguageTag(String(parts[1])) else { return nil }
        (kind, language) = (.minutes, tag)
      }
    default: return nil
    }
  }

  /// How many bytes of it are read.
  var limit: Int {
    switch path {
    case .document(_, .text): ReadingLimits.textBytes
    case .meeting where kind == .minutes: ReadingLimits.originalBytes
    default: ReadingLimits.factBytes
    }
  }
}
