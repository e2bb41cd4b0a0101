import Foundation
import RecordRendering
import Testing

/// What somebody meets who shares a record for the first time, with nothing but the program and no settings of git.
@Suite struct NewcomersFindTheirWayTests {
  let desk: Desk

  /// Nobody whom git knows.
  private let nobody: [String: String?] = [
    "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil, "GIT_COMMITTER_EMAIL": nil,
  ]

  init() throws { desk = try Desk() }

  @Test func whoOnlyReadsNeedsNoName() async throws {
    let shared = try await SharedHost(desk)
    try await desk.done("clone", desk.path(shared.host), "reader", setting: nobody)
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("MX", in: secretariat)
    try #require(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let synced = try await desk.done("sync", at: "reader", setting: nobody)
    #expect(synced.said == "1 commit came, 0 were sent.\n")
    // Whoever wrote something is somebody.
    try await desk.git("commit", "-q", "--allow-empty", "-m", "mine", in: "reader")
    expectRefusal(try await desk.gcmrepo("sync", at: "reader", setting: nobody), status: 2, naming: "--author")
  }

  @Test func aCopyForAKeySaysWhoWorksInIt() async throws {
    let shared = try await SharedHost(desk)
    let host = desk.path(shared.host)
    let unknown = try await desk.done("clone", host, "one", "--key", shared.key("CL"), setting: nobody)
    #expect(unknown.said.contains("Your name and address are not known."))
    let known = try await desk.done(
      "clone", host, "two", "--key", shared.key("CL"), "--author", "Ana Rojas <ana@example.org>", setting: nobody)
    #expect(!known.said.contains("not known"))
    #expect(try await desk.git("config", "user.email", in: "two") == "ana@example.org")
    let wrong = try await desk.gcmrepo("clone", host, "three", "--author", "Ana", setting: nobody)
    #expect(wrong.status == 2 && !desk.exists("three"))
  }

  @Test func aDraftThatOthersMadeIsFetchedFirst() async throws {
    let shared = try await SharedHost(desk)
    let late = try await shared.clone("SACM-TS")
    let run = try await desk.gcmrepo("approve", "draft-1", at: late, setting: shared.person("SACM-TS"))
    expectRefusal(run, status: 3, naming: "draft-1", "gcmrepo sync")
  }

  @Test func aNewKeySignsNothingInPlaceOfTheOneInUse() async throws {
    let shared = try await SharedHost(desk)
    let copy = try await shared.clone("RCM-TS")
    let made = try await desk.done(
      "keys", "create", "--party", "RCM-TS", "--no-passphrase", "-o", desk.path("new"), at: nil, from: copy)
    #expect(made.said.contains("signs with \(shared.key("RCM-TS")) as before"))
    #expect(try await desk.git("config", "user.signingkey", in: copy) == shared.key("RCM-TS"))
    // Without one it is used.
    try await desk.git("config", "--unset", "user.signingkey", in: copy)
    try await desk.done(
      "keys", "create", "--party", "RCM-TS", "--no-passphrase", "-o", desk.path("newer"), at: nil, from: copy)
    #expect(try await desk.git("config", "user.signingkey", in: copy) == desk.path("newer"))
  }

  @Test func aCodeMayBeTypedInSmallLetters() async throws {
    let made = try await desk.done("keys", "create", "--party", "sacm-ts", "--no-passphrase", "-o", "key")
    #expect(made.said.contains("--party SACM-TS"))
    let run = try await desk.gcmrepo("keys", "create", "--party", "Atlántida", "--no-passphrase", "-o", "other")
    expectRefusal(run, status: 3)
    #expect(!desk.exists("other"))
  }

  /// A secretariat that sends in what a State mailed is no focal point.
  @Test func theReceiptOfWhatWasSentInNamesTheSendersRole() async throws {
    let shared = try await SharedHost(desk)
    let copy = try await shared.clone("RCM-TS")
    let file = try desk.write("uno.md", "# Uno\n\nUno.\n")
    let run = try await desk.done(
      "submit", file, "--country", "MX", "--kind", "input", "--lang", "es", at: copy, setting: shared.person("RCM-TS"))
    #expect(run.output.contains("Rosa Paz, secretariat"), "\(run.output)")
    // It has no host's answer yet, and says so.
    #expect(run.output.contains("has not answered yet") && !run.output.contains("Received"), "\(run.output)")
  }
}
