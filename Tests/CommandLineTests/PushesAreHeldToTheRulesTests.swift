import Foundation
import Testing

/// What the hooks of a shared record take and refuse, pushed by stock git.
@Suite struct PushesAreHeldToTheRulesTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// A host that has admitted Chile and Mexico, and holds a submission of Chile and a draft.
  private func begin() async throws -> (secretariat: String, chile: String) {
    let secretariat = try await shared.clone("RCM-TS")
    for party in ["CL", "MX"] { try await shared.admit(party, in: secretariat) }
    let admitted = try await shared.push(from: secretariat, as: "RCM-TS")
    try #require(admitted.status == 0, "\(admitted.said)")
    let chile = try await shared.clone("CL")
    try await submit("aportes", in: chile, as: "CL")
    let pushed = try await shared.push(from: chile, as: "CL")
    try #require(pushed.status == 0 && pushed.said.contains("CL/inputs/aportes"), "\(pushed.said)")
    return (secretariat, chile)
  }

  private func submit(_ slug: String, in clone: String, as party: String, by sender: String? = nil) async throws {
    try await desk.done(
      "submit", desk.write("\(slug)-\(party).md", "# Aportes \(slug)\n\nTexto de \(party).\n"), "--country", party,
      "--kind", "input", "--id", slug, "--lang", "es", more: ["-C", clone], setting: shared.person(sender ?? party))
  }

  @Test func whatThePartiesMaySignIsTakenAndStockGitAgrees() async throws {
    let (secretariat, chile) = try await begin()
    for commit in try await desk.git("rev-list", "main", in: chile).split(separator: "\n") {
      #expect(try await shared.shell("git verify-commit \(commit)", in: chile, as: "CL").status == 0)
    }
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    try await desk.done("tag", "draft-1", "-m", "First", more: ["-C", secretariat], setting: shared.person("RCM-TS"))
    let tagged = try await shared.push("draft-1 'refs/gcmrepo/*:refs/gcmrepo/*'", from: secretariat, as: "RCM-TS")
    #expect(tagged.status == 0, "\(tagged.said)")
    #expect(try await desk.done("tags", "--format", "json", at: shared.host).output.contains("\"proposed\""))
    let other = try await shared.clone("SACM-TS")
    let approved = try await desk.done("approve", "draft-1", more: ["-C", other], setting: shared.person("SACM-TS"))
    #expect(approved.said.contains("draft-1 is agreed"))
    let sent = try await shared.push("'refs/gcmrepo/approvals/*:refs/gcmrepo/approvals/*'", from: other, as: "SACM-TS")
    #expect(sent.status == 0, "\(sent.said)")
    #expect(try await desk.done("tags", "--format", "json", at: shared.host).output.contains("\"agreed\""))
    let approval = try await desk.git("rev-parse", "refs/gcmrepo/approvals/draft-1/SACM-TS", in: other)
    #expect(try await shared.shell("git verify-tag \(approval)", in: other, as: "SACM-TS").status == 0)
    let audit = try await desk.done("audit", "--format", "json", at: shared.host)
    #expect(audit.output.contains("\"time_source\":\"host\"") && !audit.output.contains("\"unsigned\""))
    try await desk.done("verify", at: shared.host)
    let fsck = try await desk.shell("git -C '\(desk.path(shared.host))' fsck --strict --full")
    #expect(fsck.status == 0 && fsck.said.isEmpty, "\(fsck.said)")
  }

  /// A way to write to the host that it must refuse, with a word of the sentence that it gives.
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    var person = "MX"
    var key: String?
    let act: String
    var what = "HEAD:refs/heads/main"
    let word: String

    var testDescription: String { name }
  }

  private static let trailers = "Party: MX\nKind: input\nContribution: MX/inputs/x\nRevision: 1\nAction: submit"

  private static func commit(_ path: String, _ message: String = "Submit MX/inputs/x, revision 1\n\n" + trailers)
    -> String
  {
    "mkdir -p \"$(dirname '\(path)')\" && echo x >> '\(path)' && git add -A -f && git commit -q -m '\(message)'"
  }

  static let attacks = [
    Attack(
      name: "unsigned", act: "git config commit.gpgsign false; " + commit("countries/MX/inputs/x/text.es.md"),
      word: "No está firmado"),
    Attack(name: "unknown key", key: "XX", act: commit("countries/MX/inputs/x/text.es.md"), word: "no ha admitido"),
    Attack(
      name: "another State's name",
      act: commit("countries/CL/inputs/aportes/text.es.md", "x\n\n" + trailers.replacing("MX", with: "CL")),
      word: "focal-point@MX"),
    Attack(name: "another State's folder", act: commit("countries/CL/inputs/aportes/text.es.md"), word: "CL"),
    Attack(name: "no trailers", act: commit("countries/MX/inputs/x/text.es.md", "hello"), word: "Party"),
    Attack(
      name: "declaration by a State", act: commit("declaration/text.es.md", "x\n\nParty: MX\nAction: declare"),
      word: "declare"),
    Attack(
      name: "rules by a State", act: commit("gcmrepo.yml", "x\n\nParty: MX\nAction: admit"), word: "admit"),
    Attack(
      name: "a key for a secretariat by a State",
      act:
        "echo \"evil@RCM-TS namespaces=\\\"git\\\" $(cat ../key-XX.pub)\" >> keys/allowed_signers; "
        + commit("x.txt", "x\n\nParty: MX\nAction: admit"), word: "MX"),
    Attack(name: "rewritten history", act: "git reset -q --hard HEAD~1", word: "main"),
    Attack(name: "deleted branch", act: "true", what: ":refs/heads/main", word: "main"),
    Attack(name: "lightweight draft", act: "git -c tag.gpgsign=false tag draft-9", what: "draft-9", word: "draft-9"),
    Attack(name: "draft by a State", act: "git tag -s -m x draft-9", what: "draft-9", word: "draft-9"),
    Attack(name: "another branch", act: "git branch other", what: "other", word: "refs/heads/other"),
    Attack(name: "another reference", act: "true", what: "HEAD:refs/gcmrepo/received", word: "refs/gcmrepo/received"),
    Attack(
      name: "merge",
      act:
        "git checkout -q -b b HEAD~1 && \(commit("countries/MX/inputs/x/text.es.md")) && git checkout -q main && git merge -q --no-ff -m m b",
      word: "historia"),
    Attack(name: "submodule file", act: commit(".gitmodules"), word: ".gitmodules"),
    Attack(
      name: "symbolic link",
      act:
        "mkdir -p countries/MX/inputs/x && ln -s /etc/passwd countries/MX/inputs/x/text.es.md && git add -A && git commit -q -m 'Submit\n\n\(trailers)'",
      word: "text.es.md"),
  ]

  @Test func whatIsNotTheirsIsRefusedWithASentence() async throws {
    _ = try await begin()
    for attack in Self.attacks {
      let clone = try await shared.clone(attack.person, as: "attack", key: attack.key)
      let before = try await shared.references()
      let act = try await shared.shell(attack.act, in: clone, as: attack.person)
      #expect(act.status == 0, "\(attack.name): \(act.said)")
      let pushed = try await shared.push("--force '\(attack.what)'", from: clone, as: attack.person)
      #expect(pushed.status != 0, "\(attack.name)")
      #expect(pushed.said.contains(attack.word), "\(attack.name): \(pushed.said)")
      #expect(try await shared.references() == before, "\(attack.name)")
      try desk.remove(clone)
    }
  }

  /// A sound submission in a State's name, signed with the host's stolen key: what the host writes itself it takes from nobody.
  @Test func whatTheHostsKeySignedIsNotPushed() async throws {
    _ = try await begin()
    try await shared.takeUploads()
    let clone = try await shared.clone("RCM-TS", as: "attack")
    try await submit("robado", in: clone, as: "MX", by: "RCM-TS")
    let forged = try await shared.shell(
      """
      cp '\(desk.path(shared.host))/gcmrepo/host_key' ../stolen && git config user.signingkey ../stolen &&
      sed -i 's/Rosa Paz/Max Luna/' countries/MX/inputs/robado/contribution.yml && git add -A &&
      GIT_COMMITTER_NAME=host GIT_COMMITTER_EMAIL=host@record \\
        git commit -q --amend --no-edit --author 'Max Luna <max-luna@mx.invalid>'
      """, in: clone, as: "RCM-TS")
    try #require(forged.status == 0, "\(forged.said)")
    // A clone that has seen nothing else.
    let copied = try await desk.shell("git clone -q attack other")
    try #require(copied.status == 0, "\(copied.said)")
    let audit = try await desk.gcmrepo("audit", "--format", "json", "-C", "other")
    #expect(audit.status == 0 && audit.output.contains("host@record"), "the rules alone take it: \(audit.said)")
    let before = try await shared.references()
    for person in ["MX", "RCM-TS"] {
      let pushed = try await shared.push(from: clone, as: person)
      #expect(pushed.status != 0 && pushed.said.contains("host@record"), "\(pushed.said)")
    }
    #expect(try await shared.references() == before)
  }

  @Test func nobodyMeetsAThresholdAlone() async throws {
    let (secretariat, _) = try await begin()
    func add(_ key: String, for party: String, as person: String) async throws -> Outcome {
      try await desk.gcmrepo(
        "keys", "add", shared.key(key) + ".pub", "--party", party, "--person", "Eva Nadie", more: ["-C", secretariat],
        setting: shared.person(person))
    }
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    // A key for the other secretariat.
    let foreign = try await add("XX", for: "SACM-TS", as: "RCM-TS")
    #expect(foreign.status == 3 && foreign.said.contains("cannot decide"), "\(foreign.said)")
    // A second key of a State: a proposal, until the other secretariat agrees.
    let second = try await add("XX", for: "CL", as: "RCM-TS")
    #expect(second.status == 0 && second.said.contains("proposed"), "\(second.said)")
    let again = try await add("XX", for: "CL", as: "RCM-TS")
    #expect(again.status == 3, "\(again.said)")
    let sent = try await shared.push(from: secretariat, as: "RCM-TS")
    #expect(sent.status == 0, "\(sent.said)")
    let other = try await shared.clone("SACM-TS")
    let agreed = try await desk.done(
      "keys", "add", shared.key("XX") + ".pub", "--party", "CL", "--person", "Eva Nadie", more: ["-C", other],
      setting: shared.person("SACM-TS"))
    #expect(agreed.said.contains("eva-nadie signs for CL"), "\(agreed.said)")
    #expect(try await shared.push(from: other, as: "SACM-TS").status == 0)
    // The rules: proposed by one, made by the other, and never set back.
    let rules = try desk.read(other + "/gcmrepo.yml")
    let new = try desk.write(
      "new.yml",
      rules.replacing("  version: 1\n", with: "  version: 2\n").replacing(
        "commits_in_a_push: 1000", with: "commits_in_a_push: 500"))
    let proposed = try await desk.done(
      "rules", "change", new, "-m", "Fewer", more: ["-C", other], setting: shared.person("SACM-TS"))
    #expect(proposed.said.contains("proposed"))
    #expect(try await shared.push(from: other, as: "SACM-TS").status == 0)
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    let changed = try await desk.done(
      "rules", "change", new, "-m", "Fewer", more: ["-C", secretariat], setting: shared.person("RCM-TS"))
    #expect(changed.said.contains("The rules are changed"))
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let back = try await desk.gcmrepo(
      "rules", "change", desk.write("old.yml", rules), "-m", "Back", more: ["-C", secretariat],
      setting: shared.person("RCM-TS"))
    #expect(back.status == 0 && back.said.contains("proposed"), "\(back.said)")
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    _ = try await shared.shell("git pull -q", in: other, as: "SACM-TS")
    let rollback = try await desk.gcmrepo(
      "rules", "change", desk.path("old.yml"), "-m", "Back", more: ["-C", other], setting: shared.person("SACM-TS"))
    #expect(rollback.status == 3 && rollback.said.contains("version"), "\(rollback.said)")
    try await desk.done("audit", at: shared.host)
  }

  @Test func aRevokedKeySignsNoMoreWhateverItsDate() async throws {
    let (secretariat, chile) = try await begin()
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    let keys = try await desk.done("keys", "list", "--party", "CL", "--format", "csv", at: shared.host)
    let fingerprint = try #require(keys.output.firstMatch(of: /SHA256:[^,"\s]+/)).output
    try await desk.done(
      "keys", "revoke", String(fingerprint), "-m", "Stolen", more: ["-C", secretariat], setting: shared.person("RCM-TS")
    )
    #expect(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let listed = try await desk.done("keys", "list", "--party", "CL", at: shared.host)
    #expect(listed.output.contains("revoked"), "\(listed.output)")
    // The thief dates the commit back, on the old tip and on the new one.
    let dated = "export GIT_COMMITTER_DATE='2026-01-01T00:00:00Z' GIT_AUTHOR_DATE='2026-01-01T00:00:00Z'; "
    _ = try await shared.shell("git pull -q", in: chile, as: "CL")
    let act = try await shared.shell(
      dated + Self.commit("countries/CL/inputs/x/text.es.md", "x\n\n" + Self.trailers.replacing("MX", with: "CL")),
      in: chile,
      as: "CL")
    #expect(act.status == 0)
    let pushed = try await shared.push(from: chile, as: "CL")
    #expect(pushed.status != 0 && pushed.said.contains("revocada"), "\(pushed.said)")
    // What came before stays good.
    try await desk.done("audit", at: shared.host)
  }

  @Test func theHooksFailClosed() async throws {
    let (_, chile) = try await begin()
    for hook in ["pre-receive"] {
      let path = shared.host + "/hooks/" + hook
      let script = try desk.read(path)
      try desk.write(
        path, script.replacing(Program.gcmrepo, with: "/nowhere/gcmrepo").replacing("exec ", with: "exec /nowhere"))
    }
    _ = try await desk.shell("chmod +x '\(desk.path(shared.host))'/hooks/*")
    try await submit("mas", in: chile, as: "CL")
    #expect(try await shared.push(from: chile, as: "CL").status != 0)
  }

  @Test func aRecordOfOneBecomesShared() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note("nota.md", "# Nota\n\nTexto.\n"), "CL", "input", "nota", at: record)
    try await desk.done("tag", "draft-1", "-m", "x", "--party", "RCM-TS", at: record)
    try await desk.done(
      "host", "init", "continued.git", "--from", record, "--admin", shared.admin("RCM-TS"), "--admin",
      shared.admin("SACM-TS"))
    try await desk.done("audit", at: "continued.git")
    try await desk.done("verify", at: "continued.git")
    #expect(try await desk.done("tags", at: "continued.git").output.contains("draft-1"))
    let again = try await desk.gcmrepo(
      "host", "init", "again.git", "--from", "continued.git", "--admin", shared.admin("RCM-TS"))
    #expect(again.status != 0 && again.said.contains("shared already") && !desk.exists("again.git"), "\(again.said)")
  }

  @Test func theRulesAreExplained() async throws {
    let rules = try await desk.done("rules", "--format", "json", at: shared.host)
    #expect(
      rules.output.contains("\"signatures\":true") && rules.output.contains("\"each_conference\":\"secretariat\""))
    let no = try await desk.gcmrepo("rules", "explain", "declare", "--as", "CL", at: shared.host)
    #expect(no.status == 1 && no.said.contains("CL may not"), "\(no.said)")
    let yes = try await desk.gcmrepo("rules", "explain", "declare", "--as", "RCM-TS", at: shared.host)
    #expect(yes.status == 0 && yes.said.contains("RCM-TS may"), "\(yes.said)")
    let one = try await desk.record()
    #expect(try await desk.done("rules", at: one).said.contains("open"))
    let unknown = try await desk.gcmrepo("rules", "explain", "fly", "--as", "CL", at: shared.host)
    #expect(unknown.status == 2, "\(unknown.said)")
  }

  @Test func aRangeIsJudgedAsAPush() async throws {
    let (_, chile) = try await begin()
    #expect(try await desk.gcmrepo("check", "main~1..main", at: chile).status == 0)
    let act = try await shared.shell(
      "git config commit.gpgsign false; "
        + Self.commit("countries/CL/inputs/x/text.es.md", "x\n\n" + Self.trailers.replacing("MX", with: "CL")),
      in: chile, as: "CL")
    #expect(act.status == 0)
    let judged = try await desk.gcmrepo("check", "origin/main..HEAD", at: chile)
    #expect(judged.status == 1 && judged.output.contains("It is not signed"), "\(judged.output)")
  }
}
