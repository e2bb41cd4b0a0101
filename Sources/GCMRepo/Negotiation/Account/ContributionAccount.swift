import GitStore
import NegotiatedText

/// One proposal or input with what can be answered of it, and what was said.
struct ContributionAccount {
  let contribution: Contribution
  /// The changes, or the numbered recommendations.
  let items: [AccountItem]
  let dispositions: DispositionList
  /// The items that were named; all that match for none.
  let named: [AccountItem]?
  /// The draft that it concerns.
  let draft: DraftName?

  fileprivate init(
    _ contribution: Contribution, _ items: [AccountItem], _ dispositions: DispositionList, named: [AccountItem]?,
    draft: DraftName?
  ) {
    self.contribution = contribution
    self.items = items
    self.dispositions = dispositions
    self.named = named
    self.draft = draft
  }

  /// The items that are named, else those that a condition admits.
  func chosen(
    nothing: (() -> RecordError)? = nil, _ isOpen: (AccountItem) -> Bool
  ) throws(RecordError) -> [AccountItem] {
    if let named { return named }
    let open = items.filter(isOpen)
    guard !open.isEmpty else { throw nothing?() ?? .nothingOpen(contribution.id) }
    return open
  }

  func references(of items: [AccountItem]) -> [AccountReference] {
    items.map { item in
      let language = item.mark?.language
      return AccountReference(
        contribution.id.description, item.number, language: language == contribution.languages.first ? nil : language)
    }
  }
}

extension RecordState {
  /// The account of a proposal or an input that a user named, and the items that the user means.
  ///
  /// Half of a moved paragraph stands for both.
  func account(of name: String, _ numbers: [Int], language: String?) throws(RecordError) -> ContributionAccount {
    let reference = AccountReference(name)
    let contribution = try contribution(named: reference.contribution)
    let id = contribution.id
    let wanted = (reference.number.map { [$0] } ?? []) + numbers
    guard id.draft != nil else {
      let file = try recommendationFile(of: id)
      guard !file.recommendations.isEmpty else { throw .noRecommendations(id) }
      let items = file.recommendations.map { AccountItem(number: $0.number, mark: nil) }
      let named = try wanted.map { number throws(RecordError) in
        guard items.indices.contains(number - 1) else {
          throw .noSuchChange(AccountReference(id.description, number), highest: items.count)
        }
        return items[number - 1]
      }
      return ContributionAccount(
        contribution, items, file.dispositions, named: wanted.isEmpty ? nil : named,
        draft: file.recommendations.last?.draft)
    }
    var texts = DraftTexts(record)
    let changes: [AccountedChange]
    switch try accounted(contribution, &texts) {
    case .success(let found): changes = found
    case .failure: throw .proposalDoesNotFit(id, contribution.languages.first)
    }
    let tag = try (language ?? reference.language?.description).map { text throws(RecordError) in
      try RecordDocument.contribution(contribution).language(named: text)
    }
    var named: [AccountItem] = []
    for number in wanted {
      let own = changes.filter { $0.item.number == number && (tag ?? contribution.languages.first) == $0.language }
      guard let change = own.first else {
        throw .noSuchChange(
          AccountReference(id.description, number, language: tag == contribution.languages.first ? nil : tag),
          highest: changes.count { $0.language == (tag ?? contribution.languages.first) })
      }
      let pair = change.quote.change.move.map { move in
        changes.filter { $0.language == change.language && $0.quote.change.move == move }
      }
      for item in (pair ?? [change]).map(\.item) where !named.contains(item) { named.append(item) }
    }
    let items = changes.filter { tag == nil || $0.language == tag }.map(\.item)
    return ContributionAccount(
      contribution, items, try dispositionFile(of: id).dispositions, named: wanted.isEmpty ? nil : named,
      draft: id.draft)
  }

  /// The paragraph of a draft that a person cites for a proposal or an input: on a proposal's own draft, otherwise on the newest.
  func paragraph(
    cited text: String, for account: ContributionAccount
  ) throws(RecordError) -> (citation: String, place: Int) {
    let draft = if let own = account.draft { own } else { try record.draft(orNewest: nil) }
    return try record.paragraph(
      cited: text, in: draft, language: account.draft == nil ? nil : account.contribution.languages.first)
  }
}

extension Record {
  /// The draft with a name; the newest for `nil`.
  func draft(orNewest name: String?) throws(RecordError) -> DraftName { try draft(namedOrLast: name).name }

  /// The paragraph of a draft that a person cites: its number as it is written everywhere, or `#31`, and its place.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``.
  func paragraph(
    cited text: String, in draft: DraftName, language: LanguageTag?
  ) throws(RecordError) -> (citation: String, place: Int) {
    let draft = try self.draft(named: draft.description)
    let paragraphs: DraftParagraphs
    do throws(RecordError) { paragraphs = try self.paragraphs(of: draft, in: language?.description) } catch {
      // The draft's first language has the same paragraphs.
      guard error.code == .noSuchLanguage, language != nil else { throw error }
      paragraphs = try self.paragraphs(of: draft, in: nil)
    }
    let paragraph = try paragraphs.paragraph(cited: text)
    return (paragraph.citation ?? "#\(paragraph.place)", paragraph.place)
  }
}
