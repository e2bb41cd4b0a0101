import RecordComparison
import TextDiff
import RecordLocalization

/// The changes between two states as table cells, document by document, for a file made elsewhere.
public struct RedlineSummary: Sendable {
  /// "Changes from draft-1 to draft-2"
  public let title: String
  /// "3 documents · 8 changes · 32 words inserted"
  public let account: String
  /// The column headings: the document, words inserted, words deleted, paragraphs moved.
  public let heads: [String]
  /// A row for each document of the redline, in its order.
  public let rows: [[String]]
  /// The sums; `nil` if there is one document.
  public let total: [String]?

  public init(_ redline: StateRedline, language: InterfaceLanguage) {
    func counts(_ statistics: TextRedline.Statistics) -> [String] {
      [statistics.wordsInserted, statistics.wordsDeleted, statistics.blocksMoved].map(language.grouped)
    }
    title = language(.redline(from: redline.from.name, to: redline.to.name))
    account = redline.account(language)
    heads = [
      language(.document), language(.wordsInsertedTitle), language(.wordsDeletedTitle), language(.movedTitle),
    ]
    rows = redline.documents.map { document in
      let name = document.title ?? document.path
      guard let text = document.text else { return ["\(name) (\(document.changeName(language)))", "–", "–", "–"] }
      return [document.change == .modified ? name : "\(name) (\(document.changeName(language)))"]
        + counts(text.statistics)
    }
    total = rows.count > 1 ? [language(.total)] + counts(redline.statistics) : nil
  }

  /// The remarks below a document's name: its path, how it changed, what was not compared.
  public static func remarks(of document: DocumentRedline, language: InterfaceLanguage) -> [String] {
    let place = document.title == nil ? [] : [document.path]
    return [(place + [document.account(language)]).joined(separator: " · ")]
      + document.notComparedSentences(language)
  }
}
