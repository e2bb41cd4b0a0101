import GitStore
import Testing

@Suite("A tag is made once and never overwritten")
struct TagTests {
  private func tag(
    _ name: String, _ commit: ObjectID, message: String = "Draft 1\n", in repository: Repository
  ) async throws(AdvanceError<GitError>) {
    try await repository.addTag(name, reason: "test") { () throws(GitError) in
      try repository.writeTag(name, of: commit, tagger: .tester, message: message)
    }
  }

  @Test func `an annotated tag is what git cat-file shows`() async throws {
    let scratch = try Scratch()
    let commit = try scratch.repository.commit(["a": "1"])
    let message = "Borrador 1\n\nCuerpo.\n\nConference: RCM\n"
    try await tag("draft-1", commit, message: message, in: scratch.repository)
    let shown = try scratch.git("cat-file", "tag", "draft-1")
    #expect(
      shown == "object \(commit)\ntype commit\ntag draft-1\ntagger \(Signature.tester.header)\n\n\(message)")
    let read = try #require(try scratch.repository.tags().first?.tag)
    #expect(read.name == "draft-1")
    #expect(read.target == commit)
    #expect(read.targetKind == .commit)
    #expect(read.tagger == .tester)
    #expect(read.message == message)
    #expect(read.signature == nil)
    #expect(read.trailers["conference"] == "RCM")
    try scratch.git("fsck", "--strict")
  }

  @Test func `one that is there is left as it is`() async throws {
    let scratch = try Scratch()
    let (first, second) = (
      try scratch.repository.commit(["a": "1"]), try scratch.repository.commit(["a": "2"])
    )
    try await tag("draft-1", first, in: scratch.repository)
    do {
      try await tag("draft-1", second, in: scratch.repository)
      Issue.record("the tag was overwritten")
    } catch .git(let error) {
      #expect(error.code == .exists)
    }
    #expect(try scratch.repository.resolve("draft-1") == first)
  }

  @Test func `of many who make one name, one does`() async throws {
    let scratch = try Scratch()
    let commits = try (0..<12).map { try scratch.repository.commit(["a": "\($0)"]) }
    let made = await withTaskGroup(of: ObjectID?.self) { group in
      for commit in commits {
        group.addTask { (try? await tag("draft-1", commit, in: scratch.repository)) == nil ? nil : commit }
      }
      return await group.reduce(into: [ObjectID]()) { made, commit in if let commit { made.append(commit) } }
    }
    #expect(made == [try scratch.repository.resolve("draft-1")])
  }

  @Test func `the writer's own refusal makes no tag`() async throws {
    struct Refused: Error {}
    let scratch = try Scratch()
    do {
      try await scratch.repository.addTag("x", reason: "test") { () throws(Refused) in throw Refused() }
      Issue.record("not refused")
    } catch .refused {
    }
    #expect(try scratch.repository.tags().isEmpty)
    #expect(scratch.leftovers(".lock") == ["gcmrepo.lock"])
  }

  @Test func `lightweight tags are listed among annotated ones, by name`() throws {
    let scratch = try Scratch()
    let commit = try scratch.repository.commit(["a": "1"])
    try scratch.git("tag", "light", commit.description)
    try scratch.git("tag", "-a", "-m", "Stock", "annotated", commit.description)
    try scratch.git("tag", "deep/er", commit.description)
    try scratch.git("pack-refs", "--all")
    try scratch.git("tag", "Z", commit.description)
    let tags = try scratch.repository.tags()
    #expect(tags.map(\.name) == ["Z", "annotated", "deep/er", "light"])
    #expect(tags.map { $0.tag != nil } == [false, true, false, false])
    #expect(tags.last?.object == commit)
    #expect(tags[1].tag?.target == commit)
    #expect(tags[1].tag?.text == "Stock\n")
  }

  @Test(arguments: ["SSH", "PGP"])
  func `a signature at the end is told from the text`(kind: String) async throws {
    let scratch = try Scratch()
    let commit = try scratch.repository.commit(["a": "1"])
    let text = "Draft\n\n-----BEGIN \(kind) SIGNATURE-----\nquoted\n\nParty: CL\n"
    let armour = "-----BEGIN \(kind) SIGNATURE-----\nU1NIU0lHAAAAAQ\n-----END \(kind) SIGNATURE-----\n"
    try await tag("signed", commit, message: text + armour, in: scratch.repository)
    let read = try #require(try scratch.repository.tags().first?.tag)
    #expect(read.text == text)
    #expect(read.signature == armour)
    #expect(read.trailers["Party"] == "CL")
    #expect(read.message == text + armour)
  }

  @Test(arguments: [
    "", "a b", "a..b", "a\u{7F}", "a~1", "a^", "a:b", "a.lock", "a\nb", "/a", "a/", "@{", "a\\b", "a\0b",
  ])
  func `a name that git refuses is refused`(name: String) async throws {
    let scratch = try Scratch()
    let commit = try scratch.repository.commit(["a": "1"])
    await #expect(throws: AdvanceError<GitError>.self) { try await tag(name, commit, in: scratch.repository) }
    #expect(try scratch.repository.references(matching: "refs/*").isEmpty)
  }

  @Test func `only a commit is tagged`() throws {
    let scratch = try Scratch()
    let tree = try scratch.repository.tree(of: ["a": "1"])
    #expect(code { _ = try scratch.repository.writeTag("t", of: tree, tagger: .tester, message: "") } != nil)
  }
}
