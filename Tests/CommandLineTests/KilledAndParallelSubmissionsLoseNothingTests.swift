import Foundation
import RecordRendering
import Subprocess
import Testing

@Suite struct KilledAndParallelSubmissionsLoseNothingTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func whoWaitsForAnotherAtATerminalIsToldSo() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let held =
      "flock '\(record)/.git/gcmrepo.lock' sh -c 'touch held; sleep 6' & until test -e held; do sleep 0.01; done;"
    let (status, screen) = try await desk.onTerminal(
      words: ["submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "-C", record], after: held)
    #expect(status == 0 && screen.contains("Somebody else is writing to the record"), "\(screen)")
  }

  @Test func aWriteThatIsSlowForAnotherReasonIsNotSaidToWait() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    // The index's lock is waited for, for two seconds, by the one that holds the record's.
    let (status, screen) = try await desk.onTerminal(
      words: ["submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "-C", record],
      after: "touch '\(record)/.git/index.lock';")
    #expect(status == 4 && screen.contains("git command is running"), "\(screen)")
    #expect(!screen.contains("Somebody else"), "\(screen)")
  }

  @Test func thirtyKillsLoseNoReceiptAndLeaveARecordThatWorks() async throws {
    let record = try await desk.record()
    func words(_ round: Int) throws -> [String] {
      let text = "# Aportes\n\nRonda \(round).\n\n" + String(repeating: "palabra ", count: 2000) + "\n"
      return try [
        "submit", desk.note("aportes.md", text), "--country", "CL", "--kind", "input", "--id", "aportes",
        "--lang",
        "es", "--format", "json",
      ]
    }
    var receipts: [JSONValue] = []
    var killed = 0
    // A submission's time depends on the machine: the rounds measure it, so that most kills hit a running one.
    var longest = 0.3
    for round in 1...30 {
      let delay = Double.random(in: 0...longest)
      let run = try await desk.program(words(round), at: record).run(sending: .kill, after: .seconds(delay))
      if run.status == -9 { killed += 1 }
      longest *= run.status == -9 ? 1.2 : 0.7
      if let receipt = try? run.json() { receipts.append(receipt) }
      if round % 10 == 0 { try await desk.done("verify", at: record) }
    }
    #expect(killed > 5)
    let last = try await desk.done("submit", more: Array(words(31).dropFirst()), at: record)
    receipts.append(try last.json())
    let history = Set(
      try await desk.git("rev-list", "main", in: record).split(separator: "\n").map(String.init))
    for receipt in receipts { #expect(history.contains(receipt["commit"]?.string ?? "")) }
    try await desk.done("verify", at: record)
    try await desk.git("fsck", "--strict", "--full", in: record)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
    expectNothingLeft(in: record)
  }

  @Test func fourWritersAtOnceLoseNoRevision() async throws {
    try await desk.done("init", "bare.git", "--bare")
    let record = desk.path("bare.git")
    // Two of them write revisions of the same contributions.
    let writers = [("CL", 1), ("CL", 2), ("PA", 3), ("UY", 4)]
    let outcomes = try await withThrowingTaskGroup(of: [Outcome].self) { group in
      for (country, writer) in writers {
        group.addTask {
          let line = """
            for i in 1 2 3 4 5 6 7 8 9 10; do
              printf '# Aporte %s\\n\\nDe \(writer), vez %s.\\n' $i $i > \(writer)-$i.md
              "$GCMREPO" submit \(writer)-$i.md --country \(country) --kind input --id n-$((i % 3)) --lang es \
            --format json -q -C '\(record)' || echo "FAILED $i"
            done
            """
          return [try await desk.shell(line)]
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let receipts = try outcomes.flatMap(\.lines).map { try JSONValue.parse(Array($0.utf8)) }
    try #require(receipts.count == 40)
    let history = try await desk.git("rev-list", "main", in: record).split(separator: "\n").map(String.init)
    #expect(history.count == 41)
    #expect(Set(receipts.compactMap { $0["commit"]?.string }) == Set(history.dropLast()))
    let revisions = receipts.compactMap { receipt in
      receipt["contribution"]?.string.map { "\($0) \(receipt["revision"]?.int ?? 0)" }
    }
    #expect(Set(revisions).count == 40)
    try await desk.git("fsck", "--strict", "--full", in: record)
    try await desk.done("verify", at: record)
    expectNothingLeft(in: record)
  }

  private func expectNothingLeft(in record: String) {
    desk.expectNoLocks(in: record)
    let left = desk.files(under: record, endingIn: "").filter {
      $0.contains("tmp_object") || $0.contains(".gcmrepo-")
    }
    #expect(left.isEmpty)
  }
}
