import Foundation
import RecordRendering
import Testing

@Suite struct InitMakesARecordTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func theFirstCommitHoldsTheTemplateAndSaysWhoAndWhat() async throws {
    let run = try await desk.done("init", "record")
    #expect(run.output.isEmpty)
    #expect(run.said.contains(desk.path("record")))
    #expect(run.said.contains("gcmrepo submit FILE"))
    #expect(try await desk.git("rev-list", "--count", "main", in: "record") == "1")
    let message = try await desk.git("log", "-1", "--format=%an <%ae>%n%B", in: "record")
    #expect(message.hasPrefix("Ana Rojas <ana@example.org>\n"))
    #expect(message.contains("Party: AD-HOC") && message.contains("Action: admit"))
  }

  @Test func stockGitFindsNothingToSay() async throws {
    let record = try await desk.record()
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
    #expect(try await desk.git("symbolic-ref", "HEAD", in: record) == "refs/heads/main")
    try await desk.git("fsck", "--strict", "--full", in: record)
  }

  @Test func aBareRecordHoldsTheSameFiles() async throws {
    let record = try await desk.record()
    try await desk.done("init", "bare.git", "--bare")
    #expect(!desk.exists("bare.git/gcmrepo.yml"))
    let tree = try await desk.git("rev-parse", "main^{tree}", in: "bare.git")
    #expect(try await desk.git("rev-parse", "main^{tree}", in: record) == tree)
  }

  @Test func itsAnswerAsJSONNamesTheRecordAndTheCommit() async throws {
    let answer = try await desk.done("init", "record", "--format", "json", "--quiet").json()
    expectContract(answer, schema: "gcmrepo.init/1", keys: ["path", "commit"])
    #expect(answer["commit"]?.string == (try await desk.git("rev-parse", "main", in: "record")))
  }

  @Test func itBeginsInTheNameOfTheBodyThatIsNamed() async throws {
    try await desk.done("init", "record", "--party", "RCM-TS")
    let party = try await desk.git("log", "-1", "--format=%(trailers:key=Party,valueonly)", in: "record")
    #expect(party.hasPrefix("RCM-TS"))
  }

  @Test func aPartyThatTheTemplateDoesNotHoldIsRefused() async throws {
    expectRefusal(
      try await desk.gcmrepo("init", "record", "--party", "RCM-T"), status: 3, naming: "RCM-T", "RCM-TS")
    #expect(!desk.exists("record"))
  }

  @Test func anotherTemplateTakesThePlaceOfTheBuiltInOne() async throws {
    try desk.copy(try await desk.record(), as: "template")
    try desk.remove("template/.git")
    try desk.write("template/glossary/asilo.yml", "term: asilo\n")
    try await desk.done("init", "second", "--template", "template")
    #expect(try await desk.git("show", "main:glossary/asilo.yml", in: "second") == "term: asilo")
  }

  @Test func aTemplateThatIsNoneIsRefused() async throws {
    expectRefusal(try await desk.gcmrepo("init", "r", "--template", "nowhere"), status: 3, naming: "nowhere")
    try desk.write("empty/notes.md", "none\n")
    expectRefusal(
      try await desk.gcmrepo("init", "r", "--template", "empty"), status: 3, naming: "gcmrepo.yml")
    try desk.write("broken/gcmrepo.yml", "format: 1\ntitle: {es: 'x\n")
    expectRefusal(
      try await desk.gcmrepo("init", "r", "--template", "broken"), status: 4, naming: "gcmrepo.yml", "line")
    #expect(!desk.exists("r"))
  }

  @Test func aLinkInATemplateIsRefusedByName() async throws {
    try desk.write("template/gcmrepo.yml", "format: 1\n")
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("template/secrets.md"), withDestinationPath: "/etc/hostname")
    expectRefusal(
      try await desk.gcmrepo("init", "r", "--template", "template"), status: 3, naming: "secrets.md")
  }

  @Test(arguments: [[], ["--dry-run"]])
  func aFolderThatHoldsSomethingIsLeftAlone(_ more: [String]) async throws {
    try desk.write("taken/letter.txt", "Dear colleagues,\n")
    expectRefusal(
      try await desk.gcmrepo("init", "taken", more: more), status: 3, naming: "taken", "not empty")
    #expect(try desk.names(in: "taken") == ["letter.txt"])
  }

  @Test func anEmptyFolderIsTaken() async throws {
    try desk.makeFolder("here")
    try await desk.done("init", ".", from: "here")
    #expect(desk.exists("here/gcmrepo.yml"))
  }

  @Test func aDryRunMakesNothing() async throws {
    let run = try await desk.done("init", "record", "--dry-run")
    #expect(run.said.contains("would"))
    #expect(!desk.exists("record"))
  }

  @Test func whoIsNotKnownIsAskedForTheirName() async throws {
    let nobody: [String: String?] = [
      "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil, "GIT_COMMITTER_EMAIL": nil,
    ]
    expectRefusal(
      try await desk.gcmrepo("init", "record", setting: nobody), status: 2, naming: "--author", "user.name")
    expectRefusal(
      try await desk.gcmrepo("init", "record", "--author", "Luz", setting: nobody), status: 2,
      naming: "--author")
    try await desk.done("init", "record", "--author", "Luz Paz <luz@example.org>", setting: nobody)
    #expect(try await desk.git("log", "-1", "--format=%an, %cn", in: "record") == "Luz Paz, Luz Paz")
  }

  @Test func aFolderThatCannotBeMadeIsNamed() async throws {
    expectRefusal(try await desk.gcmrepo("init", "/proc/none/record"), status: 4, naming: "/proc/none/record")
    try desk.write("file", "")
    expectRefusal(try await desk.gcmrepo("init", "file/record"), status: 4, naming: "file/record")
  }
}
