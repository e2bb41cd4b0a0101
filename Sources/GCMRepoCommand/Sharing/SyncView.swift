import GCMRepo
import RecordLocalization
import RecordRendering

/// What an exchange did, for scripts and for people.
struct SyncView {
  let report: SyncReport

  var json: JSONValue {
    [
      "schema": "gcmrepo.sync/1", "received": .int(report.received),
      "received_drafts": .array(report.receivedDrafts.map { .string($0) }),
      "replayed": .array(report.replayed.map(\.json)), "sent": .int(report.sent),
      "sent_drafts": .array(report.sentDrafts.map { .string($0) }),
      "set_aside": .array(report.setAside.map(\.json)),
      "moved_on_host": .array(report.movedOnHost.map { .string($0) }),
      "findings": .array(
        report.findings.flatMap { entry in
          entry.findings.map { CommitFinding($0, of: entry.revision.commit).json() }
        }),
      "waiting": .int(report.waiting), "refusal": report.refusal.map(\.coded) ?? .null,
    ]
  }

  /// What the user should look at.
  func remarks(on console: Console) {
    for event in report.replayed {
      let subject = event.revision.subjectWording(console.language)
      switch event.outcome {
      case .replayed(_, let number?):
        console.remark(
          Message(
            """
            “\(subject, "event")” came after others, and is revision \(number, "revision") now.
            """))
      case .replayed(_, nil): break
      case .alreadyThere:
        console.remark(Message("“\(subject, "event")”: the host has the same already, so nothing was left to share."))
      case .conflict(let error):
        console.warn(Message("“\(subject, "event")” was not shared. \(error.sentence, "reason")"))
      }
    }
    for draft in report.setAside { draft.sentences(console.language).forEach(console.warn) }
    for name in report.movedOnHost {
      console.warn(
        Message(
          """
          The host moved \(name, "reference"), which never moves. It was not taken. Ask those who keep the host, and \
          compare with others.
          """))
    }
    if !report.findings.isEmpty {
      console.warn(
        Message(
          report.findings.count,
          "{count} commit that came breaks a rule of the record. See `gcmrepo audit`.",
          "{count} commits that came break a rule of the record. See `gcmrepo audit`."))
    }
    if let problem = report.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
  }

  /// One line for people.
  var summary: Message {
    guard report.received + report.sent + report.receivedDrafts.count + report.sentDrafts.count > 0 else {
      return Message("There was nothing to exchange.")
    }
    let drafts = report.receivedDrafts + report.sentDrafts
    let commits = Message(
      """
      \(Message(report.received, "{count} commit came", "{count} commits came"), "received"), \
      \(Message(report.sent, "{count} was sent", "{count} were sent"), "sent").
      """)
    guard !drafts.isEmpty else { return commits }
    return Message("\(commits, "commits") Drafts: \(drafts.joined(separator: ", "), "drafts").")
  }

  /// Whether somebody has to look at something.
  var needsAttention: Bool {
    !report.conflicts.isEmpty || !report.movedOnHost.isEmpty || !report.findings.isEmpty
      || report.setAside.contains { $0.why == .nameTaken }
  }
}

extension ReplayedEvent {
  fileprivate var json: JSONValue {
    let (name, commit, reason): (String, JSONValue, JSONValue) =
      switch outcome {
      case .replayed(let new, _): ("replayed", .string(new.description), .null)
      case .alreadyThere: ("already-there", .null, .null)
      case .conflict(let error): ("conflict", .null, error.coded)
      }
    return .object(
      revision.eventJSON + [.init("outcome", .string(name)), .init("new_commit", commit), .init("reason", reason)])
  }
}

extension Revision {
  /// What it is about, as in the outbox.
  var eventJSON: [JSONValue.Member] {
    [
      .init("commit", .string(commit.description)), .init("time", .string(time.description)),
      .init("person", .string(person)), .init("action", facts.action.map { .string($0.rawValue) } ?? .null),
      .init("party", facts.party.map { .string($0) } ?? .null),
      .init("contribution", facts.contribution.map { .string($0) } ?? .null),
      .init("revision", facts.revision.map { .int($0) } ?? .null), .init("subject", .string(subject)),
    ]
  }
}

extension SetAsideDraft {
  var json: JSONValue {
    [
      "name": .string(name), "reference": .string(reference), "why": .string(why.rawValue),
      "own": own?.asideJSON ?? .null, "host": host?.asideJSON ?? .null,
    ]
  }

  /// What became of it, and, of two drafts of one name, who made each and when.
  func sentences(_ language: InterfaceLanguage) -> [Message] {
    guard why == .nameTaken, let host, let own else { return [sentence] }
    return [
      sentence, Message("The host's: \(host.asideWording(language), "draft")."),
      Message("Yours: \(own.asideWording(language), "draft")."),
    ]
  }

  private var sentence: Message {
    switch why {
    case .nameTaken:
      Message(
        """
        The host has another draft named \(name, "name"), which stays. Yours is kept as \(reference, "reference"): compare \
        them with `gcmrepo diff \(name, "draft") \(reference, "own")`, and freeze yours under another name.
        """)
    case .stateNotShared:
      Message(
        """
        Your draft \(name, "name") froze a state that the host never had, as others wrote first. It is kept as \
        \(reference, "reference"); freeze the present state anew with `gcmrepo tag`.
        """)
    }
  }
}

extension Draft {
  /// Who made it and when, and its tag object.
  fileprivate func asideWording(_ language: InterfaceLanguage) -> String {
    [
      tagger, party?.description, time.map { dateInWords($0, language) },
      (tag ?? commit.description).prefix(10).description,
    ]
    .compactMap { $0 }.joined(separator: ", ")
  }

  fileprivate var asideJSON: JSONValue {
    [
      "tag": tag.map { .string($0) } ?? .null, "commit": .string(commit.description),
      "time": time.map { .string($0.description) } ?? .null, "tagger": tagger.map { .string($0) } ?? .null,
      "party": party.map { .string($0.description) } ?? .null,
    ]
  }
}

extension RecordError {
  /// An object with its code, its facts and its sentence.
  var coded: JSONValue {
    .object([.init("code", .string(code.rawValue)), .init("sentence", .string(sentence(.en)))] + facts.json)
  }
}
