import NegotiatedText
import TextDiff

/// The open changes of proposals on earlier drafts, as they stand on a later one: computed, and written nowhere.
public struct CarriedProposals: Sendable {
  /// The later draft.
  public let draft: DraftName
  /// In the order of the later draft's text; those whose place is gone come last.
  public let rows: [Row]

  /// A change on an earlier draft, and how it stands on the later one.
  public struct Row: Sendable {
    /// The row of the matrix.
    public let row: DispositionMatrix.Row
    /// The change.
    public let change: AccountedChange
    /// How it stands.
    public let carried: CarriedChange
    /// How the paragraphs of the later draft are cited; `#31` for one without a number.
    public let citations: [String]
  }
}

extension Record {
  /// Carries what is open of earlier drafts' proposals to a draft: what nobody has disposed of, and what was not accepted as
  /// asked and whose State says that it is not satisfied.
  ///
  /// - Parameters:
  ///   - name: the later draft; the newest for `nil`.
  ///   - party: whose proposals; everybody's for `nil`.
  public func carriedProposals(
    to name: String? = nil, of party: PartyCode? = nil
  ) throws(RecordError) -> CarriedProposals {
    let all = try drafts().filter(\.isAnnotated).map(\.name)
    let target = try draft(orNewest: name)
    let earlier = Array(all.prefix { $0 != target })
    let state = try current()
    var chains = DraftChains(self, all)
    var rows: [CarriedProposals.Row] = []
    for draft in earlier {
      let found = try state.accountedChanges(on: draft, of: party)
      for proposal in found.proposals {
        let own = found.changes.filter { $0.proposal == proposal.id }
        rows += try chains.carried(own, of: proposal, in: state, to: target)
      }
    }
    return CarriedProposals(draft: target, rows: rows.sorted { $0.order < $1.order })
  }
}

extension CarriedProposals.Row {
  fileprivate var order: (Int, Int, String, Int) {
    (
      carried.fate == .gone ? 1 : 0, carried.places.first ?? change.quote.anchor, change.proposal.description,
      change.item.number
    )
  }
}

/// The texts of drafts and the identity of their paragraphs, each made once.
struct DraftChains {
  private let drafts: [DraftName]
  private var texts: DraftTexts
  private var chains: [String: CarryOver] = [:]

  init(_ record: Record, _ drafts: [DraftName]) {
    self.drafts = drafts
    texts = DraftTexts(record)
  }

  mutating func carried(
    _ changes: [AccountedChange], of proposal: Contribution, in state: RecordState, to target: DraftName
  ) throws(RecordError) -> [CarriedProposals.Row] {
    guard let draft = proposal.id.draft else { return [] }
    let dispositions = try state.dispositionFile(of: proposal.id).dispositions
    let answers = try state.dispositionAnswers(of: proposal.id)
    var rows: [CarriedProposals.Row] = []
    for language in proposal.languages {
      let own = changes.filter { $0.language == language }
      let open = own.map { change in
        (change, DispositionMatrix.Row(.change(change), change.item, dispositions, answers))
      }
      .filter { $0.1.isCarried }
      guard !open.isEmpty else { continue }
      let base = try texts.text(of: draft, in: language).bytes
      guard case .success(let compiled) = try state.compiled(proposal, on: base, in: language),
        let chain = try chain(from: draft, to: target, language)
      else { continue }
      let carried = Dictionary(
        chain.carried(compiled.changes, in: compiled.text).compactMap { one in one.change.number.map { ($0, one) } },
        uniquingKeysWith: { first, _ in first })
      for (change, row) in open {
        guard let one = carried[change.item.number] else { continue }
        rows.append(
          .init(
            row: row, change: change, carried: one,
            citations: one.places.map { chain.new[$0]?.citation ?? "#\($0)" }))
      }
    }
    return rows
  }

  /// The way from one draft to a later one through those between them; `nil` if one of them has no text in the language.
  mutating func chain(
    from draft: DraftName, to target: DraftName, _ language: LanguageTag
  ) throws(RecordError) -> CarryOver? {
    let key = "\(draft) \(target) \(language)"
    if let known = chains[key] { return known }
    guard let first = drafts.firstIndex(of: draft), let last = drafts.firstIndex(of: target), first <= last else {
      return nil
    }
    var steps: [(bytes: [UInt8], quotation: ChangeQuotation)] = []
    for name in drafts[first...last] {
      do throws(RecordError) { steps.append(try texts.text(of: name, in: language)) } catch {
        guard error.code == .noSuchLanguage else { throw error }
        // A draft between them without this language is passed over; the two ends are needed.
        if name == draft || name == target { return nil }
      }
    }
    guard let start = steps.first, let end = steps.last else { return nil }
    var alignment = ParagraphAlignment(unchanged: start.quotation.base.paragraphs.count)
    for (from, to) in zip(steps, steps.dropFirst()) {
      alignment = alignment.followed(by: ParagraphAlignment(TextRedline(from: from.bytes, to: to.bytes)))
    }
    let made = CarryOver(from: start.quotation.base, to: end.quotation.base, alignment)
    chains[key] = made
    return made
  }
}

extension DispositionMatrix.Row {
  /// Whether a later draft still shows it as asked for.
  var isCarried: Bool { disposition == nil || standing == .notSatisfied && disposition?.outcome != .accepted }
}
