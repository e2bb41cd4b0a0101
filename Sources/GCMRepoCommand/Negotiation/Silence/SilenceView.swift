import GCMRepo
import RecordLocalization
import RecordRendering

extension SilenceStanding.State {
  /// The standing in words.
  var wording: Message {
    switch self {
    case .open: Message("open")
    case .broken: Message("broken")
    case .grace: Message("over; what was mailed before may still be sent in")
    case .over: Message("over; not closed yet")
    case .agreed: Message("agreed")
    case .ended: Message("closed as broken")
    }
  }
}

extension SilenceProcedure {
  /// Its end, in the zone in which it was set.
  var end: ZonedTime { ZonedTime(until, in: timeZone) }

  /// The procedure as keys of a JSON object.
  var json: [JSONValue.Member] {
    func act(_ act: Act) -> [JSONValue.Member] {
      [
        .init("at", .string(act.time.description)), .init("person", .string(act.person)),
        .init("party", .string(act.party.description)),
      ]
    }
    return [.init("id", .string(id.string))] + text.json + [
      .init("until", .string(until.description)), .init("until_local", .string(end.local)),
      .init("time_zone", timeZone.map { .string($0.description) } ?? .null), .init("grace_hours", .int(graceHours)),
      .init("why", why.map { .string($0) } ?? .null), .init("opened", .object(act(opened))),
      .init(
        "closed",
        closing.map { closing in
          .object(
            [
              .init("result", .string(closing.result.rawValue)),
              .init("why", closing.why.map { .string($0) } ?? .null),
            ] + act(closing.act))
        } ?? .null),
    ]
  }
}

extension AdoptedDraft {
  /// The exact draft as keys of a JSON object.
  var json: [JSONValue.Member] {
    [
      .init("draft", .string(draft.description)), .init("draft_commit", .string(commit.description)),
      .init("tag", .string(tag)), .init("manifest_sha256", .string(manifest)),
    ]
  }
}

extension Objection {
  /// The objection as keys of a JSON object.
  var json: [JSONValue.Member] {
    paragraph.json + [
      .init("why", .string(why)), .init("mailed_at", mail.map { .string($0.time.description) } ?? .null),
      .init("mail_sha256", mail?.sha256.map { .string($0) } ?? .null),
    ] + stamp.json
  }
}

extension SilenceStanding {
  /// The codes of the States that object, in the order in which they did.
  var objecting: [String] {
    var codes: [String] = []
    for voice in voices where !codes.contains(voice.party.description) { codes.append(voice.party.description) }
    return codes
  }

  var json: [JSONValue.Member] {
    procedure.json + [
      .init("state", .string(state.rawValue)),
      .init(
        "objections",
        .array(
          voices.map { voice in
            .object(
              [.init("party", .string(voice.party.description))] + voice.objection.json + [
                .init("commit", .string(voice.commit.description)),
                .init("received_at", .string(voice.received.description)),
                .init("received_by_host", .bool(voice.isReceivedByHost)),
              ])
          })), .init("silent", .array(silent.map { .string($0.description) })),
    ]
  }

  /// The procedure for a terminal: its facts, and a table of the objections.
  func text(_ style: TerminalStyle, _ language: InterfaceLanguage) -> String {
    let opened = procedure.opened
    var facts: [(Message, String)] = [
      (Message("Draft"), "\(procedure.text.draft) (\(procedure.text.commit.description.prefix(12)))"),
      (Message("Status"), state.wording(language)), (Message("Until"), procedure.end.words(language)),
      (Message("Opened"), "\(dateInWords(opened.time, language)), \(opened.person), \(opened.party)"),
    ]
    if procedure.graceHours > 0 {
      facts.append(
        (
          Message("Sent in until"),
          ZonedTime(procedure.lastSending, in: procedure.timeZone).words(language)
        ))
    }
    if let why = procedure.why { facts.append((Message("Why"), why)) }
    if let closing = procedure.closing {
      facts.append(
        (Message("Closed"), "\(dateInWords(closing.act.time, language)), \(closing.act.person), \(closing.act.party)"))
    }
    facts.append((Message("Silent"), silent.map(\.description).joined(separator: ", ")))
    let lines = facts.map { TerminalText.neutralised("\($0.0(language)): \($0.1)") + "\n" }
    let head = procedure.id.string + "\n" + lines.map { "  " + $0 }.joined()
    return voices.isEmpty ? head : head + "\n" + objections(language).terminal(style)
  }

  private func objections(_ language: InterfaceLanguage) -> Table {
    Table(
      columns: [
        .init(key: "party", title: Message("Party")(language)),
        .init(key: "paragraph", title: Message("Paragraph")(language)),
        .init(key: "why", title: Message("Why")(language)),
        .init(key: "received", title: Message("Received (UTC)")(language)),
        .init(key: "by", title: Message("Time from")(language)), .init(key: "person", title: Message("By")(language)),
      ],
      rows: voices.map { voice in
        let source: CommitSignature.TimeSource = voice.isReceivedByHost ? .host : .author
        let stamp = voice.objection.stamp
        return [
          .name(voice.party.description), .text(voice.objection.paragraph.citation), .text(voice.objection.why),
          .date(voice.received.description), .text(source.wording(language)),
          .text(stamp.person + (stamp.sentInBy.map { " (\($0))" } ?? "")),
        ]
      })
  }
}

extension ZonedTime {
  /// "5 December 2026, 23:00 UTC (18:00 in America/Panama)"
  func words(_ language: InterfaceLanguage) -> String {
    let utc = dateInWords(time, language)
    guard let zone, zone.description != "UTC", offset != nil else { return utc }
    let clock = local
    return utc + " (" + Message("\(clock, "time") in \(zone.description, "zone")")(language) + ")"
  }
}
