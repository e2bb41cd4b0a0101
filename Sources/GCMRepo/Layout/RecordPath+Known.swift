import GitStore

extension RecordPath {
  /// Whether this version knows what the path is for: of a document its originals, texts, facts and answers; of a meeting its
  /// facts and minutes.
  var isKnown: Bool {
    switch self {
    case .configuration, .themes, .withdrawn, .acknowledgement, .acceptedUses, .negotiation: true
    case .party(let code): PartyCode(code) != nil
    case .document(let document, let file): Self.isKnown(file, of: document)
    case .questionnaire(let names): QuestionnaireFile.isKnown(names)
    case .term(let names): names.count == 1 && FactFile.stem(of: names[0]).map(Slug.isValid) == true
    case .meeting(let names) where names.count == 1: names[0] == FactFile.duties
    case .meeting(let names):
      names.count == 2 && Slug.isValid(names[0])
        && ([FactFile.meeting, FactFile.agreements].contains(names[1]) || MeetingDocument(name: names[1]) != nil)
    case .other(let path): path == FactFile.allowedSigners || Self.isProposal(path)
    }
  }

  private static func isKnown(_ file: DocumentFile, of document: DocumentID) -> Bool {
    switch file {
    case .text(let language): LanguageTag(language) != nil
    case .original(let language, let ending): LanguageTag(language) != nil && isPlain(ending)
    case .other(let name):
      if case .contribution(let id) = document {
        [id.factName, FactFile.answers, FactFile.confirmation, DocumentFile.mail].contains(name)
          || id.kind == .questionnaire && (name == QuestionnaireFile.delegation || QuestionnaireFile.isPart(name))
      } else {
        false
      }
    }
  }

  private static func isProposal(_ path: String) -> Bool {
    let names = path.pathNames.map(String.init)
    guard names.count == 4, names[0] == RecordFolder.proposals.path, PartyCode(names[1]) != nil else { return false }
    return Slug.isValid(names[2]) && names[3] == FactFile.configuration
  }

  /// A file's ending: small letters and digits.
  private static func isPlain(_ ending: String) -> Bool {
    (1...16).contains(ending.utf8.count)
      && ending.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}
