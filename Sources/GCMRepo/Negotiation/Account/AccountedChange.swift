import GitStore
import NegotiatedText
import TextDiff

/// A change of a proposal as the account of it has it: its place in the draft, its words, and what it says.
public struct AccountedChange: Sendable, Hashable {
  /// The proposal.
  public let proposal: ContributionID
  /// The draft that it changes.
  public let draft: DraftName
  /// Its number, and what it says.
  public let item: AccountItem
  /// The language of the text that it changes.
  public let language: LanguageTag
  /// Its name: `CL/proposals/draft-2/detencion#3`.
  public let reference: AccountReference
  /// Its place and its words.
  public let quote: QuotedChange
  /// How its paragraph is cited in the draft; of a new one the paragraph that it follows. `nil` if that has no number.
  public let citation: String?
}

/// The texts of drafts that an account needs, each read once.
struct DraftTexts {
  let record: Record
  private var held: [String: (bytes: [UInt8], quotation: ChangeQuotation)] = [:]

  init(_ record: Record) { self.record = record }

  mutating func text(
    of draft: DraftName, in language: LanguageTag
  ) throws(RecordError) -> (bytes: [UInt8], quotation: ChangeQuotation) {
    let key = "\(draft) \(language)"
    if let known = held[key] { return known }
    let bytes = try record.draftText(draft, in: language)
    let made = (bytes, ChangeQuotation(try record.numberedText(bytes)))
    held[key] = made
    return made
  }
}

extension RecordState {
  /// The changes of a proposal that are answered, in the order of the draft: those of its first language, and of each other
  /// language that has another number of them. A change of the same number in as many is the same in another language.
  func accounted(
    _ proposal: Contribution, _ texts: inout DraftTexts
  ) throws(RecordError) -> Result<[AccountedChange], UncompiledProposal> {
    guard let draft = proposal.id.draft, let first = proposal.languages.first else { return .success([]) }
    var all: [AccountedChange] = []
    var count: Int?
    for language in proposal.languages {
      let base = try texts.text(of: draft, in: language)
      let compiled: CompiledProposal
      switch try self.compiled(proposal, on: base.bytes, in: language) {
      case .success(let one): compiled = one
      case .failure(let problem): return .failure(problem)
      }
      // What the file says of a change beyond its bytes: its author and its reason.
      let changes = compiled.changes.changes.filter { $0.kind.isProposed }
      if changes.count == count { continue }
      count = count ?? changes.count
      for change in changes {
        guard let number = change.number else { continue }
        let quote = base.quotation.quoted(change, in: compiled.text)
        all.append(
          AccountedChange(
            proposal: proposal.id, draft: draft,
            item: AccountItem(number: number, mark: ChangeMark(change, of: compiled.text, in: language)),
            language: language,
            reference: AccountReference(
              proposal.id.description, number, language: language == first ? nil : language),
            quote: quote, citation: base.quotation.base[quote.anchor]?.citation))
      }
    }
    return .success(all)
  }

  // MARK: Files

  /// The paths of the files on one proposal or input.
  static func dispositionFile(of id: ContributionID) -> NegotiationFile {
    id.draft.map { .dispositions($0, id.party, id.slug) } ?? .recommendations(id)
  }

  /// The path of what became of a proposal or an input.
  public static func dispositionPath(of id: ContributionID) -> String { dispositionFile(of: id).path }

  /// The path of its State's answers.
  public static func answerPath(of id: ContributionID) -> String { answerFile(of: id).path }

  static func answerFile(of id: ContributionID) -> NegotiationFile {
    id.draft.map { .answer(id.party, $0, id.slug) } ?? .recommendationAnswers(id)
  }

  func dispositionFile(of id: ContributionID) throws(RecordError) -> DispositionFile {
    try file(Self.dispositionFile(of: id).path).map { file throws(RecordError) in try DispositionFile(file) }
      ?? DispositionFile()
  }

  func recommendationFile(of id: ContributionID) throws(RecordError) -> RecommendationFile {
    try file(NegotiationFile.recommendations(id).path).map { file throws(RecordError) in try RecommendationFile(file) }
      ?? RecommendationFile()
  }

  func dispositionAnswers(of id: ContributionID) throws(RecordError) -> DispositionAnswers {
    try file(Self.answerFile(of: id).path).map { file throws(RecordError) in
      try DispositionAnswers(file, hasMarks: id.draft != nil)
    } ?? DispositionAnswers()
  }

  func marshalledFile(on draft: DraftName) throws(RecordError) -> MarshalledFile {
    try file(NegotiationFile.marshalled(draft).path).map { file throws(RecordError) in try MarshalledFile(file) }
      ?? MarshalledFile()
  }

  /// The inputs that have numbered recommendations, sorted by their ids.
  func recommendedIDs() throws(RecordError) -> [ContributionID] {
    var found: [ContributionID] = []
    for party in try folder(NegotiationFile.folder(.recommendations)) where party.mode == .folder {
      for kind in try folder("\(NegotiationFile.folder(.recommendations))/\(party.name)") where kind.mode == .folder {
        let files = try folder("\(NegotiationFile.folder(.recommendations))/\(party.name)/\(kind.name)")
        found += files.compactMap { file in
          FactFile.stem(of: file.name).flatMap { ContributionID("\(party.name)/\(kind.name)/\($0)") }
        }
      }
    }
    return found.sorted { $0.description.utf8.lexicographicallyPrecedes($1.description.utf8) }
  }

  /// Refuses a record that does not say that it is negotiated in: another program would misread it.
  func checkNegotiates() throws(RecordError) {
    guard configuration.features.contains(RecordConfiguration.negotiation) else {
      throw .featureNeeded([RecordConfiguration.negotiation])
    }
  }
}

extension NegotiationFile {
  /// The path, for a write. Its parts are already checked, so this cannot fail.
  var accountPath: TreePath {
    guard let made = try? TreePath(path) else { preconditionFailure("\(path) is made of checked parts") }
    return made
  }
}
