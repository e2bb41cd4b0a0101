import DocumentModel
import Documents
import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// Adds or changes an entry of the record's facts on behalf of a command, and says what became of it.
struct EntryWriting {
  let console: Console
  let record: Record
  let state: RecordState
  let identity: Identity
  let party: PartyCode?
  let options: KeepOptions
  let isDryRun: Bool

  init(_ console: Console, _ options: KeepOptions) throws {
    self.console = console
    self.options = options
    record = try console.openRecordToWrite(branch: options.target.branch)
    state = try record.current()
    identity = try console.identity(options.write, in: record)
    party = try state.partyCode(named: options.party)
    isDryRun = options.write.dryRun
  }

  /// The day on which the command acts, in UTC.
  var today: CalendarDay { CalendarDay(Timestamp.now) }

  /// Writes an edit and prints the answer.
  func write(_ edit: EntryEdit) async throws {
    try await answer(try await kept(edit))
  }

  /// Adds an entry from options.
  ///
  /// - Parameters:
  ///   - isComplete: whether the options name what an entry must have; else an editor asks for it, where there is a
  ///     person to be asked.
  ///   - isGiven: whether options name anything.
  ///   - source: the file that holds the entry instead of options.
  ///   - edit: the edit; with `true` one that may lack what is required.
  func add(
    isComplete: Bool, isGiven: Bool, from source: ChangeSource, _ edit: (Bool) -> EntryEdit
  ) async throws {
    if let path = source.fromFile { return try await take(path, of: edit(true), isGiven: isGiven) }
    if options.edit || !isComplete && Console.isInteractive {
      let draft = edit(true)
      return try await self.edit(try state.file(with: draft, on: today), draft.kind)
    }
    try await write(edit(false))
  }

  /// Changes an entry by options, by a file, or in an editor.
  ///
  /// - Parameter isGiven: whether options say what changes.
  func change(from source: ChangeSource, isGiven: Bool, _ edit: EntryEdit) async throws {
    if let path = source.fromFile {
      return try await take(path, of: edit, isGiven: isGiven)
    }
    if options.edit || !isGiven && Console.isInteractive {
      return try await self.edit(try state.file(with: edit, on: today), edit.kind)
    }
    guard isGiven else {
      throw CommandFailure(
        .usage,
        Message("Say what changes with options, give the changed file with --from-file, or open an editor with --edit.")
      )
    }
    try await write(edit)
  }

  /// Writes a file that a person made from that of an edit.
  private func take(_ path: String, of edit: EntryEdit, isGiven: Bool) async throws {
    guard !isGiven, !options.edit else {
      throw CommandFailure(.usage, Message("--from-file holds the whole change; leave the other options out."))
    }
    let opened = try state.file(with: edit, on: today)
    let saved = try EditedEntryFile.read(path)
    let entry: KeptEntry
    do throws(RecordError) {
      entry = try await kept(.saved(saved.text, of: opened, edit.kind))
    } catch {
      throw error.placed(saved.lines)
    }
    try await answer(entry)
  }

  static func bytes(of path: String, limit: Int = 1_000_000) throws(CommandFailure) -> [UInt8] {
    var limits = DocumentLimits.standard
    limits.bytes = limit
    do throws(DocumentError) { return try SubmittedFile.read(path: path, limits: limits).bytes } catch {
      throw CommandFailure(error)
    }
  }

  func kept(_ edit: EntryEdit) async throws(RecordError) -> KeptEntry {
    do {
      return try await console.writing {
        try await record.keep(
          edit, party: party, message: options.message.map { nfc($0) }, as: identity, dryRun: isDryRun)
      }
    } catch let error as RecordError {
      throw error
    } catch {
      throw .cancelled
    }
  }

  func answer(_ entry: KeptEntry) async throws {
    let shared = await SharedWrite(
      sharing: record, as: identity, options.target, isWritten: !isDryRun, on: console)
    let uses = try state.usesToRead(after: entry.file)
    let lines = ChangedLines(from: entry.file.before ?? [], to: entry.file.after)
    if console.options.format == .json {
      let isWritten = entry.outcome.isUnchanged || !isDryRun
      var answer: JSONValue = [
        "schema": "gcmrepo.entry/1", "entry": .string(entry.kind.rawValue), "id": .string(entry.id),
        "path": .string(entry.file.file.path), "party": .string(entry.party.description),
        "commit": isWritten ? .string(shared.commit(entry.outcome.commit).description) : .null,
        "unchanged": .bool(entry.outcome.isUnchanged),
        "removed": .array(lines.removed.map { .string($0) }), "added": .array(lines.added.map { .string($0) }),
      ]
      if !uses.isEmpty { answer = answer.with([.init("uses", .array(uses.flatMap(\.json)))]) }
      try console.print(json: isDryRun ? answer.markedAsDryRun : answer)
    } else if !lines.isEmpty {
      let said: [String] = [entry.file.file.path] + lines.removed.map { "- " + $0 } + lines.added.map { "+ " + $0 }
      try console.print(said.map { TerminalText.neutralised($0) + "\n" }.joined())
    }
    if let problem = entry.outcome.checkoutProblem {
      console.warn(checkoutSentence(problem, entry.file.file.path))
    }
    console.remark(sentence(of: entry))
    try GlossaryShow.showToRead(uses, on: console)
    try shared.finish(on: console)
  }

  private func sentence(of entry: KeptEntry) -> Message {
    if entry.outcome.isUnchanged {
      return Message("\(entry.id, "id") is already so in the record; nothing was written.")
    }
    if isDryRun { return Message("\(entry.id, "id") would be recorded; nothing was written.") }
    return Message("\(entry.id, "id") is recorded, on behalf of \(entry.party.description, "party").")
  }
}

/// The lines in which two versions of a small file differ.
struct ChangedLines {
  let removed: [String]
  let added: [String]

  var isEmpty: Bool { removed.isEmpty && added.isEmpty }

  init(from before: [UInt8], to after: [UInt8]) {
    let (old, new) = (Self.lines(before), Self.lines(after))
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (left, right) = (old.dropFirst(head).dropLast(tail), new.dropFirst(head).dropLast(tail))
    // Between two long parts every line counts as changed: comparing them takes their product.
    guard left.count * right.count < 1_000_000 else {
      (removed, added) = (left.map(String.init), right.map(String.init))
      return
    }
    let difference = Array(right).difference(from: Array(left))
    removed = difference.removals.map { Self.line(of: $0) }
    added = difference.insertions.map { Self.line(of: $0) }
  }

  private static func line(of change: CollectionDifference<Substring>.Change) -> String {
    switch change {
    case .insert(_, let line, _), .remove(_, let line, _): String(line)
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
