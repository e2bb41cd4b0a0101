import GCMRepo
import NegotiatedText
import RecordLocalization
import TextDiff

/// The declaration in one language and one state, with the anchors of its paragraphs.
struct DeclarationText: Sendable {
  let language: LanguageTag
  let text: NumberedText
  let anchors: ParagraphAnchors

  init(_ bytes: [UInt8], _ language: LanguageTag) throws(InvalidRedline) {
    self.language = language
    text = try NumberedText(bytes)
    anchors = ParagraphAnchors(text)
  }

  /// Its texts in a state, in the record's order of languages; one that cannot be split is left out.
  static func all(in state: RecordState) throws(RecordError) -> [DeclarationText] {
    try state.declarationTexts().compactMap { try? DeclarationText($0.bytes, $0.language) }
  }

  /// How a paragraph is cited: `7(a)`; a dash if it has no number.
  func citation(_ index: Int) -> String { text.paragraphs[index].citation ?? "–" }
}

extension [DeclarationText] {
  /// The text for a reader of a language, and whether it is in that language.
  func text(for language: InterfaceLanguage) -> (text: DeclarationText, isOwn: Bool)? {
    if let own = first(where: { Page.isSame($0.language.description, language) }) { return (own, true) }
    return first.map { ($0, false) }
  }
}

/// The declaration in each draft and in the current state, each text read once.
final class DeclarationTexts: Sendable {
  private let record: PortalRecord
  private let read: [CommitID: ReadOnce<[DeclarationText]>]
  /// The drafts, oldest first.
  let drafts: [Draft]

  init(_ record: PortalRecord) throws(RecordError) {
    self.record = record
    drafts = try record.drafts()
    read = Dictionary(
      (drafts.map(\.commit) + [record.state.commit]).map { ($0, ReadOnce()) }, uniquingKeysWith: { first, _ in first })
  }

  /// The texts of a draft.
  func callAsFunction(_ draft: Draft) throws(RecordError) -> [DeclarationText] { try texts(at: draft.commit) }

  /// The texts of the current state.
  func current() throws(RecordError) -> [DeclarationText] { try texts(at: record.state.commit) }

  private func texts(at commit: CommitID) throws(RecordError) -> [DeclarationText] {
    guard let read = read[commit] else { return [] }
    return try read { () throws(RecordError) in try DeclarationText.all(in: record.state.record.state(at: commit)) }
  }
}
