/// A file in which a party or a body says something of a draft of the declaration. Each party writes in its own folder, the
/// secretariats in the declaration's.
public enum NegotiationFile: Sendable, Hashable {
  /// A State's positions on the paragraphs of a draft: `countries/CL/positions/draft-2.yml`.
  case positions(PartyCode, DraftName)
  /// Whether a State is satisfied with what became of a proposal: `countries/CL/answers/draft-2/detencion.yml`.
  case answer(PartyCode, DraftName, Slug)
  /// Whether a State is satisfied with what became of its recommendations:
  /// `countries/CL/answers/recommendations/inputs/aportes.yml`.
  case recommendationAnswers(ContributionID)
  /// A State's objection in a silence procedure: `countries/CL/silence/draft-3.yml`.
  case objection(PartyCode, Slug)
  /// How a State adopts the final text: `countries/CL/adoption.yml`.
  case adoption(PartyCode)
  /// What became of the changes of a proposal: `declaration/dispositions/draft-2/CL/detencion.yml`.
  case dispositions(DraftName, PartyCode, Slug)
  /// The numbered recommendations of an input, with what became of them: `declaration/recommendations/CL/inputs/aportes.yml`.
  case recommendations(ContributionID)
  /// The marshalled lists of the proposals on a draft, as they were issued: `declaration/lists/draft-2.yml`.
  case marshalled(DraftName)
  /// A silence procedure: `declaration/silence/draft-3.yml`.
  case silence(Slug)
  /// The text that is up for adoption: `declaration/adoption.yml`.
  case adoptedText

  /// The path in the tree.
  public var path: String {
    switch self {
    case .positions(let party, let draft): Self.own(party, Self.positionsName, draft.description)
    case .answer(let party, let draft, let slug): Self.own(party, Self.answersName, "\(draft)/\(slug)")
    case .recommendationAnswers(let id):
      Self.own(id.party, Self.answersName, "\(Self.recommendationsName)/\(id.kind.folder)/\(id.slug)")
    case .objection(let party, let id): Self.own(party, Self.silenceName, id.string)
    case .adoption(let party): RecordFolder.countries.path("\(party)/\(Self.adoptionName).yml")
    case .dispositions(let draft, let party, let slug): Self.joint(Self.dispositionsName, "\(draft)/\(party)/\(slug)")
    case .recommendations(let id): Self.joint(Self.recommendationsName, id.description)
    case .marshalled(let draft): Self.joint(Self.listsName, draft.description)
    case .silence(let id): Self.joint(Self.silenceName, id.string)
    case .adoptedText: RecordFolder.declaration.path("\(Self.adoptionName).yml")
    }
  }

  /// The State in whose folder it is; `nil` for those of the declaration.
  public var party: PartyCode? {
    switch self {
    case .positions(let party, _), .answer(let party, _, _), .objection(let party, _), .adoption(let party): party
    case .recommendationAnswers(let id): id.party
    case .dispositions, .recommendations, .marshalled, .silence, .adoptedText: nil
    }
  }

  /// The event that writes it.
  public var action: CommitFacts.Action {
    switch self {
    case .positions: .position
    case .answer, .recommendationAnswers: .answer
    case .dispositions, .recommendations, .marshalled: .dispose
    case .objection, .silence: .silence
    case .adoption, .adoptedText: .adopt
    }
  }

  /// The folder with all files of one kind: of a State, or of the declaration.
  static func folder(_ kind: Folder, of party: PartyCode? = nil) -> String {
    party.map { RecordFolder.countries.path("\($0)/\(kind.rawValue)") } ?? RecordFolder.declaration.path(kind.rawValue)
  }

  /// The names of the folders.
  enum Folder: String { case positions, answers, silence, dispositions, recommendations, lists }

  /// The file with these names of its path; `nil` for any other.
  init?(names: [Substring]) {
    let file: NegotiationFile?
    if names[0] == RecordFolder.countries.path {
      guard names.count >= 3, let party = PartyCode(String(names[1])) else { return nil }
      file = Self.own(party, names.dropFirst(2))
    } else {
      file = names[0] == RecordFolder.declaration.path ? Self.joint(names.dropFirst()) : nil
    }
    guard let file, file.path == names.joined(separator: "/") else { return nil }
    self = file
  }

  private static func own(_ party: PartyCode, _ names: ArraySlice<Substring>) -> NegotiationFile? {
    let stems = names.map { FactFile.stem(of: $0) ?? String($0) }
    switch (stems.first, stems.count) {
    case (adoptionName, 1): return .adoption(party)
    case (positionsName, 2): return draft(stems[1]).map { .positions(party, $0) }
    case (silenceName, 2): return Slug(name: stems[1]).map { .objection(party, $0) }
    case (answersName, 3):
      guard let draft = draft(stems[1]), let slug = Slug(name: stems[2]) else { return nil }
      return .answer(party, draft, slug)
    case (answersName, 4) where stems[1] == recommendationsName:
      return ContributionID("\(party)/\(stems[2])/\(stems[3])").map { .recommendationAnswers($0) }
    default: return nil
    }
  }

  private static func joint(_ names: ArraySlice<Substring>) -> NegotiationFile? {
    let stems = names.map { FactFile.stem(of: $0) ?? String($0) }
    switch (stems.first, stems.count) {
    case (adoptionName, 1): return .adoptedText
    case (silenceName, 2): return Slug(name: stems[1]).map { .silence($0) }
    case (listsName, 2): return draft(stems[1]).map { .marshalled($0) }
    case (dispositionsName, 4):
      guard let draft = draft(stems[1]), let party = PartyCode(stems[2]), let slug = Slug(name: stems[3]) else {
        return nil
      }
      return .dispositions(draft, party, slug)
    case (recommendationsName, 4):
      return ContributionID(stems.dropFirst().joined(separator: "/")).map { .recommendations($0) }
    default: return nil
    }
  }

  private static func draft(_ name: String) -> DraftName? {
    DraftName(name).flatMap { $0.isForNewDrafts ? $0 : nil }
  }

  private static func own(_ party: PartyCode, _ folder: String, _ name: String) -> String {
    RecordFolder.countries.path("\(party)/\(folder)/\(name).yml")
  }

  private static func joint(_ folder: String, _ name: String) -> String {
    RecordFolder.declaration.path("\(folder)/\(name).yml")
  }

  private static let positionsName = Folder.positions.rawValue
  private static let answersName = Folder.answers.rawValue
  private static let silenceName = Folder.silence.rawValue
  private static let dispositionsName = Folder.dispositions.rawValue
  private static let recommendationsName = Folder.recommendations.rawValue
  private static let listsName = Folder.lists.rawValue
  private static let adoptionName = "adoption"
}
