import Testing

@testable import GCMRepo

@Suite struct AcknowledgementsAreReadBackTests {
  private let words = [
    "plain", "2", "null", "~", "a: b", "- x", "'\"\\", "a\nb\tc", "\u{1B}[2J\u{202E}", "é", "é", " x ",
  ]

  @Test func whateverTheFactsAre() throws {
    for word in words {
      let facts: Facts = [
        .path: .text(word), .found: .text(word), .number: 7, .expected: "7", .features: .texts([word, "x"]),
      ]
      let findings = Finding.Code.known.map { Finding($0, facts) }
      let time = try #require(Timestamp("2017-05-11T16:00:00Z"))
      var file = AcknowledgementFile()
      file.append(Acknowledgement(time: time, party: "RCM-TS", person: "Ana", why: "x", findings: findings))
      let first = file
      file.append(Acknowledgement(time: time, party: "SACM-TS", person: "Eva", why: word, findings: []))
      let read = try AcknowledgementFile(RecordFile(path: "acknowledged/a.yml", bytes: file.encoded))
      #expect(read == file, "\(word)")
      #expect(read.added(to: first)?.map(\.party) == ["SACM-TS"])
      #expect(first.added(to: read) == nil)
    }
  }

  @Test(arguments: [
    "acknowledgements:\n- party: RCM-TS\n", "acknowledgements: x\n",
    "acknowledgements:\n- acknowledged_at: 2017-05-11T16:00:00Z\n  party: X\n  person: Y\n  why: Z\n  findings:\n  - code: {}\n",
    "acknowledgements:\n- acknowledged_at: 2017-05-11T16:00:00Z\n  party: X\n  person: Y\n  why: Z\n  findings:\n  - {code: merge, found: {a: b}}\n",
  ]) func whatIsNoneIsRefused(text: String) {
    #expect(throws: RecordError.self) {
      try AcknowledgementFile(RecordFile(path: "acknowledged/a.yml", bytes: Array(text.utf8)))
    }
  }

  @Test func aPathNamesOneCommit() throws {
    let commit = String(repeating: "a", count: 40)
    let id = try #require(CommitID(commit))
    #expect(RecordPath("acknowledged/\(commit).yml") == .acknowledgement(of: id))
    #expect(RecordPath("acknowledged/\(commit).yml").string == "acknowledged/\(commit).yml")
    for path in ["acknowledged/\(commit.uppercased()).yml", "acknowledged/abc.yml", "acknowledged/x/\(commit).yml"] {
      #expect(RecordPath(path) == .other(path) && !RecordPath(path).isKnown)
    }
  }
}
