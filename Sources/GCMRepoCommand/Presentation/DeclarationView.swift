import RecordComparison
import GCMRepo
import TextDiff
import RecordRendering
import RecordLocalization

/// The result of `declare`: the new text, its changes, and what should be looked at.
struct DeclarationView {
  let result: DeclarationResult
  let taken: SubmissionReader.Taken
  let marked: MarkedDraft?
  let comparison: DeclarationComparison
  let checks: [DeclarationCheck]
  let dryRun: Bool

  /// Warnings about a text by itself and in comparison with the other languages.
  static func checks(
    of text: [UInt8], language: LanguageTag, in state: RecordState
  ) throws(RecordError) -> [DeclarationCheck] {
    var checks = DeclarationCheck.brackets(in: text).map { [$0] } ?? []
    let declaration = try state.declaration()
    for other in declaration.languages where other != language {
      guard let beside = try state.text(at: declaration.path(other)) else { continue }
      checks += DeclarationCheck.structure(text, language, beside: beside, other)
    }
    return checks
  }

  func print(on console: Console) throws {
    let warnings = taken.warnings + (result.unchanged ? [] : checks.map(Warning.init))
    if console.options.format == .json {
      let answer = json(warnings)
      try console.print(json: dryRun ? answer.markedAsDryRun : answer)
    } else {
      taken.remarks.forEach(console.remark)
      warnings.map(\.sentence).forEach(console.warn)
    }
    if let problem = result.checkoutProblem { console.warn(checkoutSentence(problem, "declaration")) }
    if !result.unchanged { changeSentences.forEach(console.remark) }
    console.remark(
      dryRun
        ? Message("Nothing was written.")
        : result.unchanged
          ? Message("The declaration already has this text.")
          : Message(
            """
            The declaration in “\(result.language.description, "language")” is set by \(result.party.description, "party"). Next: gcmrepo \
            tag DRAFT -m MESSAGE
            """))
  }

  // MARK: JSON

  private func json(_ warnings: [Warning]) -> JSONValue {
    let statistics = comparison.redline.statistics
    return [
      "schema": "gcmrepo.declaration/1", "path": .string(result.path), "language": .string(result.language.description),
      "party": .string(result.party.description), "commit": .string(result.commit.description),
      "unchanged": .bool(result.unchanged),
      "submitted_at": .string(result.time.description),
      "files": [
        ["path": .string(result.originalPath), "sha256": .string(result.sha256), "bytes": .int(result.bytes)]
      ],
      "made_from": taken.returned.first?.map(\.json) ?? .null,
      "tracked": taken.tracked.first?.map(\.json) ?? .array([]),
      "on_draft": marked.map { .string($0.draft.name.description) } ?? .null,
      "untracked": .array((marked?.changes ?? []).map(\.json)),
      "compared_with": comparedWith,
      "changes": [
        "blocks": .int(comparison.changes), "words_inserted": .int(statistics.wordsInserted),
        "words_deleted": .int(statistics.wordsDeleted),
        "numbers_added": .array(comparison.added.map { .string($0) }),
        "numbers_removed": .array(comparison.removed.map { .string($0) }),
        "renumbered": .array(
          comparison.renumbered.map { ["from": .string($0.from), "to": .string($0.to)] }),
      ],
      "warnings": warnings.sentences, "warning_details": warnings.details,
    ]
  }

  private var comparedWith: JSONValue {
    switch comparison.base {
    case .draft(let name): .string(name.description)
    case .lastText, .none: .null
    }
  }

  // MARK: Sentences

  private var changeSentences: [Message] {
    let statistics = comparison.redline.statistics
    let (inserted, deleted) = (statistics.wordsInserted, statistics.wordsDeleted)
    let beside: Message
    switch comparison.base {
    case .draft(let name): beside = Message("Against \(name.description, "name")")
    case .lastText: beside = Message("Against the last text")
    case .none:
      let count = comparison.redline.new.blocks.count
      return [
        Message(
          """
          This is the first text in “\(result.language.description, "language")”: \
          \(Message(count, "{count} paragraph", "{count} paragraphs"), "count"), \
          \(Message(inserted, "{count} word", "{count} words"), "inserted").
          """)
      ]
    }
    guard comparison.changes > 0 else {
      return [Message("\(beside, "beside"), no word differs.")]
    }
    var sentences = [
      Message(
        """
        \(beside, "base"): \(Message(comparison.changes, "{count} paragraph changed", "{count} paragraphs changed"), "paragraphs"), \
        \(Message(inserted, "{count} word inserted", "{count} words inserted"), "inserted"), \
        \(Message(deleted, "{count} deleted", "{count} deleted", context: "words"), "deleted").
        """)
    ]
    if let numbers = numberSentence { sentences.append(numbers) }
    return sentences
  }

  private var numberSentence: Message? {
    var parts: [Message] = []
    if !comparison.added.isEmpty {
      parts.append(
        Message("new: \(listed(comparison.added), "listed")"))
    }
    if !comparison.removed.isEmpty {
      parts.append(
        Message("gone: \(listed(comparison.removed), "listed")"))
    }
    if !comparison.renumbered.isEmpty {
      let moves = listed(comparison.renumbered.map { "\($0.from) → \($0.to)" })
      parts.append(Message("renumbered: \(moves, "moves")"))
    }
    guard !parts.isEmpty else { return nil }
    return Message("Numbers, \(Message(parts, separator: "; "), "parts").")
  }

  /// The first words of the list: a remark is one line.
  private func listed(_ words: [String]) -> String {
    words.count <= 8 ? words.joined(separator: ", ") : words.prefix(7).joined(separator: ", ") + ", … (\(words.count))"
  }
}

extension DeclarationCheck {
  var sentence: Message {
    switch self {
    case .bracket(let bracket, let line, let words):
      bracket == "["
        ? Message("A bracket is opened and never closed in line \(line, "line") of the text: “\(words, "words")”.")
        : Message("A bracket is closed that was never opened in line \(line, "line") of the text: “\(words, "words")”.")
    case .paragraphs(let language, let count, let other, let otherCount):
      Message(
        count,
        """
        The text in “\(language.description, "language")” has {count} paragraph, that in “\(other.description, "other")” has \
        \(otherCount, "otherCount").
        """,
        """
        The text in “\(language.description, "language")” has {count} paragraphs, that in “\(other.description, "other")” has \
        \(otherCount, "otherCount").
        """)
    case .numbers(let language, let number, let other, let otherNumber):
      Message(
        """
        The numbers differ between languages: “\(language.description, "language")” has “\(number ?? "–", "number")” where \
        “\(other.description, "other")” has “\(otherNumber ?? "–", "otherNumber")”.
        """)
    }
  }
}
