import GCMRepo
import RecordCalendar
import RecordLocalization

/// What the pages of a portal show, read from the record when it is first needed and then kept.
final class PortalRecord: Sendable {
  let state: RecordState
  let options: PortalOptions

  private let readParties = ReadOnce<[Party]>()
  private let readThemes = ReadOnce<[Theme]>()
  private let readContributions = ReadOnce<Partial<Contribution>>()
  private let readDrafts = ReadOnce<[Draft]>()
  private let readHistory = ReadOnce<PortalHistory>()
  private let readObjects = ReadOnce<[ContributionID: String]>()
  private let readCommon = ReadOnce<String>()
  let answerTables = AnswerTables()
  private let readPages = ReadOnce<Set<ContributionID>>()
  private let readQuestionnaires = ReadOnce<[String]>()
  private let readPositions = ReadOnce<Result<PositionTable, RecordError>?>()
  private let readMeetings = ReadOnce<Partial<Meeting>>()
  private let readConsultations = ReadOnce<[ConsultationStanding]>()
  private let readPeriods = ReadOnce<Partial<Consultation>>()
  private let readProblems = ReadOnce<[RecordError]>()
  private let readAgreements = ReadOnce<Partial<Agreement>>()
  private let readTerms = ReadOnce<Partial<Term>>()
  private let readCalendar = ReadOnce<LocalizedCalendar>()
  private let readCounts = ReadOnce<[PartyCode: [ContributionKind: Int]]>()
  private let readNewest = ReadOnce<[Contribution]>()

  /// The files that a reader may have beside the texts.
  let downloads: Downloads

  init(_ state: RecordState, _ options: PortalOptions, _ cleaner: PortalCleaner? = nil) {
    (self.state, self.options) = (state, options)
    downloads = Downloads(options.audience, cleaner)
  }

  /// All parties, by code.
  func parties() throws(RecordError) -> [Party] { try readParties { () throws(RecordError) in try state.parties() } }

  func party(_ code: PartyCode) throws(RecordError) -> Party? { try parties().first { $0.code == code } }

  func themes() throws(RecordError) -> [Theme] { try readThemes { () throws(RecordError) in try state.themes() } }

  /// The readable contributions, proposals too, by id: what cannot be read is on no page.
  func contributions() throws(RecordError) -> [Contribution] { try readableContributions().values }

  private func readableContributions() throws(RecordError) -> Partial<Contribution> {
    try readContributions { () throws(RecordError) in try state.readableContributions(.everything) }
  }

  /// The same, the newest first.
  func newestContributions() throws(RecordError) -> [Contribution] {
    try readNewest { () throws(RecordError) in newest(try contributions()) }
  }

  /// How many contributions of each kind each party has.
  func counts() throws(RecordError) -> [PartyCode: [ContributionKind: Int]] {
    try readCounts { () throws(RecordError) in
      try contributions().reduce(into: [:]) { $0[$1.id.party, default: [:]][$1.id.kind, default: 0] += 1 }
    }
  }

  /// How many contributions of a kind there are.
  func count(_ kind: ContributionKind) throws(RecordError) -> Int {
    try counts().values.reduce(0) { $0 + ($1[kind] ?? 0) }
  }

  /// The contributions that have a page: those that can be read, and the withdrawn ones.
  func pages() throws(RecordError) -> Set<ContributionID> {
    try readPages { () throws(RecordError) in
      Set(try contributions().map(\.id) + state.withdrawnIDs().map(\.id))
    }
  }

  /// The ids of the questionnaires.
  func questionnaires() throws(RecordError) -> [String] {
    try readQuestionnaires { () throws(RecordError) in try state.questionnaireIDs() }
  }

  /// The name of each contribution's folder object.
  func objects() throws(RecordError) -> [ContributionID: String] {
    try readObjects { () throws(RecordError) in
      Dictionary(try state.contributionObjects().map { ($0.id, $0.object) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The drafts in the history of the state that this program's rules would make, oldest first.
  func drafts() throws(RecordError) -> [Draft] {
    try readDrafts { () throws(RecordError) in
      let commits = try history().places
      return try state.record.drafts().filter { draft in
        draft.isAnnotated && draft.name.isForNewDrafts && commits[draft.commit] != nil
      }
    }
  }

  /// The history up to the state.
  func history() throws(RecordError) -> PortalHistory {
    try readHistory { () throws(RecordError) in try PortalHistory(state) }
  }

  /// What States say of the newest draft; `nil` without a draft, or where it cannot be read.
  func positions() throws(RecordError) -> PositionTable? {
    guard case .success(let table) = try positionsOrProblem() else { return nil }
    return table
  }

  private func positionsOrProblem() throws(RecordError) -> Result<PositionTable, RecordError>? {
    try readPositions { () throws(RecordError) in
      guard let last = try drafts().last else { return nil }
      do throws(RecordError) { return .success(try state.pinned.positions(on: last.name.description)) } catch {
        guard error.concernsOneFile || error.code == .noSuchLanguage else { throw error }
        return .failure(error)
      }
    }
  }

  func meetings() throws(RecordError) -> [Meeting] { try readableMeetings().values }

  private func readableMeetings() throws(RecordError) -> Partial<Meeting> {
    try readMeetings { () throws(RecordError) in try state.readableMeetings() }
  }

  /// How the consultations of States stand at the time of the state: the overdue first, then by their last day.
  func consultations() throws(RecordError) -> [ConsultationStanding] {
    try readConsultations { () throws(RecordError) in
      let own = Dictionary(grouping: try contributions(), by: \.id.party)
      let time = try state.time()
      var versions: [Slug: QuestionnaireVersions] = [:]
      return try readableConsultations().values.map { consultation throws(RecordError) in
        var standing = ConsultationStanding(consultation, contributions: own[consultation.country] ?? [], at: time)
        // The page of what cannot be read says so.
        _ = try standing.readAnswers(in: state, at: time, &versions)
        return standing
      }.sorted()
    }
  }

  private func readableConsultations() throws(RecordError) -> Partial<Consultation> {
    try readPeriods { () throws(RecordError) in try state.readableConsultations() }
  }

  func agreements() throws(RecordError) -> [Agreement] { try readableAgreements().values }

  private func readableAgreements() throws(RecordError) -> Partial<Agreement> {
    try readAgreements { () throws(RecordError) in try state.readableAgreements() }
  }

  /// All meetings and deadlines, read once for all languages.
  func calendar(in language: InterfaceLanguage) throws(RecordError) -> LocalizedCalendar {
    let tag = LanguageTag(language)
    let read = try readCalendar { () throws(RecordError) in try LocalizedCalendar(state, language: tag) }
    return LocalizedCalendar(read, language: tag)
  }

  func terms() throws(RecordError) -> [Term] { try readableTerms().values }

  private func readableTerms() throws(RecordError) -> Partial<Term> {
    try readTerms { () throws(RecordError) in try state.readableTerms() }
  }

  /// What is wrong with the files that no page shows, each once.
  ///
  /// Cost: what the sections read already, and the answers to questionnaires.
  func problems() throws(RecordError) -> [RecordError] {
    try readProblems { () throws(RecordError) in
      var problems =
        try readableContributions().problems + readableMeetings().problems + readableAgreements().problems
        + readableConsultations().problems + readableTerms().problems
      func note(_ read: () throws(RecordError) -> [RecordError]) throws(RecordError) {
        do throws(RecordError) { problems += try read() } catch {
          guard error.concernsOneFile else { throw error }
          problems.append(error)
        }
      }
      for id in try questionnaires() where Slug.isValid(id) {
        try note { () throws(RecordError) in
          _ = try state.rounds(of: try Slug(id))
          return []
        }
        try note { () throws(RecordError) in try state.answers(to: try Slug(id)).problems }
      }
      try note { () throws(RecordError) in
        _ = try state.duties()
        return []
      }
      try note { () throws(RecordError) in
        _ = try state.silenceProcedures()
        return []
      }
      if options.audience == .parties {
        try note { () throws(RecordError) in
          if case .failure(let error) = try positionsOrProblem(), error.code != .noSuchLanguage { throw error }
          return []
        }
      }
      return problems.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }

  /// Reads what most pages need, on all processors. What cannot be read is told to whoever needs it.
  func readAhead() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = try? self.contributions() }
      group.addTask {
        _ = try? self.history()
        _ = try? self.objects()
      }
    }
  }

  /// What every file depends on: the program and the options.
  var madeBy: [String] {
    [options.maker, options.audience.rawValue, options.baseURL ?? "", "\(options.isServed) \(downloads.cleans)"]
      + options.languages.map(\.rawValue)
  }

  /// A digest of what every page of the current state shows: the record's title, the names of parties and themes, the options.
  func common() throws(RecordError) -> String {
    try readCommon { () throws(RecordError) in
      var digest = InputDigest(madeBy)
      for path in ["gcmrepo.yml", "themes.yml", "parties"] { digest.add(try state.objectName(at: path) ?? "") }
      return digest.digits
    }
  }

  /// A digest of the common inputs and others.
  func inputs(_ others: [String]) throws(RecordError) -> String { InputDigest([try common()] + others).digits }
}
