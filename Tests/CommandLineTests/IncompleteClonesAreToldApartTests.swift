import Foundation
import RecordRendering
import Testing

@Suite("A clone that leaves something out is told as that, with the command that fetches it")
struct IncompleteClonesAreToldApartTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
    try await desk.git("config", "uploadpack.allowFilter", "true", in: record)
    // So that a commit names the newest draft.
    try await desk.submit(desk.note(), "PE", at: record)
  }

  private func clone(_ options: String...) async throws -> String {
    let run = try await Program(
      path: "git", words: ["clone", "-q"] + options + ["file://" + record, desk.path("clone")], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    return desk.path("clone")
  }

  private func fetch(_ said: String, at clone: String) async throws {
    let command = try #require(said.split(separator: "`").first { $0.hasPrefix("git fetch") })
    let run = try await desk.shell("cd \(clone) && \(command.replacing("git fetch", with: "git fetch -q"))")
    try #require(run.status == 0, "\(run.said)")
  }

  /// Each command says the same: nothing is damaged or deleted, and there is a way to get the rest.
  private func expectTold(
    _ words: [String], _ status: Int32, at clone: String, _ location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let run = try await desk.program(words, at: clone).run()
    let all = run.output + run.said
    #expect(run.status == status && all.contains("`git fetch "), "\(words): \(all)", sourceLocation: location)
    for wrong in ["damaged", "deleted", "no drafts yet", "rewritten"] {
      #expect(!all.contains(wrong), "\(words): \(all)", sourceLocation: location)
    }
    return all
  }

  private static let draft = ["tag", "draft-3", "-m", "Third", "--party", "RCM-TS"]

  @Test func withoutTags() async throws {
    let clone = try await clone("--no-tags")
    #expect(try await expectTold(["tags"], 0, at: clone).contains("draft-2"))
    #expect(try await expectTold(["diff", "draft-1", "draft-2"], 3, at: clone).contains("draft-1"))
    _ = try await expectTold(["audit"], 1, at: clone)
    _ = try await expectTold(["verify"], 1, at: clone)
    let said = try await expectTold(Self.draft, 4, at: clone)
    let answer = try await desk.gcmrepo("tags", "--format", "json", at: clone).json()
    #expect(answer["missing"]?.array == [.string("draft-2")])
    try await fetch(said, at: clone)
    try await desk.done("verify", at: clone)
    try await desk.done(Self.draft[0], more: Array(Self.draft.dropFirst()), at: clone)
  }

  @Test func withoutTagsFromARecordWithoutDrafts() async throws {
    for tag in ["draft-1", "draft-2"] { try await desk.git("tag", "-d", tag, in: record) }
    try await desk.git("reset", "-q", "--hard", "HEAD~5", in: record)
    let clone = try await clone("--no-tags")
    _ = try await expectTold(["tags"], 0, at: clone)
    _ = try await expectTold(Self.draft, 4, at: clone)
  }

  @Test func shallow() async throws {
    let clone = try await clone("--depth", "2")
    _ = try await expectTold(["tags"], 0, at: clone)
    _ = try await expectTold(["diff", "draft-1"], 3, at: clone)
    _ = try await expectTold(["audit"], 1, at: clone)
    _ = try await expectTold(["verify"], 1, at: clone)
    let said = try await expectTold(Self.draft, 4, at: clone)
    try await fetch(said, at: clone)
    try await desk.done("verify", at: clone)
    try await desk.done(Self.draft[0], more: Array(Self.draft.dropFirst()), at: clone)
  }

  @Test(arguments: ["blob:none", "tree:0"]) func partial(_ filter: String) async throws {
    let clone = try await clone("--no-checkout", "--filter=" + filter)
    for words in [["status"], ["list"], ["diff", "draft-1"], ["show", "declaration"], Self.draft] {
      #expect(try await expectTold(words, 4, at: clone).contains("git clone --filter"))
    }
    _ = try await expectTold(["audit"], 1, at: clone)
    let said = try await expectTold(["verify"], 1, at: clone)
    let answer = try await desk.gcmrepo("verify", "--format", "json", at: clone).json()
    let findings = try #require(answer["findings"]?.array)
    #expect(findings.count == 1 && findings[0]["error"]?.string == "not-fetched", "\(findings)")
    try await fetch(said, at: clone)
    try await desk.done("verify", at: clone)
    try await desk.done("status", at: clone)
  }

  @Test func aPartialCloneIsNotTrustedWithDamage() async throws {
    let clone = try await clone("--no-checkout", "--filter=blob:none")
    try await fetch("`git fetch --refetch --no-filter`", at: clone)
    try await desk.done("verify", at: clone)
    _ = try await desk.shell(
      """
      cd \(clone)/.git/objects/pack && chmod u+w *.pack
      for p in *.pack; do dd if=/dev/zero of=$p bs=1 seek=200 count=40 conv=notrunc 2>/dev/null; done
      """)
    let run = try await desk.gcmrepo("verify", at: clone)
    #expect(run.status == 1 && run.output.contains("damaged"), "\(run.output)")
  }

  @Test func singleBranch() async throws {
    try await desk.git("branch", "older", "draft-1^{}", in: record)
    let clone = try await clone("--single-branch", "--branch", "older")
    _ = try await expectTold(["diff", "draft-1", "draft-2"], 3, at: clone)
    let said = try await expectTold(Self.draft, 4, at: clone)
    try await fetch(said, at: clone)
    try await desk.done("tags", at: clone)
    try await desk.done("tag", "draft-3", "-m", "Third", "--party", "RCM-TS", at: clone)
  }

  @Test func aShallowPartialCloneNeedsBothCommands() async throws {
    let clone = try await clone("--no-checkout", "--filter=blob:none", "--depth", "1")
    let said = try await expectTold(["diff", "draft-1"], 4, at: clone)
    #expect(said.contains("git fetch --refetch --no-filter"))
    try await desk.git("fetch", "-q", "--unshallow", "--tags", in: clone)
    try await fetch(said, at: clone)
    try await desk.done("verify", at: clone)
  }

  @Test func objectsNamedBySHA256() async throws {
    try await desk.git("init", "-q", "--object-format=sha256", desk.path("other"), in: desk.folder)
    let run = try await desk.gcmrepo("status", at: desk.path("other"))
    #expect(run.status == 4 && run.said.contains("SHA-256") && run.said.contains(desk.path("other")), "\(run.said)")
  }

  @Test(arguments: [("refstorage", "reftable", "reftable"), ("futurething", "true", "futurething")])
  func otherStorage(_ key: String, _ value: String, _ word: String) async throws {
    try await desk.git("config", "core.repositoryformatversion", "1", in: record)
    try await desk.git("config", "extensions." + key, value, in: record)
    let run = try await desk.gcmrepo("status", at: record)
    #expect(run.status == 4 && run.said.contains(word), "\(run.said)")
  }
}
