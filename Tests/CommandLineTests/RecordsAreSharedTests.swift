import Foundation
import RecordRendering
import Subprocess
import Testing

/// A record is shared from several desks through a host, with nothing but `gcmrepo`.
@Suite struct RecordsAreSharedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A bare record that others clone.
  private func host() async throws -> String {
    try await desk.done("init", "--bare", "host")
    return desk.path("host")
  }

  private func submit(
    _ id: String, _ text: String, at record: String, more: [String] = [], setting: [String: String?] = [:]
  ) async throws -> Outcome {
    let file = try desk.write("\(UUID().uuidString).md", text)
    return try await desk.gcmrepo(
      "submit", file, "--country", "CL", "--kind", "input", "--id", id, "--lang", "es", "--format", "json",
      more: more, at: record, setting: setting)
  }

  @Test func aWriteIsSharedByDefaultAndTheReceiptNamesTheHostsCommit() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try await desk.done("clone", host, "b")
    let first = try await submit("uno", "Uno.\n", at: "a")
    #expect(first.status == 0 && first.said.contains("It is shared."))
    let second = try await submit("uno", "Otro.\n", at: "b")
    #expect(second.status == 0, "\(second.said)")
    let receipt = try second.json()
    #expect(receipt["revision"]?.int == 2 && receipt["state"]?.string == "pending")
    #expect(second.said.contains("is revision 2 now"))
    let tip = try await desk.git("rev-parse", "main", in: "host")
    #expect(receipt["commit"]?.string == tip)
    try desk.write("receipt.json", second.output)
    try await desk.done("verify", "receipt.json", at: "b")
    try await desk.done("sync", at: "a")
    try await desk.done("verify", "receipt.json", at: "a")
    for place in ["a", "b", "host"] { try await desk.done("verify", at: place) }
    #expect(try await desk.git("status", "--porcelain", in: "a") == "")
    #expect(try desk.read("a/countries/CL/inputs/uno/text.es.md") == "Otro.\n")
    #expect(try await desk.git("status", "-sb", in: "a") == "## main...origin/main")
  }

  @Test func everyWritingCommandSharesOrWaitsWhenAsked() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    let text = try desk.write("d.md", "Texto.\n")
    try await desk.done("declare", text, "--lang", "es", "--party", "AD-HOC", "-m", "Uno", at: "a")
    try await desk.done("tag", "draft-1", "-m", "Uno", "--party", "AD-HOC", at: "a")
    try await desk.done("meetings", "add", "2018-02-01-troikas", "--title", "es=Troikas", "--party", "AD-HOC", at: "a")
    #expect(try await submit("uno", "Uno.\n", at: "a").status == 0)
    try await desk.done("withdraw", "CL/inputs/uno", "-m", "Ya no", at: "a")
    #expect(
      try await desk.git("rev-parse", "main", "draft-1", in: "a")
        == desk.git("rev-parse", "main", "draft-1", in: "host"))
    let waiting = try await submit("dos", "Dos.\n", at: "a", more: ["--no-push"])
    #expect(waiting.status == 0 && !waiting.said.contains("shared"))
    try await desk.done("tag", "draft-2", "-m", "Dos", "--party", "AD-HOC", "--no-push", at: "a")
    let outbox = try await desk.done("outbox", "--format", "json", at: "a").json()
    #expect(outbox["events"]?[0]?["state"]?.string == "waiting" && outbox["events"]?.array?.count == 1)
    #expect(outbox["drafts"]?[0]?.string == "draft-2")
    let shown = try await desk.done("outbox", at: "a")
    #expect(shown.output.contains("Submit CL/inputs/dos, revision 1") && shown.said.contains("draft-2"))
    let sync = try await desk.done("sync", at: "a")
    #expect(sync.said.contains("1 was sent") && sync.said.contains("draft-2"))
    #expect(try await desk.done("outbox", at: "a").said.contains("Nothing waits."))
    #expect(try await desk.done("sync", at: "a").said.contains("nothing to exchange"))
  }

  @Test func aHostThatIsAwayDoesNotStopAWrite() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try FileManager.default.moveItem(atPath: host, toPath: host + "-away")
    let run = try await submit("uno", "Uno.\n", at: "a")
    #expect(run.status == 6)
    #expect(try run.json()["state"]?.string == "pending")
    #expect(run.said.contains("not shared yet") && run.said.contains("gcmrepo sync"))
    #expect(try await desk.gcmrepo("sync", at: "a").status == 6)
    try FileManager.default.moveItem(atPath: host + "-away", toPath: host)
    try await desk.done("sync", at: "a")
    #expect(try await desk.git("rev-parse", "main", in: "a") == desk.git("rev-parse", "main", in: "host"))
  }

  @Test func aHostThatSaysNothingIsGivenUpAndInterruptingLosesNothing() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    let silent = try #require(SilentServer())
    try await desk.git("remote", "set-url", "origin", "git://127.0.0.1:\(silent.port)/r", in: "a")
    let run = try await submit("uno", "Uno.\n", at: "a", setting: ["GCMREPO_NETWORK_TIMEOUT": "0.5"])
    #expect(run.status == 6 && run.said.contains("did not answer in time"), "\(run.said)")
    let interrupted = try await desk.program(
      ["withdraw", "CL/inputs/uno", "-m", "Ya no"], at: "a"
    ).run(sending: .interrupt, after: .seconds(1.5))
    #expect(interrupted.status == 130 && interrupted.said.contains("gcmrepo sync"), "\(interrupted.said)")
    let killed = try await desk.program(["sync"], at: "a").run(sending: .kill, after: .seconds(0.7))
    #expect(killed.status == -9)
    try await desk.git("remote", "set-url", "origin", host, in: "a")
    #expect(try await desk.done("sync", at: "a").said.contains("2 were sent"))
    try await desk.done("verify", at: "host")
  }

  @Test func anExchangeThatIsKilledAnywhereIsFinishedByTheNext() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try await desk.done("clone", host, "b")
    #expect(try await submit("uno", "Uno.\n", at: "a").status == 0)
    for text in ["Dos.\n", "Tres.\n", "Cuatro.\n"] {
      #expect(try await submit("uno", text, at: "b", more: ["--no-push"]).status == 0)
    }
    for milliseconds in stride(from: 20, through: 260, by: 40) {
      let run = try await desk.program(["sync"], at: "b").run(sending: .kill, after: .milliseconds(milliseconds))
      #expect(run.status == -9 || run.status == 0, "\(run.said)")
    }
    try await desk.done("sync", at: "b")
    #expect(try await desk.git("rev-parse", "main", in: "b") == desk.git("rev-parse", "main", in: "host"))
    #expect(try await desk.git("rev-list", "--count", "main", in: "host") == "5")
    #expect(try desk.read("b/countries/CL/inputs/uno/text.es.md") == "Cuatro.\n")
    #expect(try await desk.git("status", "--porcelain", in: "b") == "")
    for place in ["b", "host"] { try await desk.done("verify", at: place) }
  }

  @Test func locksThatAKilledExchangeLeftAreNoObstacle() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try await desk.done("clone", host, "b")
    try await desk.done("tag", "draft-7", "-m", "Frozen", "--party", "RCM-TS", at: "a")
    try await desk.done("sync", at: "a")
    let left = [
      "refs/tags/draft-7", "refs/gcmrepo/drafts/draft-7", "refs/host/tags/draft-7", "refs/remotes/origin/main",
      "packed-refs",
    ]
    let made = try await desk.shell(
      "cd b/.git && for f in \(left.joined(separator: " ")); do mkdir -p $(dirname $f); touch -d '1 minute ago' $f.lock; done"
    )
    #expect(made.status == 0)
    try await desk.done("sync", at: "b")
    #expect(try await desk.done("tags", at: "b").output.contains("draft-7"))
    for name in left { #expect(!desk.exists("b/.git/\(name).lock")) }
  }

  @Test func whatTheHostRefusesComesWithItsWords() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try desk.write("host/hooks/pre-receive", "#!/bin/sh\necho 'Solo los martes.' >&2\nexit 1\n")
    chmod(desk.path("host/hooks/pre-receive"), 0o755)
    let run = try await submit("uno", "Uno.\n", at: "a")
    #expect(run.status == 5 && run.said.contains("The host says: Solo los martes."), "\(run.said)")
    let outbox = try await desk.done("outbox", "--format", "json", at: "a").json()
    #expect(outbox["events"]?[0]?["state"]?.string == "refused")
    #expect(outbox["events"]?[0]?["lines"]?[0]?.string == "Solo los martes.")
  }

  @Test func whatTheHostRefusesIsGivenUpAndTheRestIsShared() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    // A hook that names the commit, as ours does.
    try desk.write(
      "host/hooks/pre-receive",
      """
      #!/bin/sh
      while read -r old new name; do
        for c in $(git rev-list "$old..$new"); do
          git show "$c:countries/CL/inputs/dos/text.es.md" >/dev/null 2>&1 || continue
          git diff --quiet "$c^" "$c" -- countries/CL/inputs/dos || { printf '%.10s: No se acepta.\n' "$c" >&2; exit 1; }
        done
      done
      """)
    chmod(desk.path("host/hooks/pre-receive"), 0o755)
    for (slug, text) in [("uno", "Uno.\n"), ("dos", "Dos.\n"), ("tres", "Tres.\n"), ("uno", "Uno, otra vez.\n")] {
      #expect(try await submit(slug, text, at: "a", more: ["--no-push"]).status == 0)
    }
    let run = try await desk.gcmrepo("sync", at: "a")
    #expect(run.status == 5 && run.said.contains("No se acepta."), "\(run.said)")
    let entries = try await desk.done("outbox", "--format", "json", at: "a").json()["events"]?.array ?? []
    #expect(entries.map { $0["state"]?.string } == ["waiting", "refused", "waiting", "waiting"])
    let refused = try #require(entries[1]["commit"]?.string)
    #expect(run.said.contains("gcmrepo outbox --drop \(refused.prefix(10))"), "\(run.said)")
    #expect(entries[1]["lines"]?[0]?.string == "\(refused.prefix(10)): No se acepta.")
    let dropped = try await desk.done("outbox", "--drop", String(refused.prefix(10)), at: "a")
    #expect(dropped.said.contains("CL/inputs/dos"), "\(dropped.said)")
    // What is not in the outbox is not given up.
    #expect(try await desk.gcmrepo("outbox", "--drop", String(refused.prefix(10)), at: "a").status == 3)
    let first = try await desk.git("rev-list", "--max-parents=0", "main", in: "a")
    #expect(try await desk.gcmrepo("outbox", "--drop", first, at: "a").status == 3)
    #expect(try await desk.done("sync", at: "a").said.contains("3 were sent"))
    #expect(try desk.read("a/countries/CL/inputs/uno/text.es.md") == "Uno, otra vez.\n")
    #expect(!desk.exists("a/countries/CL/inputs/dos"))
    #expect(try await desk.git("status", "--porcelain", in: "a") == "")
    // It is not lost to who looks for it.
    #expect(try await desk.git("cat-file", "-t", refused, in: "a") == "commit")
    for place in ["a", "host"] {
      try await desk.done("audit", at: place)
      try await desk.done("verify", at: place)
    }
  }

  @Test func whatBuildsOnAGivenUpRevisionBecomesTheFirst() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    for text in ["Uno.\n", "Dos.\n"] {
      #expect(try await submit("x", text, at: "a", more: ["--no-push"]).status == 0)
    }
    let first = try await desk.git("rev-parse", "main~1", in: "a")
    try await desk.done("outbox", "--drop", first, at: "a")
    let outbox = try await desk.done("outbox", "--format", "json", at: "a").json()["events"]?.array ?? []
    #expect(outbox.map { $0["state"]?.string } == ["waiting"])
    #expect(try await desk.done("sync", at: "a").said.contains("1 was sent"))
    #expect(try desk.read("a/countries/CL/inputs/x/text.es.md") == "Dos.\n")
    #expect(try desk.read("a/countries/CL/inputs/x/contribution.yml").contains("\nrevision: 1\n"))
    for place in ["a", "host"] {
      try await desk.done("audit", at: place)
      try await desk.done("verify", at: place)
    }
  }

  @Test func ofTwoDeclarationsTheSecondSaysHowToSeeTheDifference() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try await desk.done("clone", host, "b")
    let (one, two) = (try desk.write("1.md", "Primero.\n"), try desk.write("2.md", "Segundo.\n"))
    try await desk.done("declare", one, "--lang", "es", "--party", "AD-HOC", "-m", "Uno", at: "a")
    let run = try await desk.gcmrepo("declare", two, "--lang", "es", "--party", "AD-HOC", "-m", "Dos", at: "b")
    #expect(run.status == 4, "\(run.said)")
    let said = try #require(run.said.firstMatch(of: /`gcmrepo (diff [0-9a-f]+ [0-9a-f]+ declaration)`/))
    let redline = try await desk.done(more: said.1.split(separator: " ").map(String.init), at: "b")
    #expect(redline.output.contains("Primero") && redline.output.contains("Segundo"))
    let outbox = try await desk.done("outbox", "--format", "json", at: "b").json()
    #expect(outbox["events"]?[0]?["reason"]?["code"]?.string == "declared-meanwhile")
    let commit = try #require(outbox["events"]?[0]?["commit"]?.string)
    #expect(try await desk.done("outbox", "--drop", String(commit.prefix(10)), at: "b").said.contains("Nothing waits."))
    #expect(try await desk.gcmrepo("outbox", "--drop", "abcdef", at: "b").status == 3)
    try await desk.done("verify", at: "b")
  }

  @Test func aCloneThatFailsLeavesNoFolder() async throws {
    let host = try await host()
    for words in [
      ["clone", desk.path("nothing"), "a"], ["clone", "ext::sh -c true", "a"],
      ["clone", host, "a", "--root", "SHA256:none"], ["clone", host, "a", "--key", "no-key"],
    ] {
      let run = try await desk.gcmrepo(more: words)
      #expect(run.status != 0 && run.status != 70, "\(words): \(run.said)")
      #expect(try desk.names(in: ".") == ["host"], "\(words)")
    }
    try await desk.git("init", "-q", "--bare", "empty", in: ".")
    #expect(try await desk.gcmrepo("clone", desk.path("empty"), "a").status == 6)
    try desk.makeFolder("full")
    try desk.write("full/file", "x")
    #expect(try await desk.gcmrepo("clone", host, "full").status == 3)
    #expect(try desk.names(in: ".") == ["empty", "full", "host"])
    try desk.makeFolder("free")
    try await desk.done("clone", host, "free")
    #expect(desk.exists("free/gcmrepo.yml"))
  }

  @Test(arguments: [Signal.interrupt, .terminate]) func aCloneThatIsAskedToEndLeavesNothing(_ signal: Signal)
    async throws
  {
    let silent = try #require(SilentServer())
    let run = try await desk.program(["clone", "git://127.0.0.1:\(silent.port)/r", "a"])
      .run(sending: signal, after: .seconds(1))
    #expect(run.status == 130, "\(run.said)")
    #expect(try desk.names(in: ".") == [])
  }

  @Test func aCloneIsSetUpAsARecordAndSigns() async throws {
    let host = try await host()
    let made = try await desk.shell("ssh-keygen -q -t ed25519 -N '' -f key")
    try #require(made.status == 0)
    let clone = try await desk.done("clone", host, "a", "--key", "key", "--format", "json").json()
    #expect(clone["findings"]?.int == 0 && clone["commits"]?.int == 1)
    for (key, value) in [
      ("gpg.format", "ssh"), ("user.signingkey", desk.path("key")), ("commit.gpgsign", "true"),
      ("tag.gpgsign", "true"), ("gc.auto", "0"), ("core.logAllRefUpdates", "always"),
    ] { #expect(try await desk.git("config", key, in: "a") == value) }
    #expect(try await submit("uno", "Uno.\n", at: "a").status == 0)
    #expect(try await desk.git("cat-file", "commit", "main", in: "host").contains("gpgsig"))
  }

  @Test func aRecordTravelsAsAFile() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    #expect(try await submit("uno", "Uno.\n", at: "a", more: ["--no-push"]).status == 0)
    try await desk.done("bundle", "make", desk.path("desk.bundle"), at: "a")
    let taken = try await desk.done("bundle", "take", desk.path("desk.bundle"), "--format", "json", at: "host").json()
    #expect(taken["received"]?.int == 1)
    try await desk.done("verify", at: "host")
    try desk.write("no.bundle", "x")
    #expect(try await desk.gcmrepo("bundle", "take", desk.path("no.bundle"), at: "host").status == 3)
    try await desk.done("clone", desk.path("desk.bundle"), "b")
  }

  @Test func twoDraftsOfOneNameAreSettledWithBothShown() async throws {
    let host = try await host()
    for (clone, person, party) in [("a", "Ana Rojas", "SACM-TS"), ("b", "Berta Gil", "RCM-TS")] {
      try await desk.done("clone", host, clone)
      try await desk.done(
        "tag", "draft-1", "-m", "By \(party)", "--party", party, "--no-push", "--author", "\(person) <x@example.org>",
        at: clone)
    }
    let own = try await desk.git("rev-parse", "draft-1", in: "b")
    try await desk.done("sync", at: "a")
    let sync = try await desk.gcmrepo("sync", at: "b", setting: ["GIT_COMMITTER_NAME": "Berta Gil"])
    let theirs = try await desk.git("rev-parse", "draft-1", in: "a")
    for fact in [
      "The host's: Ana Rojas, SACM-TS, ", "Yours: Berta Gil, RCM-TS, ", String(own.prefix(10)),
      String(theirs.prefix(10)),
      "gcmrepo diff draft-1 refs/outbox/drafts/draft-1",
    ] { #expect(sync.said.contains(fact), "\(fact)\n\(sync.said)") }
    // The command that it names compares the two.
    try await desk.done("diff", "draft-1", "refs/outbox/drafts/draft-1", at: "b")
    let aside = try await desk.done("outbox", "--format", "json", at: "b").json()["set_aside"]?[0]
    #expect(aside?["own"]?["tag"]?.string == own && aside?["host"]?["tag"]?.string == theirs)
    #expect(aside?["own"]?["party"]?.string == "RCM-TS" && aside?["host"]?["party"]?.string == "SACM-TS")
    #expect(try await desk.git("rev-parse", "draft-1", in: "b") == theirs)
  }

  /// What stock git's users do all the same.
  @Test func aReceiptHoldsAfterARebaseAndAMergeIsOneFinding() async throws {
    let host = try await host()
    try await desk.done("clone", host, "a")
    try await desk.done("clone", host, "b")
    let receipt = try await submit("uno", "Uno.\n", at: "b", more: ["--no-push"])
    try desk.write("receipt.json", receipt.output)
    #expect(try await submit("dos", "Dos.\n", at: "a").status == 0)
    try await desk.git("branch", "-q", "side", in: "b")
    try await desk.git("pull", "-q", "--rebase", in: "b")
    let held = try await desk.done("verify", "receipt.json", "--format", "json", at: "b")
    let rebased = try await desk.git("rev-parse", "main", in: "b")
    #expect(try held.json()["other_commit"]?.string == rebased)
    #expect(held.said.contains("under another commit"))
    try await desk.git("reset", "-q", "--hard", "side", in: "b")
    try await desk.git("pull", "-q", "--no-rebase", "--no-edit", in: "b")
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: "b").json()
    let codes = (audit["commits"]?.array ?? audit["entries"]?.array ?? []).flatMap {
      $0["finding_details"]?.array ?? []
    }
    .compactMap { $0["code"]?.string }
    #expect(codes == ["merge"], "\(codes)")
  }

  /// The whole way over a host with strict rules: signed, received, and proven by its receipt.
  @Test func aStrictHostAnswersWithItsOwnReceipt() async throws {
    let shared = try await SharedHost(desk)
    let (host, key) = (desk.path(shared.host), shared.key("RCM-TS"))
    let made = try await desk.done(
      "clone", host, "rcm", "--key", key, "--format", "json", setting: shared.person("RCM-TS"))
    let root = try #require(try made.json()["root"]?.string)
    let wrong = try await desk.gcmrepo("clone", host, "x", "--root", String(root.dropLast()) + "?")
    #expect(wrong.status == 4 && !desk.exists("x"), "\(wrong.said)")
    try await desk.done(
      "keys", "add", shared.key("CL") + ".pub", "--party", "CL", "--person", "Ana Rojas", at: "rcm",
      setting: shared.person("RCM-TS"))
    try await desk.done(
      "clone", host, "cl", "--key", shared.key("CL"), "--root", root, setting: shared.person("CL"))
    #expect(try await desk.gcmrepo("doctor", "--format", "json", at: "cl").json()["allowed_signers"] == .null)
    let sent = try await submit("uno", "Uno.\n", at: "cl", setting: shared.person("CL"))
    let receipt = try sent.json()
    #expect(sent.status == 0 && receipt["state"]?.string == "received", "\(sent.said)")
    #expect(receipt["host"]?["fingerprint"]?.string == root)
    for commit in try await desk.git("rev-list", "main", in: "cl").split(separator: "\n") {
      try await desk.git("verify-commit", String(commit), in: "cl")
    }
    // Put after what others wrote, it is signed again, and the host takes it.
    let own = try await submit("dos", "Dos.\n", at: "cl", more: ["--no-push"], setting: shared.person("CL"))
    #expect(try own.json()["state"]?.string == "pending")
    try await desk.done(
      "tag", "draft-1", "-m", "Uno", at: "rcm", setting: shared.person("RCM-TS"))
    let text = try desk.write("d.md", "Texto.\n")
    try await desk.done(
      "declare", text, "--lang", "es", "-m", "Uno", at: "rcm", setting: shared.person("RCM-TS"))
    let synced = try await desk.gcmrepo("sync", at: "cl", setting: shared.person("CL"))
    #expect(synced.status == 0, "\(synced.said)")
    #expect(
      try await desk.git("rev-parse", "main", "draft-1", in: "cl")
        == desk.git("rev-parse", "main", "draft-1", in: shared.host))
    for place in ["cl", shared.host] { try await desk.done("verify", at: place) }
    // Nobody writes in another's name: the same rules refuse it here already.
    let forged = try await desk.gcmrepo(
      "submit", text, "--country", "MX", "--kind", "input", "--id", "uno", "--lang", "es", at: "cl",
      setting: shared.person("CL"))
    #expect(forged.status == 5 && forged.said.contains("may not send in"), "\(forged.said)")
    try await desk.git("config", "--unset", "gpg.ssh.allowedSignersFile", in: "cl")
    #expect(
      try await desk.gcmrepo("doctor", "--format", "json", at: "cl").json()["allowed_signers"]?.string
        == desk.path("cl/keys/allowed_signers"))
  }

  /// git judges signatures by the file that its configuration names, or by none.
  @Test func doctorSaysWhetherGitKnowsTheRecordsKeys() async throws {
    let shared = try await SharedHost(desk)
    try await desk.done("clone", desk.path(shared.host), "cl", "--key", shared.key("CL"))
    let own = desk.path("cl/keys/allowed_signers")
    func doctor() async throws -> (run: Outcome, right: Bool?, configured: String?) {
      let json = try await desk.gcmrepo("doctor", "--format", "json", at: "cl").json()
      let run = try await desk.gcmrepo("doctor", at: "cl")
      return (run, json["allowed_signers_right"]?.bool, json["allowed_signers_configured"]?.string)
    }
    let right = try await doctor()
    #expect(right.run.status == 0 && right.right == true && right.configured == own)
    #expect(right.run.said.contains("Git is told which keys this record allows (gpg.ssh.allowedSignersFile): \(own)"))
    // git resolves a relative name in the top folder of the files.
    try await desk.git("config", "gpg.ssh.allowedSignersFile", "keys/allowed_signers", in: "cl")
    #expect(try await doctor().right == true)
    try desk.write("others", "")
    try await desk.git("config", "gpg.ssh.allowedSignersFile", desk.path("others"), in: "cl")
    let other = try await doctor()
    #expect(other.run.status == 1 && other.right == false && other.configured == desk.path("others"))
    #expect(other.run.said.contains("by the keys in \(desk.path("others")), and not by the record's own"))
    try await desk.git("config", "--unset", "gpg.ssh.allowedSignersFile", in: "cl")
    let none = try await doctor()
    #expect(none.run.status == 1 && none.right == false && none.configured == nil)
    // What it says to type is what helps.
    let command = try #require(none.run.said.firstMatch(of: /git config gpg\.ssh\.allowedSignersFile \S+/)).output
    #expect(try await desk.shell("cd cl && \(command)").status == 0)
    #expect(try await doctor().right == true)
    let elsewhere = try await desk.done("doctor", "--format", "json").json()
    #expect(elsewhere["allowed_signers_right"] == .null)
  }

  @Test func aRecordWithoutAHostSaysHowToGetOne() async throws {
    let record = try await desk.record()
    let run = try await desk.gcmrepo("sync", at: record)
    #expect(run.status == 2 && run.said.contains("gcmrepo clone"))
    #expect(try await desk.done("outbox", "--format", "json", at: record).json()["host"] == .null)
  }
}

/// A server on the loopback interface that takes connections and never answers.
final class SilentServer: Sendable {
  let port: UInt16
  private let descriptor: Int32

  init?() {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isOpen else { return nil }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }
}
