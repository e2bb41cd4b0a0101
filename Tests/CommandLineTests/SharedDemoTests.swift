import Foundation
import RecordRendering
import Subprocess
import Testing

/// `gcmrepo demo --shared`: what it shows is what it did.
@Suite struct SharedDemoTests {
  let desk: Desk
  private let folder = "gcmrepo-demo-shared"

  init() throws { desk = try Desk() }

  /// Nobody whom git knows, whose own settings of git and ssh would spoil every command.
  private func spoiled() throws -> [String: String?] {
    try desk.write(
      "spoiled",
      """
      [user]
      \tsigningkey = /nonexistent/key
      [gpg]
      \tformat = x509
      [commit]
      \tgpgsign = true
      [core]
      \thooksPath = /nonexistent
      \tsshCommand = false
      [init]
      \ttemplateDir = /nonexistent
      [url "ssh://nowhere.invalid/"]
      \tinsteadOf = /
      """)
    return [
      "GIT_CONFIG_GLOBAL": desk.path("spoiled"), "SSH_AUTH_SOCK": desk.path("no-agent"), "GIT_DIR": desk.path("no-git"),
      "GIT_SSH_COMMAND": "false", "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil,
      "GIT_COMMITTER_EMAIL": nil,
    ]
  }

  /// The commands that it shows.
  private func commands(in output: String) -> [String] {
    output.split(separator: "\n").filter { $0.hasPrefix("   $ ") }.map { String($0.dropFirst(5)) }
  }

  @Test func itMakesAHostAndCopiesAndShowsWhoMayWriteWhat() async throws {
    let settings = try spoiled()
    let run = try await desk.done("demo", "--shared", setting: settings)
    #expect(run.output.contains("Se hizo en nombre de CA y está firmado con una clave de focal-point@CL."))
    #expect(run.output.contains("draft-1 is proposed: the secretariat of SACM must still sign it"))
    #expect(run.output.contains("draft-1 is agreed."))
    #expect(run.output.contains("The receipt is valid: the host with the key SHA256:"))
    #expect(run.output.contains("The record is intact: 5 commits, 1 draft, 2 contributions"), "\(run.output)")
    #expect(!run.output.contains(".gcmrepo-demo-") && run.output.contains(desk.path(folder) + "/host.git"))
    // Nothing beside it, and nothing of the user's.
    #expect(try desk.names(in: ".") == [folder, "spoiled"])
    let copies = ["cl", "rcm-ts", "sacm-ts"]
    #expect(
      try desk.names(in: folder) == (copies + ["documents", "forger", "host.git", "keys", "receipt.json"]).sorted())

    let host = folder + "/host.git"
    try await desk.git("fsck", "--strict", "--full", in: host)
    let subjects = try await desk.git("log", "--format=%s", in: host)
    #expect(subjects.split(separator: "\n").count == 5 && !subjects.contains("Withdraw"))
    for copy in copies.map({ "\(folder)/\($0)" }) {
      try await desk.done("verify", at: copy)
      let doctor = try await desk.gcmrepo("doctor", "--format", "json", at: copy).json()
      #expect(doctor["allowed_signers_right"]?.bool == true)
    }
    let draft = try await desk.done("tags", "--format", "json", at: folder + "/cl").json()["drafts"]?.array?.first
    #expect(draft?["state"]?.string == "agreed" && draft?["approvals"]?.array?.count == 2)

    // It can be played with: what it proposes works, and shares what it writes.
    let proposed = run.said.split(separator: "\n").filter { $0.hasPrefix("  gcmrepo ") }.map { $0.dropFirst(10) }
    try #require(proposed.count == 6)
    // Whether Chile may make a draft is answered with no.
    let typed = proposed.map { ($0.hasPrefix("rules explain") ? "! " : "") + "\"$GCMREPO\" \($0)" }
    let line = "cd \(folder) && " + typed.joined(separator: " && ")
    let plain = settings.merging(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_DIR": nil]) { $1 }
    let played = try await desk.shell(line, setting: plain)
    #expect(played.said.contains("CL may not: "), "\(played.said)")
    #expect(played.status == 0, "\(played.said)")
    #expect(try await desk.git("log", "-1", "--format=%s", in: host).contains("Withdraw"))
    let forged = try await desk.shell("git -C \(folder)/forger push -q", setting: plain)
    #expect(forged.status != 0)
  }

  /// Each line, typed in another folder, does the same.
  @Test func whatItShowsCanBeTyped() async throws {
    let shown = try await desk.done("demo", "--shared", "first", "--locale", "fr")
    let commands = commands(in: shown.output)
    try #require(commands.count > 15)
    #expect(shown.output.contains("Le serveur refuse"))
    try desk.makeFolder("typed/keys")
    try desk.copy("first/documents", as: "typed/documents")
    try desk.makeFolder("bin")
    try FileManager.default.createSymbolicLink(
      atPath: desk.path("bin/gcmrepo"), withDestinationPath: Program.gcmrepo)
    let key = try #require(shown.output.firstMatch(of: /SHA256:[A-Za-z0-9+\/]{43}/)).output
    let lines = commands.map { command in
      let command = command.replacing(key, with: "\"$KEY\"")
      if command.hasPrefix("git -C forger push") { return "! " + command }
      guard command.contains(" host init ") else { return command }
      return command + "; KEY=$(ssh-keygen -lf host.git/gcmrepo/host_key.pub | cut -d' ' -f2)"
    }
    let run = try await Program(
      path: "/bin/bash",
      words: ["-c", (["set -e", "PATH=\(desk.path("bin")):$PATH"] + lines).joined(separator: "\n")],
      folder: desk.path("typed"),
      environment: desk.environment([
        "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil, "GIT_COMMITTER_EMAIL": nil,
      ])
    ).run()
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains("The receipt is valid") && run.said.contains("Se hizo en nombre de CA"), "\(run.said)")
    #expect(
      try await desk.git("log", "--format=%an %s", in: "typed/host.git")
        == desk.git("log", "--format=%an %s", in: "first/host.git"))
  }

  @Test(arguments: [100, 700, 1200, 1800, 3000])
  func interruptedItLeavesNothing(milliseconds: Int) async throws {
    let run = try await desk.program(["demo", "--shared", "sample"]).run(
      sending: .interrupt, after: .milliseconds(milliseconds))
    // It may have finished before; otherwise nothing of it is left.
    if run.status == 0 { return }
    if run.status != -2 {
      #expect(run.status == 130 && run.said.contains("Stopped. Nothing was left half done."), "\(run.said)")
    }
    #expect(try desk.names(in: ".") == [], "\(desk.files(under: ".", endingIn: "").prefix(20))")
  }

  @Test func anotherRunClearsWhatAKilledOneLeft() async throws {
    _ = try await desk.program(["demo", "--shared", "sample"]).run(sending: .kill, after: .milliseconds(1500))
    try await desk.done("demo", "--shared", "sample-2")
    #expect(try desk.names(in: ".").filter { $0.hasPrefix(".") } == [])
  }

  @Test func aFolderThatHoldsSomethingIsLeftAlone() async throws {
    try desk.write("mine/letter.txt", "Dear colleagues,\n")
    for more in [[], ["--dry-run"]] {
      expectRefusal(try await desk.gcmrepo("demo", "--shared", "mine", more: more), status: 3, naming: "mine")
    }
    try await desk.done("demo", "--shared", "--dry-run")
    #expect(try desk.names(in: ".") == ["mine"] && desk.names(in: "mine") == ["letter.txt"])
  }

  @Test func whereOpenSSHIsMissingNothingIsLeftBehind() async throws {
    let run = try await desk.gcmrepo("demo", "--shared", setting: ["PATH": desk.folder])
    #expect(run.status == 6 && run.said.contains("ssh-keygen could not be run. Run `gcmrepo doctor`."), "\(run.said)")
    #expect(try desk.names(in: ".") == [])
    let doctor = try await desk.gcmrepo("doctor", setting: ["PATH": desk.folder])
    #expect(doctor.said.contains("sudo apt-get install openssh-client"))
  }
}
