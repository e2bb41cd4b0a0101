import GCMRepo
import GitStore
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file that a person's editor opens: an entry's file with explanations, whose lines begin with `#:` and are taken
/// out when it is read back.
struct EditedEntryFile {
  let path: String

  private static let mark = "#: "

  /// Makes the file in a folder of its own that only this user can read.
  init(_ opened: EditedFile) throws(CommandFailure) {
    let name = opened.file.path.split(separator: "/").last.map(String.init) ?? "entry.yml"
    var template = Array(((Console.environment("TMPDIR") ?? "/tmp") + "/gcmrepo-edit-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else { throw Self.failure(errno) }
    path = String(cString: made) + "/" + name
  }

  /// Writes a text below explanations.
  func write(_ text: [UInt8], below explanations: [String]) throws(CommandFailure) {
    let head = explanations.map { Self.mark + $0 + "\n" }.joined()
    let bytes = Array(head.utf8) + text
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.failure(errno) }
    defer { close(file) }
    guard bytes.withUnsafeBytes({ writeAll(file, $0) }) else { throw Self.failure(errno) }
  }

  /// The text without the explanations, and the number in the file of each of its lines.
  static func read(_ path: String) throws(CommandFailure) -> (text: [UInt8], lines: [Int]) {
    withoutExplanations(try EntryWriting.bytes(of: path))
  }

  static func withoutExplanations(_ bytes: [UInt8]) -> (text: [UInt8], lines: [Int]) {
    let mark = mark.utf8.dropLast()
    var (text, lines): ([UInt8], [Int]) = ([], [])
    for (place, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      // Some editors write a byte order mark, and CR before each LF.
      let line = place == 0 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      if line.starts(with: mark) { continue }
      if !lines.isEmpty { text.append(UInt8(ascii: "\n")) }
      text += line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      lines.append(place + 1)
    }
    if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    return (text, lines)
  }

  func remove() {
    unlink(path)
    rmdir(path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
  }

  private static func failure(_ number: Int32) -> CommandFailure {
    CommandFailure(
      .outsideProgramFailed,
      Message("The text for the editor could not be stored: \(systemReason(number), "reason"). Nothing was written."))
  }
}

extension EntryWriting {
  /// Lets the person edit a file until what is saved can be recorded, or nothing more is wanted.
  ///
  /// What is saved is written only if the record has not changed there since it was opened.
  func edit(_ opened: EditedFile, _ kind: EntryKind) async throws {
    // Before the person has worked for nothing.
    let party = try state.body(named: party, actingPerson: identity.committer.email, for: kind.right)
    let editor = try Editor()
    let file = try EditedEntryFile(opened)
    let explanations = Self.explanations(kind, party: party.code, in: state).map { $0(console.language) }
    var (text, fault): ([UInt8], Message?) = (opened.after, nil)
    while true {
      try file.write(text, below: (fault.map { [$0(console.language), ""] } ?? []) + explanations)
      do throws(CommandFailure) {
        try await editor.open(file.path)
      } catch {
        // After a fault the file holds what the person has typed before.
        guard fault == nil else { throw kept(file, error) }
        file.remove()
        throw error
      }
      let saved = try EditedEntryFile.read(file.path)
      guard saved.text != EditedEntryFile.withoutExplanations(opened.after).text else {
        file.remove()
        return console.remark(Message("The text was not changed; nothing was written."))
      }
      let entry: KeptEntry
      do throws(RecordError) {
        entry = try await kept(.saved(saved.text, of: opened, kind))
      } catch {
        let error = error.placed(saved.lines)
        guard error.code == .invalidEntry, Console.isInteractive else { throw kept(file, CommandFailure(error)) }
        console.report(CommandFailure(error))
        guard asksAgain() else { throw kept(file, CommandFailure(error)) }
        (text, fault) = (saved.text, error.sentence)
        continue
      }
      file.remove()
      return try await answer(entry)
    }
  }

  private func asksAgain() -> Bool {
    Console.write(Message("Edit it again? (y/n) ")(console.language), to: STDERR_FILENO)
    guard let answer = readLine() else { return false }
    // No, não and non begin alike.
    return !answer.lowercased().hasPrefix("n")
  }

  /// The failure that names where the person's text is.
  private func kept(_ file: EditedEntryFile, _ failure: CommandFailure) -> CommandFailure {
    CommandFailure(
      failure.status,
      failure.sentence
        + Message(" Your text is kept in \(file.path, "path"); give it again with --from-file."),
      detail: failure.detail)
  }

  private static func explanations(_ kind: EntryKind, party: PartyCode, in state: RecordState) -> [Message] {
    let languages = state.configuration.languages.map(\.description).joined(separator: ", ")
    let conferences = state.configuration.conferences.map(\.code).joined(separator: ", ")
    let keys: [Message] =
      switch kind {
      case .meeting:
        [
          Message("title, place: by language (\(languages, "languages")); start, end: 2018-02-01 or 2018-02-01T09:30"),
          Message("time_zone: such as America/Panama; conferences: \(conferences, "conferences")"),
          Message("participants: codes of States and bodies; status: planned, held, cancelled"),
        ]
      case .agreement:
        [
          Message("text: by language (\(languages, "languages")); responsible: codes of States and bodies"),
          Message("due: the last day, such as 2018-02-01; meeting: the id of the meeting at which it is done"),
          Message("status: open, in-progress, done, dropped"),
        ]
      case .term:
        [
          Message(
            "id: a short name such as unaccompanied-child; names: the term by language (\(languages, "languages"))"),
          Message("status: proposed, under-discussion, agreed, deprecated; related: ids of other terms"),
          Message(
            "use: the id of the term to use instead; agreed: the agreed definition by language; notes: by language"),
          Message("forms: other names, with language, text and status: preferred, admitted, deprecated"),
          Message(
            """
            definitions: one entry for each, with conferences (\(conferences, "conferences")) or by, text and source
            """),
        ]
      case .duty:
        [
          Message("id: a short name; title: by language (\(languages, "languages")); responsible: codes of States and bodies"),
          Message("every_months: 12 for a year; since, until: days such as 2018-02-01"),
          Message("met_by: the meetings that do it, by conferences, participants, themes, or a word of their id as name"),
        ]
      case .person:
        [
          Message("focal_points: name, office, role, languages; from, until: days such as 2018-02-01"),
          Message(
            "public_contact: email, telephone, web that may be published; every copy of the record keeps them for ever"),
        ]
      }
    return [
      Message("What you save is checked, and recorded on behalf of \(party.description, "party")."),
      Message("Lines that begin with #: are not kept. Close the editor without a change to write nothing."),
    ] + keys + [.empty]
  }
}

extension RecordError {
  /// The error with the line in the file that the person sees.
  func placed(_ lines: [Int]) -> RecordError {
    guard let line = facts.number(.line), lines.indices.contains(line - 1) else { return self }
    var facts = facts
    facts[.line] = .number(lines[line - 1])
    return RecordError(code, facts)
  }
}

extension Console {
  /// Whether a person is there to be asked.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && outputIsTerminal }
}
