import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The draft that submitted files were written on: what they change must be marked in them.
struct MarkedDraft {
  let draft: Draft
  let state: RecordState
  private let record: Record
  /// For each file, what it changes without a mark.
  private(set) var changes: [UntrackedChange] = []

  init(named name: String, in record: Record) throws(RecordError) {
    self.record = record
    draft = try record.draft(named: name)
    state = try record.state(at: draft.commit)
  }

  var base: DraftBase { DraftBase(draft: draft.name, untracked: changes.count) }

  /// Compares the original view of each file with the draft's text in its language.
  ///
  /// - Throws: for what differs, unless it is taken; each difference is said before.
  mutating func check(
    _ taken: inout SubmissionReader.Taken, take: Bool, isProposal: Bool = false, on console: Console
  ) async throws {
    var refusal: Message?
    for file in taken.files where !isProposal || Self.canMark(file) {
      let (found, tellsChanges) = try await untracked(in: file)
      changes += found
      let lines = found.prefix(Self.mostLines).map { $0.sentence(file: file.name) }
      if take {
        taken.warnings += zip(found, lines).map { change, sentence in
          Warning(
            code: "untracked-change", facts: [.init("file", .string(file.name))] + (change.json.members ?? []),
            sentence: sentence)
        }
      } else {
        lines.forEach(console.warn)
      }
      if refusal == nil, !found.isEmpty, !take {
        let diagnosis = isProposal ? try await diagnosis(of: file, found, tellsChanges: tellsChanges) : nil
        refusal = diagnosis ?? self.refusal(file.name, found.count, tellsChanges: tellsChanges)
      }
      if found.isEmpty {
        taken.remarks.append(
          Message(
            "\(file.name, "file") was written on \(draft.name.description, "draft"), and marks all that it changes there."
          ))
      }
    }
    if let refusal { throw CommandFailure(.refusedInput, refusal) }
  }

  /// The same for a proposal: a file of a kind that has no tracked changes is compared with the draft, so that all that
  /// differs is proposed. The changes of the others keep their authors, and comments as their reasons.
  mutating func checkProposal(
    _ taken: inout SubmissionReader.Taken, _ reading: TrackedReading, take: Bool, on console: Console
  ) async throws {
    try await check(&taken, take: take, isProposal: true, on: console)
    let converter = self.converter
    // The changes are what is proposed, and the comments are its reasons.
    taken.warnings.removeAll { $0.code == "comments" || $0.code == "tracked-changes" && reading == .accepted }
    for place in taken.files.indices where Self.canMark(taken.files[place]) {
      let file = taken.files[place]
      let returned = taken.returned.indices.contains(place) ? taken.returned[place] : nil
      let text = try text(in: file.language)
      do throws(DocumentError) {
        let marked = try await MarkedChanges(
          of: file, on: text, reading, returned: returned, converter)
        taken.files[place].changes = marked.changes
        taken.remarks += marked.remarks(of: file.name)
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  /// Whether a file is of a kind that has tracked changes.
  private static func canMark(_ file: Submission.File) -> Bool {
    DocumentFormat(fileExtension: file.fileExtension)?.tellsChanges == true
  }

  /// What seems to have happened to a file that changes the draft without marks.
  private func diagnosis(
    of file: Submission.File, _ found: [UntrackedChange], tellsChanges: Bool
  ) async throws -> Message? {
    let submitted = SubmittedFile(name: file.name, bytes: file.original)
    let review = try await converter.review(of: submitted)
    return try UnmarkedProposal(
      file: file.name, draft: draft, record: record, language: file.language, found: found,
      texts: (try text(in: file.language), try await converter.text(of: submitted, .rejected)),
      isMarked: review.changes.contains { $0.kind != .formatting }, tellsChanges: tellsChanges
    ).sentence()
  }

  private func text(in language: LanguageTag) throws(RecordError) -> [UInt8] {
    try state.text(of: .declaration(try state.declaration()), language: language)
  }

  private var converter: Converter {
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    return Converter(limits: limits)
  }

  private static let mostLines = 50

  private func refusal(_ file: String, _ count: Int, tellsChanges: Bool) -> Message {
    let paragraphs = Message(count, "{count} paragraph", "{count} paragraphs")
    return tellsChanges
      ? Message(
        """
        \(file, "file") changes \(paragraphs, "paragraphs") of \(draft.name.description, "draft") without marking it as a \
        tracked change. Ask its author for a file with all changes tracked, or take it as it is with --untracked take.
        """)
      : Message(
        """
        \(file, "file") changes \(paragraphs, "paragraphs") of \(draft.name.description, "draft"), and a file of this kind has \
        no tracked changes that could mark it. Submit a Word or OpenDocument file with tracked changes, or take it as it is \
        with --untracked take.
        """)
  }

  /// What a file changes without a mark, and whether its format has marks.
  private func untracked(in file: Submission.File) async throws -> ([UntrackedChange], tellsChanges: Bool) {
    let draftText = try text(in: file.language)
    let converter = self.converter
    do {
      let submitted = SubmittedFile(name: file.name, bytes: file.original)
      let document = try await converter.convert(submitted, TrackedReading(.rejected))
      let tellsChanges = document.format.tellsChanges
      var found = UntrackedChange.all(from: draftText, to: document.text)
      if found.isEmpty { return ([], tellsChanges) }
      // A file that was made from a text of this record: its spelling is that of the document, not of the text.
      if let label = document.label, let returned = ReturnedDocument(label, else: Declaration.name, in: state.record) {
        let ours = try await converter.convert(submitted, TrackedReading(.rejected), isOurs: true)
        let text = await returned.respelled(ours.text, format: document.format, converter)
        found = UntrackedChange.all(from: draftText, to: text)
        if found.isEmpty { return ([], tellsChanges) }
      }
      // The draft's own file, read as this one: an older reader may have spelled the same words otherwise.
      let path = Declaration(languages: []).path(file.language)
      if let original = try state.originals(of: [path]).original(of: path) {
        let again = try? await converter.convert(
          SubmittedFile(name: "draft." + original.fileExtension, bytes: original.bytes))
        if let again {
          let others = UntrackedChange.all(from: again.text, to: document.text)
          if others.count < found.count { found = others }
        }
      }
      return (found, tellsChanges)
    } catch let error as DocumentError {
      throw CommandFailure(error)
    }
  }
}

extension MarkedChanges {
  /// What of a file's marks is not in the proposal.
  fileprivate func remarks(of file: String) -> [Message] {
    var remarks: [Message] = []
    if !unplaced.isEmpty {
      let first = unplaced[0].text.prefix(60)
      remarks.append(
        Message(
          unplaced.count,
          "{count} comment of \(file, "file") stands at no change, and is kept in the file alone: “\(first, "first")”",
          "{count} comments of \(file, "file") stand at no change, and are kept in the file alone; the first: “\(first, "first")”"
        ))
    }
    if authorsNotToldApart > 0 {
      remarks.append(
        Message(
          authorsNotToldApart, "The changes of {count} more author of \(file, "file") are not told apart.",
          "The changes of {count} more authors of \(file, "file") are not told apart."))
    }
    return remarks
  }
}

extension UntrackedChange {
  /// An entry of `untracked`.
  var json: JSONValue {
    [
      "change": .string(change.rawValue), "paragraph": .int(paragraph), "number": number.map { .string($0) } ?? .null,
      "old": .string(old), "new": .string(new),
    ]
  }

  /// What differs, with the words around the first difference.
  func sentence(file: String) -> Message {
    let place = number ?? String(paragraph)
    switch change {
    case .inserted: return Message("\(file, "file"), not marked as new: “\(Self.shown(new, from: 0), "words")”")
    case .deleted:
      return Message(
        "\(file, "file"), paragraph \(place, "place") is gone without a mark: “\(Self.shown(old, from: 0), "words")”")
    case .moved:
      return Message(
        "\(file, "file"), paragraph \(place, "place") was moved without a mark: “\(Self.shown(new, from: 0), "words")”")
    default:
      let same = zip(old, new).prefix { $0 == $1 }.count
      return Message(
        """
        \(file, "file"), paragraph \(place, "place") was changed without a mark: “\(Self.shown(old, from: same), "old")” is now \
        “\(Self.shown(new, from: same), "new")”
        """)
    }
  }

  private static func shown(_ words: String, from place: Int) -> String {
    let start = max(0, place - 30)
    let part = words.dropFirst(start)
    return (start > 0 ? "…" : "") + part.prefix(120) + (part.count > 120 ? "…" : "")
  }
}
