import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// `gcmrepo rules`: who may do what.
struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: .message("Who may do what in the record, and what needs whose agreement."),
    subcommands: [RulesShow.self, RulesExplain.self, RulesChange.self],
    defaultSubcommand: RulesShow.self)
}

struct RulesShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show the rules of the record."),
    discussion: .message("For example: gcmrepo rules show --format json"))

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().current()
    let rights = state.grants()
    let language = console.answerLanguage
    let human = console.options.format == .table
    let table = Table(
      columns: [
        .init(key: "action", title: Message("Action")(language)),
        .init(key: "granted_to", title: Message("Who may")(language)),
      ],
      rows: rights.map { right, grants in
        [
          .text(human ? right.wording(language) : right.rawValue),
          human
            ? .text(grants.map { $0.wording(language) }.joined(separator: ", ")) : .list(grants.map(\.word)),
        ]
      })
    let rules = state.configuration.rules
    try await console.print(
      table, schema: "gcmrepo.rules/1", key: "rights",
      extra: [
        ("version", rules.map { .int($0.version) } ?? .null),
        ("signatures", .bool(rules?.requiresSignatures ?? false)),
        ("drafts", rules?.drafts?.json ?? .null),
        ("commits_in_a_push", rules.map { .int($0.commitsInAPush) } ?? .null),
        (
          "deadlines",
          .array(
            (rules?.deadlines ?? []).map {
              ["kind": .string($0.kind.rawValue), "until": .string($0.until.description)]
            })
        ),
        ("silence_grace_hours", rules.map { .int($0.silenceGraceHours) } ?? .null),
      ])
    guard let rules else {
      console.remark(Message("The record is open: nobody must sign, and one person can keep it."))
      return
    }
    console.remark(
      rules.requiresSignatures
        ? Message(
          "Each commit and draft is signed with a key of its party. These are rules of version \(rules.version, "version")."
        )
        : Message("Nobody must sign. These are rules of version \(rules.version, "version")."))
    if let drafts = rules.drafts { console.remark(drafts.sentence) }
    for deadline in rules.deadlines {
      console.remark(
        Message("Until \(deadline.until.description, "time") for \(deadline.kind.rawValue, "kind")."))
    }
    if rules.silenceGraceHours > 0 {
      console.remark(
        Message(
          rules.silenceGraceHours,
          "What a State mailed before the end of a silence procedure may be sent in for {count} hour after it.",
          "What a State mailed before the end of a silence procedure may be sent in for {count} hours after it."))
    }
  }
}

struct RulesExplain: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: .message("Say whether a party, or the holder of a key, may do something, and why."),
    discussion: .message("For example: gcmrepo rules explain declare --as CL"))

  @Argument(
    help: .message("submit, inform, withdraw, on_behalf, declare, record, admit or tag.", value: "action"),
    completion: .list(Right.allCases.map(\.rawValue)))
  var action: String

  @Option(
    name: .customLong("as"), help: .message("A party's code, or a key's fingerprint.", value: "CODE|FINGERPRINT"),
    completion: RecordCompletion.parties)
  var actor: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().current()
    guard let right = Right(rawValue: action) else {
      throw CommandFailure(
        .usage,
        Message(
          "There is no action “\(action, "given")”. It is one of \(Right.allCases.map(\.rawValue).joined(separator: ", "), "actions")."
        ))
    }
    let answer = try state.explain(right, as: actor)
    let language = console.answerLanguage
    let who = answer.grants.map { $0.wording(language) }.joined(separator: ", ")
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.right/1", "action": .string(right.rawValue), "party": .string(answer.party.description),
        "permitted": .bool(answer.isPermitted), "granted_to": .array(answer.grants.map { .string($0.word) }),
        "key_state": answer.key.map { .string(KeyState($0, at: .now).rawValue) } ?? .null,
      ])
    }
    let party = answer.party.description
    let does = right.wording(console.language)
    console.remark(
      answer.isPermitted
        ? Message("\(party, "party") may: \(does, "action"). The rules grant it to \(who, "who").")
        : Message("\(party, "party") may not: \(does, "action"). The rules grant it to \(who, "who")."))
    if let key = answer.key, KeyState(key, at: .now) != .valid {
      console.remark(
        Message(
          "The key \(key.fingerprint, "key") does not sign: \(KeyState(key, at: .now).wording(console.language), "state")."
        ))
    }
    if !answer.isPermitted || answer.key.map({ KeyState($0, at: .now) != .valid }) == true { throw CommandFailure.no }
  }
}

struct RulesChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change the rules, or agree to a change that another body proposed."),
    discussion: .message(
      """
      The file is the whole gcmrepo.yml with the change, and the version of its rules raised by one. Where several must \
      agree, it is a proposal until each has given the same file.

      For example: gcmrepo rules change gcmrepo.yml -m "Two weeks more for inputs"
      """))

  @Argument(help: .message("The file with the new gcmrepo.yml.", value: "file"), completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: .message("Why the rules change.", value: "message"))
  var message: String

  @Option(
    help: .message("The body that decides; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let acting = try record.current().partyCode(named: party)
    let bytes = try EntryWriting.bytes(of: file)
    let made = try await console.writing {
      try await record.changeConfiguration(
        to: bytes, because: message, party: acting, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.rules_change/1", "party": .string(made.party.description),
        "proposed": .bool(made.isProposed),
        "commit": write.dryRun ? .null : .string(shared.commit(made.outcome.commit).description),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    if let problem = made.outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    console.remark(
      write.dryRun
        ? Message("Nothing was written.")
        : made.isProposed
          ? Message(
            "The change is proposed. It holds once the others who must agree give the same file to this command.")
          : Message("The rules are changed."))
    try shared.finish(on: console)
  }
}
