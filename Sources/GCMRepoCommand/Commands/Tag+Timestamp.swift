import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

extension Tag {
  /// Writes the query for a draft's timestamp, or keeps the reply. No service is asked: the files go by whatever way.
  func keepTime(on console: Console) async throws {
    guard message == nil, !timestampRequest || timestamp == nil else {
      throw CommandFailure(
        .usage, Message("Give only one of -m, --timestamp-request and --timestamp."))
    }
    guard let draft = DraftName(name) else { throw RecordError.invalidDraftName(given: name) }
    if timestampRequest { return try writeQuery(for: draft, console) }
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let reply: [UInt8]
    do throws(DocumentError) {
      reply = try SubmittedFile.read(path: timestamp ?? "", limits: .standard).bytes
    } catch {
      throw CommandFailure(error)
    }
    let made = try await console.writing {
      try await record.keepTimestamp(reply, of: draft, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.timestamp/1", "name": .string(made.draft), "time": .string(made.time.description),
        "authority": made.authority.map { .string($0) } ?? .null,
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    console.remark(write.dryRun ? Message("Nothing was written.") : made.sentence)
    try shared.finish(on: console)
  }

  private func writeQuery(for draft: DraftName, _ console: Console) throws {
    let query = try console.openRecord().timestampQuery(for: draft)
    guard let output, output != "-" else {
      throw CommandFailure(.usage, Message("Name the file for the query with -o."))
    }
    let file = try OutputFile(path: output, defaultName: "\(draft).tsq")
    try file.write(query)
    console.remark(
      Message(
        """
        The query is in \(file.path, "path"). Send it to a timestamp authority, and keep its reply: gcmrepo tag --timestamp \
        REPLY.tsr \(draft.description, "draft")
        """))
  }
}

extension DraftTimestamp {
  var sentence: Message {
    guard let authority else {
      return Message("\(draft, "draft") was there at \(time.description, "time"), says a timestamp authority.")
    }
    return Message("\(draft, "draft") was there at \(time.description, "time"), says \(authority, "authority").")
  }

  var json: JSONValue {
    [
      "draft": .string(draft), "time": .string(time.description), "authority": authority.map { .string($0) } ?? .null,
    ]
  }
}
