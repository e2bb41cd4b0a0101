import Foundation
import RecordRendering
import Testing

/// A host speaks the record's language, and every language says “proposed” of a key and of a draft as it should.
@Suite struct HostsSpeakTheRecordsLanguageTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func whoAsksTheServerForAnythingElseIsRefusedInTheRecordsLanguage() async throws {
    let shared = try await SharedHost(desk)
    for asked in ["rm -rf /", "git-upload-archive 'host.git'", ""] {
      let run = try await desk.gcmrepo(
        "host", "serve", desk.path(shared.host), setting: ["SSH_ORIGINAL_COMMAND": asked, "LC_ALL": "en_US.UTF-8"])
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(
        run.said == "Esta cuenta sirve a git el registro que está en \(desk.path(shared.host)), y nada más.\n",
        "\(run.said)")
    }
    // The one that git asks for answers in git's protocol.
    let served = try await desk.gcmrepo(
      "host", "serve", desk.path(shared.host), setting: ["SSH_ORIGINAL_COMMAND": "git-upload-pack '/anything'"])
    #expect(served.output.contains("refs/heads/main"), "\(served.said)")
  }

  @Test func aHookThatCannotJudgeSaysSoInTheRecordsLanguage() async throws {
    let shared = try await SharedHost(desk)
    let run = try await desk.gcmrepo(
      "hook", "pre-receive", setting: ["GIT_DIR": desk.path(shared.host), "LC_ALL": "fr_FR.UTF-8"], input: "nonsense\n")
    #expect(run.status == 2 && run.said == "Solo git ejecuta esto, al recibir un envío.\n", "\(run.said)")
  }

  @Test(arguments: [("es", "propuesta", "propuesto"), ("pt", "proposta", "proposta"), ("fr", "proposée", "proposé")])
  func proposedAgreesWithWhatIs(_ language: String, _ key: String, _ draft: String) async throws {
    let shared = try await SharedHost(desk)
    let copy = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: copy)
    try await shared.makeKey("second")
    try await desk.done(
      "keys", "add", shared.key("second") + ".pub", "--party", "CL", "--person", "Eva Nadie", at: copy,
      setting: shared.person("RCM-TS"))
    try await desk.done("tag", "draft-1", "-m", "Uno", at: copy, setting: shared.person("RCM-TS"))
    func states(_ command: String...) async throws -> [Substring] {
      try await desk.gcmrepo("--locale", language, more: command + ["-C", copy]).output
        .split { $0 == " " || $0.isNewline }
    }
    #expect(try await states("keys", "list").contains { $0 == key })
    #expect(try await states("tags").contains { $0 == draft })
  }
}
