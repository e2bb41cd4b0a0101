import Foundation
import GCMRepo
import RecordRendering
import Testing

/// `Receipt` reads and writes the JSON that the command prints.
@Suite struct ReceiptsAreCodableTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func decode(_ text: String) throws -> Receipt {
    try JSONDecoder().decode(Receipt.self, from: Data(text.utf8))
  }

  @Test func whatTheCommandPrintsIsReadAndWrittenWithItsKeys() async throws {
    let record = try await desk.record()
    let printed = try await desk.submit(desk.note(), at: record)
    let receipt = try decode(printed.output)
    #expect(receipt.contribution.description == "CL/inputs/nota" && receipt.revision == 1 && !receipt.unchanged)
    #expect(receipt.files.map(\.path) == ["countries/CL/inputs/nota/original.es.md"])
    let opened = try Record.open(record)
    #expect(try opened.check(receipt) == [])

    let written = try JSONValue.parse(Array(try JSONEncoder().encode(receipt)))
    let json = try printed.json()
    let beside = ["made_from", "attached", "untracked", "languages", "tracked", "warnings", "warning_details"]
    for member in json.members ?? [] where !beside.contains(member.key) {
      #expect(plain(written[member.key]) == plain(member.value), "\(member.key)")
    }
    #expect(written.members?.count == (json.members?.count ?? 0) - beside.count)
    #expect(try decode(String(decoding: JSONEncoder().encode(receipt), as: UTF8.self)) == receipt)

    // The command takes what the library wrote.
    try desk.write("kept.json", bytes: Array(try JSONEncoder().encode(receipt)))
    try await desk.done("verify", "kept.json", at: record)
  }

  /// The files' keys come in any order.
  private func plain(_ value: JSONValue?) -> [String] {
    switch value {
    case .object(let members)?: members.map { "\($0.key): \(plain($0.value))" }.sorted()
    case .array(let values)?: values.flatMap { plain($0) }
    default: [value.map { "\($0)" } ?? "absent"]
    }
  }

  @Test func whatIsNoReceiptIsRefused() async throws {
    let record = try await desk.record()
    let dry = try await desk.submit(desk.note(), more: ["--dry-run"], at: record).output
    #expect(throws: DecodingError.self) { try decode(dry) }
    let receipt = try await desk.submit(desk.note(), at: record).output
    for (right, wrong) in [
      ("gcmrepo.receipt/1", "gcmrepo.receipt/2"), ("\"submitted_at\":\"2", "\"submitted_at\":\"x2"),
      ("\"revision\":1", "\"revision\":\"1\""), ("\"sha256\"", "\"sha\""),
    ] {
      try #require(receipt.contains(right))
      #expect(throws: DecodingError.self, "\(wrong)") { try decode(receipt.replacing(right, with: wrong)) }
    }
  }
}
