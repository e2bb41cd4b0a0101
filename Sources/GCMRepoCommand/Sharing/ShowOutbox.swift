import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct ShowOutbox: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: .message("Show what the host does not have yet, and why."),
    discussion: .message(
      """
      Nothing is asked of the network: it is what this copy of the record knows. Share what waits with `gcmrepo sync`.

      What the host refuses, or has something else for, stays until you give it up: gcmrepo outbox --drop 1a2b3c4d5e
      What you wrote after it is kept.
      """))

  @Option(help: .message("Give up an event that the host does not have.", value: "commit"))
  var drop: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try drop == nil ? console.openRecord() : console.openRecordToWrite(branch: nil)
    if let drop {
      let outbox = try record.outbox()
      let entries = outbox.entries.filter { $0.matches(drop) }
      guard let entry = entries.first, entries.count == 1 else {
        throw CommandFailure(
          .refusedInput,
          Message("No event of the outbox is \(drop, "commit"), or more than one. See `gcmrepo outbox`."))
      }
      try await record.dropFromOutbox(entry.revision.commit, as: console.identity(author: nil, in: record))
      console.remark(Message("Given up: \(entry.revision.subjectWording(console.language), "event")."))
    }
    let outbox = try record.outbox()
    let language = console.answerLanguage
    switch console.options.format {
    case .json:
      try console.print(json: [
        "schema": "gcmrepo.outbox/1", "host": try record.shownHost().map { .string($0) } ?? .null,
        "events": .array(outbox.entries.map(\.json)), "drafts": .array(outbox.drafts.map { .string($0) }),
        "set_aside": .array(outbox.setAside.map(\.json)),
      ])
    case .csv, .table:
      var table = Table(columns: [
        .init(key: "commit", title: "Commit"), .init(key: "time", title: Message("Time")(language)),
        .init(key: "event", title: Message("Event")(language)), .init(key: "state", title: Message("State")(language)),
      ])
      for entry in outbox.entries {
        table.rows.append([
          .text(entry.revision.commit.short), .date(entry.revision.time.description),
          .text(entry.revision.subjectWording(language)), .text(entry.wording(language)),
        ])
      }
      if !table.rows.isEmpty || console.options.format == .csv {
        try await console.print(table, schema: "gcmrepo.outbox/1", key: "events")
      }
      for draft in outbox.setAside { draft.sentences(console.language).forEach(console.warn) }
      if !outbox.drafts.isEmpty {
        console.remark(Message("Drafts that wait: \(outbox.drafts.joined(separator: ", "), "drafts")."))
      }
      if table.rows.isEmpty, outbox.drafts.isEmpty { console.remark(Message("Nothing waits.")) }
    }
  }
}

extension Outbox.Entry {
  fileprivate func matches(_ commit: String) -> Bool {
    commit.utf8.count >= 4 && revision.commit.description.hasPrefix(commit.lowercased())
  }

  fileprivate func wording(_ language: InterfaceLanguage) -> String {
    switch state {
    case .waiting: Message("waits")(language)
    case .refused(let lines): Message("refused by the host: \(lines.joined(separator: " "), "lines")")(language)
    case .conflict(let error): error.sentence(language)
    }
  }

  fileprivate var json: JSONValue {
    let (name, lines, reason): (String, [String], JSONValue) =
      switch state {
      case .waiting: ("waiting", [], .null)
      case .refused(let lines): ("refused", lines, .null)
      case .conflict(let error): ("conflict", [], error.coded)
      }
    return .object(
      revision.eventJSON + [
        .init("state", .string(name)), .init("lines", .array(lines.map { .string($0) })), .init("reason", reason),
      ])
  }
}
