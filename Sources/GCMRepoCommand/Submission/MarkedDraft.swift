import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The draft that submitted files were written on: what they change must be marked in them.
struct MarkedDraft {
  let draft: Draft
  let state: RecordState
  /// For each file, what it changes without a mark.
  private(set) var changes: [UntrackedChange] = []

  init(named name: String, in record: Record) throws(RecordError) {
    draft = try record.draft(named: name)
    state = try record.state(at: draft.commit)
  }

  var base: DraftBase { DraftBase(draft: draft.name, untracked: changes.count) }

  /// Compares the original view of each file with the draft's text in its language.
  ///
  /// - Throws: for what differs, unless it is taken; each difference is said before.
  mutating func check(
    _ taken: inout SubmissionReader.Taken, take: Bool, on console: Console
  ) async throws {
    var unmarked: (file: String, changes: Int, tellsChanges: Bool)?
    for file in taken.files {
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
      if unmarked == nil, !found.isEmpty { unmarked = (file.name, found.count, tellsChanges) }
      if found.isEmpty {
        taken.remarks.append(
          Message(
            "\(file.name, "file") was written on \(draft.name.description, "draft"), and marks all that it changes there."
          ))
      }
    }
    guard let unmarked, !take else { return }
    throw CommandFailure(.refusedInput, refusal(unmarked.file, unmarked.changes, tellsChanges: unmarked.tellsChanges))
  }

  /// The same for a proposal: a file of a kind that has no tracked changes is compared with the draft, so that all that
  /// differs is proposed.
  mutating func checkProposal(_ taken: inout SubmissionReader.Taken, take: Bool, on console: Console) async throws {
    let marked = taken.files.filter { DocumentFormat(fileExtension: $0.fileExtension)?.tellsChanges == true }
    guard !marked.isEmpty else { return }
    try await check(&taken, take: take, on: console)
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
    let declaration = RecordDocument.declaration(try state.declaration())
    let draftText = try state.text(of: declaration, language: file.language)
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    let converter = Converter(limits: limits)
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
