import GitStore
import Testing

@testable import GCMRepo

@Suite struct VerifyReadsEveryFactFileTests {
  private let sample: Sample

  init() throws { sample = try Sample() }

  private func findings(_ entries: [Sample.Entry], removing: [String] = []) async throws -> [Finding] {
    // Whether the commit is valid is another matter.
    let commit = CommitID(try await sample.commitByHand(entries, removing: removing, message: "x"))
    return try await sample.record.verify().findings.filter { $0.commit != commit }.map(\.finding)
  }

  private static func malformed(_ path: String, _ line: Int?, _ key: String) -> Finding {
    .unreadable(.malformedFile(path: path, line: line, problem: .wrongValue(key: key)))
  }

  @Test(arguments: [
    ("gcmrepo.yml", 3), ("themes.yml", 3), ("parties/MX.yml", 3), ("glossary/unaccompanied-child.yml", 3),
    ("meetings/2017-08-30-troikas/meeting.yml", 3), ("meetings/2017-05-11-joint-meeting/agreements.yml", 3),
    ("questionnaires/gcm-inputs/questionnaire.yml", 3), ("countries/CL/withdrawn.yml", 3),
  ]) func whatIsNoYAMLIsNamedWithItsLine(path: String, line: Int) async throws {
    let findings = try await findings([.init(path: path, content: "a: b\nb: [\n")])
    #expect(findings.count == 1)
    guard findings.first?.error?.isMalformed(path, line: line, "not-yaml") == true else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test(arguments: [
    ("gcmrepo.yml", "format: 1\nlanguages: es\n", 2, "languages"),
    ("themes.yml", "themes:\n- id: [a]\n", 2, "id"),
    ("parties/CL.yml", "names: {es: México}\ncode: MX\n", 2, "code"),
    ("parties/CL.yml", "code: CL\nconferences:\n- {conference: RCM, role: king}\n", 3, "role"),
    ("glossary/a.yml", "id: b\n", 1, "id"), ("glossary/a.yml", "id: a\nnames: x\n", 2, "names"),
    ("glossary/a.yml", "id: a\ndefinitions:\n- text: x\n", 3, "text"),
    ("meetings/a/meeting.yml", "id: b\n", 1, "id"), ("meetings/a/meeting.yml", "title: x\n", 1, "title"),
    ("meetings/a/agreements.yml", "agreements: x\n", 1, "agreements"),
    ("questionnaires/q/questionnaire.yml", "id: q\nsections:\n- id: a\n  questions: x\n", 4, "questions"),
    ("countries/CL/withdrawn.yml", "CL/inputs/a: many\n", 1, "CL/inputs/a"),
  ]) func whatIsNotOfItsFormIsNamedWithItsLine(
    path: String, content: String, line: Int, key: String
  ) async throws {
    #expect(try await findings([.init(path: path, content: content)]) == [Self.malformed(path, line, key)])
  }

  @Test func oneHidesNoOther() async throws {
    try await sample.submit("CL", "a")
    let findings = try await findings([
      .init(path: "gcmrepo.yml", content: "format: one\n"), .init(path: "themes.yml", content: "themes: x\n"),
      .init(path: "countries/CL/inputs/a/contribution.yml", content: "title: x\n"),
      .init(path: "countries/CL/inputs/a/answers.yml", content: "a: [\n"),
    ])
    for (path, key) in [
      ("gcmrepo.yml", "format"), ("themes.yml", "themes"), ("countries/CL/inputs/a/contribution.yml", "title"),
    ] { #expect(findings.contains(Self.malformed(path, 1, key)), "\(findings)") }
  }

  @Test func answersAreReadToo() async throws {
    try await sample.submit("CL", "a")
    let path = "countries/CL/inputs/a/answers.yml"
    let findings = try await findings([.init(path: path, content: "a: [\n")])
    #expect(findings.first?.error?.isMalformed(path, line: 2, "not-yaml") == true, "\(findings)")
  }

  @Test func themesThatAreGone() async throws {
    #expect(
      try await findings([], removing: ["themes.yml"]) == [
        .unreadable(.malformedFile(path: "themes.yml", line: nil, problem: .missing))
      ])
  }

  @Test func aRecordThatBeganWithoutThemesHasNone() async throws {
    let template = try Scratch()
    try template.write("gcmrepo.yml", "format: 1\n")
    try template.write("parties/AD-HOC.yml", "code: AD-HOC\n")
    let path = template.path + "/record"
    let record = try Record.create(at: path, from: .folder(template.path), bare: true, as: .secretary).record
    #expect(try await record.verify().findings.isEmpty)
  }
}
