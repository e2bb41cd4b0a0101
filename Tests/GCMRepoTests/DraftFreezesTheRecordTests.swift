import GitStore
import Testing

@testable import GCMRepo

@Suite struct DraftFreezesTheRecordTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.submit("CL", "a-b", "Dos.\n")
    try await sample.submit("BZ", "a", "Three.\n", kind: .questionnaire, language: "en")
  }

  @Test func itsManifestIsProvedFromAPlainFolder() async throws {
    let draft = try await sample.tag("draft-1")
    let plain = sample.scratch.path + "/plain"
    let manifest = try await shell(
      """
      mkdir '\(plain)' && git -C '\(sample.folder)' archive draft-1 | tar -x -C '\(plain)' && cd '\(plain)' &&
      find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
      """)
    #expect(manifest == "\(try #require(draft.manifest))  -")
  }

  @Test func aCheckoutOnAnyMachineGivesTheSameManifest() async throws {
    let draft = try await sample.tag("draft-1")
    let clone = sample.scratch.path + "/clone"
    try await git(
      "clone", "-q", "-c", "core.autocrlf=true", "-b", "draft-1", sample.folder, clone,
      in: sample.scratch.path)
    let manifest = try await shell(
      """
      cd '\(clone)' && rm -rf .git &&
      find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
      """)
    #expect(manifest == "\(try #require(draft.manifest))  -")
  }

  @Test func itIsAnAnnotatedTagWithTrailers() async throws {
    let draft = try await sample.record.tag(
      "draft-1", message: "Primer borrador\n\nPara la reunión.", party: "AD-HOC", as: .secretary)
    #expect(try await git("cat-file", "-t", "draft-1", in: sample.folder) == "tag")
    let tag = try await git("cat-file", "tag", "draft-1", in: sample.folder)
    #expect(
      tag == """
        object \(try sample.tip)
        type commit
        tag draft-1
        tagger Ana Soto <ana@rcm.example.org> 1494417600 +0000

        Primer borrador

        Para la reunión.

        Party: AD-HOC
        Draft: draft-1
        Manifest-SHA256: \(try #require(draft.manifest))
        """)
    try await git("fsck", "--strict", in: sample.folder)
  }

  @Test func itIsListedAsItWasMade() async throws {
    let made = try await sample.tag("draft-1")
    let listed = try sample.record.drafts(counting: true)
    #expect(listed == [made])
    #expect(made.contributions == 3 && made.party == "AD-HOC" && made.tagger == "Ana Soto")
    let tip = CommitID(try sample.tip)
    #expect(made.commit == tip && made.isAnnotated && !made.isSigned)
    #expect(try sample.record.drafts().first?.contributions == nil)
  }

  @Test func laterRevisionsLeaveItAsItIs() async throws {
    try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Otro.\n")
    try await sample.tag("draft-2")
    let state = try sample.record.state(at: "draft-1")
    let contribution = try state.contribution(named: "CL/inputs/a")
    #expect(contribution.revision == 1)
    #expect(try state.text(of: contribution, language: nil) == Array("Uno.\n".utf8))
    #expect(try sample.record.drafts().map(\.name) == ["draft-1", "draft-2"])
  }

  @Test func aNameIsGivenOnce() async throws {
    let first = try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Otro.\n")
    await #expect(throws: RecordError.draftExists(name: "draft-1")) { try await sample.tag("draft-1") }
    #expect(try sample.record.drafts().map(\.commit) == [first.commit])
  }

  @Test func ofManyWhoGiveItAtOnceOneDoes() async throws {
    let made = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<6 { group.addTask { (try? await self.sample.tag("draft-1")) != nil } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
  }

  @Test(arguments: [
    "-rf", "a/b", "HEAD", "main", "á", "0123456789012345678901234567890123456789", String(repeating: "a", count: 101),
  ]) func aNameThatNoNewDraftIsGivenIsRefused(name: String) async throws {
    let given = try #require(DraftName(name))
    await #expect(throws: RecordError.invalidDraftName(given: name)) { try await sample.tag(given) }
    #expect(try sample.record.drafts().isEmpty)
  }

  @Test func aDraftComesBeforeABranchOfItsName() async throws {
    let draft = try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Otro.\n")
    try await git("branch", "draft-1", "main", in: sample.folder)
    #expect(try sample.record.state(at: "draft-1").commit == draft.commit)
  }

  @Test func otherTagsAreListedForWhatTheyAre() async throws {
    try await git("tag", "light", "main", in: sample.folder)
    try await git("tag", "-a", "-m", "By hand\n\nNo trailers here.", "other", "main", in: sample.folder)
    let drafts = try sample.record.drafts()
    #expect(drafts.map(\.name) == ["light", "other"])
    #expect(drafts.map(\.isAnnotated) == [false, true])
    #expect(drafts.last?.message == "By hand\n\nNo trailers here.\n")
    #expect(drafts.last?.manifest == nil && drafts.last?.party == nil)
  }
}
