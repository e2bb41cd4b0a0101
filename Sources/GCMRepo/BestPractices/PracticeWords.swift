import BestPractices

import func MarkdownText.nfc

/// What the text of a best practice says in the spaces that the record keeps in `contribution.yml` too.
public struct PracticeWords: Sendable, Hashable {
  /// Why it is a best practice.
  public var whyBestPractice: String?
  /// How it contributes to the Global Compact.
  public var contributionToGCM: String?
  /// What it says of the criteria.
  public var criteria: [Criterion] = []

  /// What a text says of a criterion.
  public struct Criterion: Sendable, Hashable {
    /// The criterion.
    public let criterion: PracticeCriterion
    /// How the practice meets it.
    public let words: String
  }

  /// The words of a text that was read by its headings.
  public init(_ text: PracticeText) {
    whyBestPractice = text.words(.whyBestPractice).map(nfc)
    contributionToGCM = text.words(.contributionToGCM).map(nfc)
    if let space = text[.criteria] {
      criteria = CriterionWords.all(in: space.markdown).words.map {
        Criterion(criterion: $0.criterion, words: nfc($0.words))
      }
    }
  }

  /// All texts.
  var all: [String] { [whyBestPractice, contributionToGCM].compactMap { $0 } + criteria.map(\.words) }
}

extension RecordState {
  /// Checks what the files say in spaces of a best practice.
  func checkPracticeWords(of submission: Submission) throws(RecordError) {
    for file in submission.files {
      guard let practice = file.practice, !practice.all.isEmpty else { continue }
      guard submission.kind == .bestPractice else { throw .notABestPractice(kind: submission.kind.rawValue) }
      for words in practice.all {
        if let problem = TextValidation.checkMessage(words) { throw .invalidRequiredText(problem: problem) }
      }
    }
  }
}

extension Contribution {
  /// Takes what a file says in its spaces. Of bytes that the record already had, only what is still missing: words that
  /// were given apart from the file stay.
  mutating func take(_ practice: PracticeWords?, from file: Submission.File, isNew: Bool) {
    guard let practice else { return }
    let language = file.language
    func isWanted(_ text: LocalizedText) -> Bool { isNew || text[language]?.allSatisfy(\.isWhitespace) ?? true }
    if let words = practice.whyBestPractice, isWanted(whyBestPractice) { whyBestPractice[language] = words }
    if let words = practice.contributionToGCM, isWanted(contributionToGCM) { contributionToGCM[language] = words }
    for entry in practice.criteria where isWanted(criteria[entry.criterion]) {
      criteria.set(entry.words, of: entry.criterion, in: language.description)
    }
  }
}
