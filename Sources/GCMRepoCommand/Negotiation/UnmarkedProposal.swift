import DocumentModel
import GCMRepo
import RecordLocalization
import TextDiff

/// Why a file that changes a draft without marks is refused as a proposal: what seems to have happened to it, and what to do.
struct UnmarkedProposal {
  let file: String
  let draft: Draft
  let record: Record
  let language: LanguageTag
  /// What differs between the draft and the file with its tracked changes rejected.
  let found: [UntrackedChange]
  /// The draft's text, and that of the file with its tracked changes rejected.
  let texts: (draft: [UInt8], original: [UInt8])
  /// Whether the file has any tracked change of words.
  let isMarked: Bool
  /// Whether its format has tracked changes.
  let tellsChanges: Bool

  /// The sentence, or `nil` if nothing more can be said than that changes are not marked.
  func sentence() throws(RecordError) -> Message? {
    let other = try otherDraft()
    if let other, other.isSame {
      return Message(
        """
        \(file, "file") was written on \(other.name, "other"), not on \(draft.name.description, "draft"): propose it with \
        --on \(other.name, "other"), or ask its author to make the changes in \(draft.name.description, "draft").
        """)
    }
    if let other {
      return Message(
        """
        \(file, "file") seems to be written on \(other.name, "other"), which is nearer to it than \
        \(draft.name.description, "draft"): propose it with --on \(other.name, "other"), or ask its author to make the changes \
        in \(draft.name.description, "draft").
        """)
    }
    let paragraphs = Message(found.count, "{count} paragraph", "{count} paragraphs")
    if found.allSatisfy(\.isOfNumberAlone) {
      return Message(
        """
        \(file, "file") has other numbers than \(draft.name.description, "draft") at \(paragraphs, "paragraphs"), retyped by \
        hand without a mark: restore the draft's numbers, or take the file as it is with --untracked take.
        """)
    }
    if !isRelated(texts.draft) {
      return Message(
        """
        \(file, "file") is not written on \(draft.name.description, "draft") nor on any other draft, as most of its text \
        differs: make the changes in the draft's own file, or take this one as it is with --untracked take.
        """)
    }
    guard !isMarked, tellsChanges else { return nil }
    return Message(
      """
      \(file, "file") changes \(paragraphs, "paragraphs") of \(draft.name.description, "draft") and has no tracked changes: they \
      were accepted already or never recorded. Ask its author for the file with its changes tracked, or take it as it is with \
      --untracked take.
      """)
  }

  /// Another draft that the file was written on: whose text it has, or of which far fewer paragraphs differ.
  private func otherDraft() throws(RecordError) -> (name: String, isSame: Bool)? {
    var best: (name: String, count: Int)?
    for other in try record.drafts() where other.name != draft.name && other.isAnnotated {
      guard let text = try? record.draftText(other.name, in: language) else { continue }
      let count = UntrackedChange.all(from: text, to: texts.original).count
      if count == 0 { return (other.name.description, true) }
      if count < best?.count ?? .max { best = (other.name.description, count) }
    }
    guard let best, found.count >= 3, best.count * 3 <= found.count else { return nil }
    return (best.name, false)
  }

  /// Whether a text has at least a third of its words in common with the file.
  private func isRelated(_ text: [UInt8]) -> Bool {
    let words = TextRedline(from: text, to: texts.original).statistics
    let most = max(words.wordsInserted, words.wordsDeleted) + words.wordsEqual
    return words.wordsEqual * 3 >= most
  }
}

extension UntrackedChange {
  /// Whether a paragraph has another number and the same words.
  var isOfNumberAlone: Bool {
    switch change {
    case .modified, .movedModified, .moved: Self.withoutNumber(old) == Self.withoutNumber(new)
    default: false
    }
  }

  /// The words without a number before them, however it is written: `12.`, `12 bis)`, `(a)`, `IV\.`, `-`.
  private static func withoutNumber(_ words: String) -> [Substring] {
    var words = words.replacing("\\", with: "").split(separator: " ")
    var taken = 0
    while let first = words.first, taken < 2, words.count > 1, isNumber(first, after: taken) {
      words.removeFirst()
      taken += 1
    }
    return words
  }

  private static func isNumber(_ word: Substring, after taken: Int) -> Bool {
    let letters = word.drop { $0 == "(" || $0 == "[" }.prefix { $0.isLetter || $0.isNumber }
    if letters.isEmpty { return ["-", "*", "+", "•", "–"].contains(word) }
    guard letters.count <= 6 else { return false }
    if letters.allSatisfy(\.isNumber) { return true }
    guard word.count > letters.count, let last = word.last, ").º°]:".contains(last) else {
      return taken > 0 && ["bis", "ter", "quater"].contains(word)
    }
    return letters.count == 1 || letters.allSatisfy { "ivxlcdmIVXLCDM".contains($0) }
      || letters.contains(where: \.isNumber)
  }
}
