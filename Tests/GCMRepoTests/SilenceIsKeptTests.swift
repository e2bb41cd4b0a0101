import GitStore
import Testing

@testable import GCMRepo

/// A draft is agreed if no State objects until a given time.
@Suite struct SilenceIsKeptTests {
  private let talks: Talks

  init() async throws {
    talks = try Talks()
    try await talks.draft("draft-1", Talks.first)
  }

  private func expect(
    _ code: RecordError.Code, _ act: () async throws -> Void, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let tip = try talks.sample.tip
    let error = await #expect(throws: RecordError.self, sourceLocation: location) { try await act() }
    #expect(error?.code == code, sourceLocation: location)
    #expect(try talks.sample.tip == tip, sourceLocation: location)
  }

  private func close() async throws -> SilenceProcedure.Result? {
    try await talks.record.closeSilence(party: "RCM-TS", as: Talks.person("Rosa")).procedure.closing?.result
  }

  @Test func silenceIsConsent() async throws {
    let procedure = try await talks.open(hours: 72)
    #expect(procedure.id.string == "draft-1" && procedure.text.draft == "draft-1")
    #expect(try talks.record.silence().state == .open)
    try await expect(.silenceNotOver) { _ = try await close() }
    talks.now = procedure.until
    try await expect(.silenceNotOver) { _ = try await close() }
    talks.now = Timestamp(seconds: procedure.until.seconds + 1)
    #expect(try talks.record.silence().state == .over)
    try await expect(.silenceOver) { try await talks.object("CL") }
    #expect(try await close() == .agreed)
    let standing = try talks.record.silence("draft-1")
    #expect(standing.state == .agreed && standing.silent.count == 23 && standing.voices.isEmpty)
    try await expect(.silenceClosed) {
      _ = try await talks.record.closeSilence("draft-1", party: "RCM-TS", as: Talks.person("Rosa"))
    }
    #expect(try await talks.findings() == [])
  }

  @Test func oneObjectionEndsIt() async throws {
    let procedure = try await talks.open()
    talks.now = procedure.until
    try await talks.object("CL", "2(a)")
    let standing = try talks.record.silence()
    #expect(standing.state == .broken && standing.voices.map(\.party) == ["CL"] && standing.silent.count == 22)
    #expect(standing.voices.first?.received == procedure.until && standing.voices.first?.isReceivedByHost == false)
    #expect(standing.voices.first?.objection.paragraph.citation == "2(a)")
    #expect(try await close() == .broken)
    #expect(try talks.record.silence("draft-1").state == .ended)
    try await expect(.silenceNeeded) { try await talks.object("MX") }
    #expect(try await talks.findings() == [])
  }

  @Test func itIsNeverTooShort() async throws {
    for hours in [-1, 0, 71] { try await expect(.silenceTooShort) { _ = try await talks.open(hours: hours) } }
    _ = try await talks.open(hours: 72)
    try await expect(.silenceOpenAlready) { _ = try await talks.open() }
    // By hand: the record condemns what no command would have written.
    let path = "declaration/silence/draft-1.yml"
    let text = try #require(try talks.sample.text(path))
    for (content, code) in [
      (text.replacing("2026-11-04T12", with: "2026-11-03T12"), "silence-too-short"),
      (text.replacing("person: Rosa", with: "person: Otra"), "statement-differs"),
      (text.replacing("until:", with: "grace_hours: 48\nuntil:"), "statement-differs"),
      (text.replacing("tag: '", with: "tag: '0").replacing("tag: ", with: "tag: 0"), "statement-differs"),
    ] {
      try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
      try await byHand(path, content, "RCM-TS", at: talks.now, as: "Rosa")
      #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == [code], "\(content)")
    }
  }

  @Test func observersAndOthersMayNot() async throws {
    try await expect(.notPermitted) {
      _ = try await talks.record.openSilence(
        on: "draft-1", until: Timestamp(seconds: talks.now.seconds + 1_000_000), party: "CL", as: Talks.person("Ana"))
    }
    _ = try await talks.open()
    try await expect(.notAMember) { try await talks.object("IOM") }
    try await expect(.noSuchParagraph) { try await talks.object("CL", "9") }
    try await expect(.notOnBehalf) { try await talks.object("CL", sentInBy: "MX") }
    try await expect(.mailNotNeeded) { try await talks.object("CL", mailed: talks.now) }
    try await expect(.noSuchSilence) { _ = try talks.record.silence("draft-7") }
  }

  @Test func aStaleLanguageIsNotPutToStates() async throws {
    _ = try await talks.record.declare(
      .markdown(Talks.first.replacing("anual", with: "bienal"), "es"), party: "RCM-TS", message: "x",
      as: Talks.person("Rosa"))
    _ = try await talks.record.tag("draft-2", message: "x", party: "RCM-TS", as: Talks.person("Rosa"))
    try await expect(.draftNotSettled) { _ = try await talks.open("draft-2") }
    _ = try await talks.open("draft-1")
  }

  @Test func lateObjectionsByHandAreFound() async throws {
    let procedure = try await talks.open()
    try await talks.object("CL")
    let path = "countries/CL/silence/draft-1.yml"
    let text = try #require(try talks.sample.text(path))
    try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    // The author dates it back: when it was committed counts.
    let late = Timestamp(seconds: procedure.until.seconds + 60)
    try await byHand(path, text, "CL", at: talks.now, committed: late, as: "Ana")
    #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == ["silence-over"])
    try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    try await byHand("countries/CL/silence/draft-7.yml", text, "CL", at: talks.now, as: "Ana")
    #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == ["silence-not-open"])
  }

  @Test func closingByHandIsHeldToTheTimeAndTheObjections() async throws {
    let procedure = try await talks.open()
    let path = "declaration/silence/draft-1.yml"
    let text = try #require(try talks.sample.text(path))
    func closed(_ result: String, _ time: Timestamp) -> String {
      text + "closed:\n  result: \(result)\n  at: '\(time)'\n  person: Rosa\n  party: RCM-TS\n"
    }
    let after = Timestamp(seconds: procedure.until.seconds + 60)
    for (result, time, codes) in [
      ("agreed", talks.now, ["silence-not-over"]), ("broken", talks.now, ["silence-not-over"]),
      ("broken", after, ["silence-not-over"]), ("agreed", after, []),
    ] as [(String, Timestamp, [String])] {
      try await byHand(path, closed(result, time), "RCM-TS", at: time, as: "Rosa")
      #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == codes, "\(result) \(time)")
      try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    }
    try await talks.object("CL")
    for (result, codes) in [("agreed", ["silence-not-over"]), ("broken", [])] as [(String, [String])] {
      try await byHand(path, closed(result, after), "RCM-TS", at: after, as: "Rosa")
      #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == codes, "\(result)")
      try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    }
  }

  // MARK: Grace

  @Test func whatWasMailedInTimeCountsWithinTheGraceOfTheRules() async throws {
    try await giveGrace(hours: 24)
    let procedure = try await talks.open()
    #expect(procedure.graceHours == 24)
    let mailed = Timestamp(seconds: procedure.until.seconds - 60)
    talks.now = Timestamp(seconds: procedure.until.seconds + 3600)
    #expect(try talks.record.silence().state == .grace)
    try await expect(.silenceNotOver) { _ = try await close() }
    // The State itself is late; so is what it mailed late; and what is sent in without its mail.
    try await expect(.silenceOver) { try await talks.object("CL") }
    try await expect(.silenceOver) { try await talks.object("CL", sentInBy: "RCM-TS") }
    try await expect(.mailedLate) { try await talks.object("CL", sentInBy: "RCM-TS", mailed: talks.now) }
    try await talks.object("CL", sentInBy: "RCM-TS", mailed: mailed)
    #expect(try talks.record.silence().voices.first?.objection.mail?.time == mailed)
    #expect(try await talks.findings().filter { $0 != "rules-not-begun" } == [])
    talks.now = Timestamp(seconds: procedure.lastSending.seconds + 1)
    try await expect(.silenceOver) { try await talks.object("MX", sentInBy: "RCM-TS", mailed: mailed) }
    #expect(try await close() == .broken)
  }

  @Test func rulesOfSilenceNeedTheFeature() async throws {
    let text = try #require(try talks.sample.text("gcmrepo.yml"))
    let rules = "rules:\n  version: 1\n  signatures: optional\n  silence:\n    grace_hours: 24\n"
    func configuration(_ text: String) throws -> RecordConfiguration {
      try RecordConfiguration(RecordFile(path: "gcmrepo.yml", bytes: Array(text.utf8)))
    }
    let both =
      text.replacing(/features:.*\n/, with: "features: [references, negotiation, questionnaires, rules]\n") + rules
    #expect(try configuration(both).rules?.silenceGraceHours == 24)
    for wrong in [
      both.replacing("negotiation, ", with: ""), both.replacing("24", with: "1000"), both.replacing("24", with: "-1"),
      both.replacing("grace_hours", with: "grace_days"),
    ] {
      let error = #expect(throws: RecordError.self) { try configuration(wrong) }
      #expect(error?.code == .malformedFile, "\(wrong)")
    }
    // What is written is read.
    var written = try #require(try configuration(both).rules)
    written.grants = [.submit: [.memberStates]]
    #expect(written.text.contains("grace_hours: 24"))
    let again =
      text.replacing(/features:.*\n/, with: "features: [references, negotiation, questionnaires, rules]\n")
      + written.text
    #expect(try configuration(again).rules?.silenceGraceHours == 24)
  }

  private func giveGrace(hours: Int) async throws {
    let text = try #require(try talks.sample.text("gcmrepo.yml"))
    let rules = """
      rules:
        version: 1
        signatures: optional
        submit: [members]
        on_behalf: [secretariats]
        declare: [secretariats]
        tag: [secretariats]
        silence:
          grace_hours: \(hours)

      """
    try await talks.sample.commitByHand(
      [
        .init(
          path: "gcmrepo.yml",
          content: text.replacing(/features:.*\n/, with: "features: [references, negotiation, questionnaires, rules]\n")
            + rules)
      ], message: "Rules\n\nParty: AD-HOC\nAction: admit")
  }

  /// A file in a commit made by hand.
  private func byHand(
    _ path: String, _ content: String, _ party: String, at time: Timestamp, committed: Timestamp? = nil,
    as name: String
  ) async throws {
    let record = talks.sample.record
    let (repository, parent) = (record.repository, try talks.sample.tip)
    let tree = try repository.tree(
      talks.sample.commit().tree,
      applying: [.init(try .init(path), .set(try repository.writeBlob(Array(content.utf8))))])
    func person(_ time: Timestamp) -> Identity.Person { .init(name: name, email: "x@example.org", date: time) }
    let commit = try repository.writeCommit(
      tree: tree, parents: [parent], author: person(time).signature(now: time),
      committer: person(committed ?? time).signature(now: time), message: "x\n\nParty: \(party)\nAction: silence\n")
    try repository.moveReference("refs/heads/main", from: parent, to: commit, reason: "by hand")
  }
}
