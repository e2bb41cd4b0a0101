import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct KeysAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Admit a person's key for a party."),
    discussion: .message(
      """
      A secretariat admits the first key of a party. Later ones the party admits itself, or both secretariats do, each with \
      the same command.

      For example: gcmrepo keys add ana.pub --party CL --person "Ana Rojas <ana@example.org>"
      """))

  @Argument(help: .message("The file of the public key.", value: "key.pub"), completion: .file())
  var key: String

  @Option(help: .message("The party for which the person signs.", value: "code"), completion: RecordCompletion.parties)
  var party: String

  @Option(help: .message("The person; the address is not kept.", value: "Name <address>"))
  var person: String

  @Option(help: .message("The person's id, else made from the name: ana-rojas.", value: "id"))
  var id: String?

  @Option(help: .message("The person's role in the party, such as focal-point.", value: "role"))
  var role: String?

  @Option(help: .message("When the key begins to be valid.", value: "time"))
  var validFrom: String?

  @Option(help: .message("Until when the key is valid.", value: "time"))
  var validUntil: String?

  @OptionGroup var keep: KeyOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let name = Console.person(person)?.name ?? person
    let person = try id.map { text throws(RecordError) in
      guard let id = PersonID(text) else { throw .invalidEntryID(.person, given: text) }
      return id
    }
    let admission = KeyAdmission(
      party: try state.party(named: party).code, key: try PublicKeyFile.line(at: key), name: name, id: person,
      role: role, validFrom: try KeyOptions.time(validFrom), validUntil: try KeyOptions.time(validUntil))
    let identity = try console.identity(write, in: record)
    let acting = try state.partyCode(named: keep.by)
    let made = try await console.writing {
      try await record.addKey(admission, party: acting, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    try keep.tell(made, shared, dryRun: write.dryRun, on: console)
    if made.isProposed {
      console.remark(
        Message(
          "The key is proposed. The other secretariat agrees with the same command; until then it does not sign."))
    } else {
      console.remark(
        Message(
          "\(made.person.description, "person") signs for \(made.party.description, "party") with the key \(made.fingerprint, "key")."
        ))
    }
    try shared.finish(on: console)
  }
}

struct KeysRevoke: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: .message("Revoke a key from a time on; what the record received before stays valid."),
    discussion: .message("For example: gcmrepo keys revoke SHA256:... --from 2018-01-31T12:00:00Z -m \"Laptop stolen\"")
  )

  @Argument(help: .message("The key, as `gcmrepo keys list` shows it.", value: "fingerprint"))
  var fingerprint: String

  @Option(help: .message("From when; else from now.", value: "time"))
  var from: String?

  @Option(name: .shortAndLong, help: .message("Why it is revoked.", value: "message"))
  var message: String

  @OptionGroup var keep: KeyOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let acting = try record.current().partyCode(named: keep.by)
    let time = try KeyOptions.time(from)
    let made = try await console.writing {
      try await record.revokeKey(
        fingerprint, from: time, because: message, party: acting, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    try keep.tell(made, shared, dryRun: write.dryRun, on: console)
    console.remark(
      Message(
        "The key \(made.fingerprint, "key") of \(made.person.description, "person") is revoked from \((time ?? made.outcome.time).description, "time") on."
      ))
    try shared.finish(on: console)
  }
}

struct KeysRotate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: .message("Replace a key by a new one of the same person."),
    discussion: .message("For example: gcmrepo keys rotate SHA256:... new.pub"))

  @Argument(help: .message("The old key, as `gcmrepo keys list` shows it.", value: "fingerprint"))
  var old: String

  @Argument(help: .message("The file of the new public key.", value: "new.pub"), completion: .file())
  var new: String

  @OptionGroup var keep: KeyOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let acting = try record.current().partyCode(named: keep.by)
    let line = try PublicKeyFile.line(at: new)
    let made = try await console.writing {
      try await record.rotateKey(old, to: line, party: acting, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    try keep.tell(made, shared, dryRun: write.dryRun, on: console)
    console.remark(
      Message(
        "\(made.person.description, "person") signs for \(made.party.description, "party") with the key \(made.fingerprint, "key") from now on."
      ))
    try shared.finish(on: console)
  }
}

/// What the commands that change keys share.
struct KeyOptions: ParsableArguments {
  @Option(
    help: .message("The party that decides; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var by: String?

  /// A time in RFC 3339, or a day, which begins at midnight UTC.
  static func time(_ text: String?) throws(CommandFailure) -> Timestamp? {
    guard let text else { return nil }
    // Also a time with its offset and without seconds.
    guard let time = (try? ZonedTime(text, zone: nil))?.time ?? Timestamp(text + "T00:00:00Z") else {
      throw CommandFailure(
        .usage, Message("“\(text, "given")” is not a time. Write it as 2018-01-31 or 2018-01-31T12:00:00Z."))
    }
    return time
  }

  func tell(_ made: KeyOutcome, _ shared: SharedWrite, dryRun: Bool, on console: Console) throws {
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.key/1", "fingerprint": .string(made.fingerprint), "party": .string(made.party.description),
        "person": .string(made.person.description), "proposed": .bool(made.isProposed),
        "commit": dryRun ? .null : .string(shared.commit(made.outcome.commit).description),
      ]
      try console.print(json: dryRun ? answer.markedAsDryRun : answer)
    }
    if let problem = made.outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    if dryRun { console.remark(Message("Nothing was written.")) }
  }
}
