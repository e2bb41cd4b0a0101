import GitStore

/// The meaning of a path in the record; only this type parses a tree's paths.
public enum RecordPath: Sendable, Hashable {
  /// `gcmrepo.yml`.
  case configuration
  /// `themes.yml`.
  case themes
  /// `parties/CL.yml`; whether the code is well-formed is not checked.
  case party(code: String)
  /// A file in the folder of a contribution or of the declaration.
  case document(DocumentID, DocumentFile)
  /// A party's withdrawals.
  case withdrawn(party: String)
  /// A file below `questionnaires/`: the names after that folder.
  case questionnaire(names: [String])
  /// A file below `glossary/`: the names after that folder.
  case term(names: [String])
  /// The uses of terms in a text that were looked at and are right: `glossary/accepted/declaration.yml`,
  /// `glossary/accepted/CL/inputs/aportes.yml`.
  case acceptedUses(of: DocumentID)
  /// A file below `meetings/`: the names after that folder.
  case meeting(names: [String])
  /// The consultations of a State: `consultations/CL.yml`.
  case consultations(of: PartyCode)
  /// What is acknowledged of a commit: `acknowledged/COMMIT.yml`.
  case acknowledgement(of: CommitID)
  /// What a party or a body says of a draft: positions, answers, dispositions, silence, adoption.
  case negotiation(NegotiationFile)
  /// A path unknown to this version, unchanged.
  case other(String)

  /// Parses a path of the tree. Any text is one of the cases.
  public init(_ path: String) {
    let names = path.pathNames
    switch names.count {
    case 1 where path == FactFile.configuration: self = .configuration
    case 1 where path == FactFile.themes: self = .themes
    case 1: self = .other(path)
    default: self = RecordFolder(rawValue: String(names[0])).map { Self.below($0, names, path) } ?? .other(path)
    }
  }

  private static func below(_ folder: RecordFolder, _ names: [Substring], _ path: String) -> RecordPath {
    var below: [String] { names.dropFirst().map(String.init) }
    switch folder {
    case .parties:
      guard names.count == 2, let code = FactFile.stem(of: String(names[1])) else { return .other(path) }
      return .party(code: code)
    case .declaration:
      if let file = NegotiationFile(names: names) { return .negotiation(file) }
      return names.count == 2 ? .document(.declaration, DocumentFile(name: names[1])) : .other(path)
    case .countries, .bodies:
      if names.count == 3, names[2] == FactFile.withdrawnName {
        let party = String(names[1])
        return FactFile.withdrawn(by: party) == path ? .withdrawn(party: party) : .other(path)
      }
      if let file = NegotiationFile(names: names) { return .negotiation(file) }
      if names.count == 6 {
        // countries/CL/questionnaires/gcm-inputs/parts/health.yml
        let part = names[4...].joined(separator: "/")
        guard let id = ContributionID(names: names.dropFirst().dropLast(2)), id.root == folder,
          id.kind == .questionnaire, QuestionnaireFile.isPart(part)
        else { return .other(path) }
        return .document(.contribution(id), .other(part))
      }
      guard let id = ContributionID(names: names.dropFirst().dropLast()), id.root == folder else { return .other(path) }
      return .document(.contribution(id), DocumentFile(name: names[names.count - 1]))
    case .questionnaires: return .questionnaire(names: below)
    case .glossary:
      return DocumentID(acceptedNames: names.dropFirst()).map { .acceptedUses(of: $0) } ?? .term(names: below)
    case .meetings: return .meeting(names: below)
    case .consultations:
      guard names.count == 2, let stem = FactFile.stem(of: names[1]), let party = PartyCode(stem) else {
        return .other(path)
      }
      return .consultations(of: party)
    case .acknowledged:
      guard names.count == 2, let stem = FactFile.stem(of: names[1]), let commit = CommitID(stem),
        FactFile.acknowledgement(of: commit) == path
      else { return .other(path) }
      return .acknowledgement(of: commit)
    case .proposals: return .other(path)
    }
  }

  /// The path in the tree.
  public var string: String {
    switch self {
    case .configuration: FactFile.configuration
    case .themes: FactFile.themes
    case .party(let code): FactFile.party(code)
    case .document(let document, let file): document.path(file)
    case .withdrawn(let party): FactFile.withdrawn(by: party)
    case .questionnaire(let names): RecordFolder.questionnaires.path(names.joined(separator: "/"))
    case .term(let names): RecordFolder.glossary.path(names.joined(separator: "/"))
    case .acceptedUses(let document): FactFile.acceptedUses(of: document)
    case .meeting(let names): RecordFolder.meetings.path(names.joined(separator: "/"))
    case .consultations(let party): FactFile.consultations(of: party.description)
    case .acknowledgement(let commit): FactFile.acknowledgement(of: commit)
    case .negotiation(let file): file.path
    case .other(let path): path
    }
  }

  /// The State whose contribution the path belongs to, also below a folder of it that this version does not know.
  var party: PartyCode? {
    switch self {
    case .document(.contribution(let id), _): id.party
    case .negotiation(let file): file.party
    case .other(let path): ContributionID(path: path)?.party
    default: nil
    }
  }

  /// The language of a text or an original.
  public var language: LanguageTag? {
    if case .document(_, let file) = self { return file.language }
    return nil
  }
}
