import GitStore
import Testing

@Suite("A commit is what git cat-file shows")
struct CommitTests {
  @Test func `its fields are stored and read back`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let tree = try repository.tree(of: ["a": "1"])
    let parent = try repository.commit([:])
    let author = Signature(name: "José Ñuñez", email: "jose@minrel.gob.cl", time: 1_494_518_400, offset: -210)
    let committer = Signature(name: "Secretaría 移民", email: "s@example.org", time: 1_494_518_401, offset: 345)
    let message = "Añade el aporte\n\nCuerpo.\n\nParty: CL\n"
    let id = try repository.writeCommit(
      tree: tree, parents: [parent], author: author, committer: committer, message: message)
    let expected = """
      tree \(tree)
      parent \(parent)
      author José Ñuñez <jose@minrel.gob.cl> 1494518400 -0330
      committer Secretaría 移民 <s@example.org> 1494518401 +0545

      \(message)
      """
    #expect(try scratch.git("cat-file", "commit", id.description) + "\n" == expected + "\n")
    let commit = try repository.commit(id)
    #expect(commit.id == id)
    #expect(commit.tree == tree)
    #expect(commit.parents == [parent])
    #expect(commit.author == author)
    #expect(commit.committer == committer)
    #expect(commit.message == message)
    #expect(commit.subject == "Añade el aporte")
    #expect(commit.trailers["party"] == "CL")
    #expect(commit.author.header == "José Ñuñez <jose@minrel.gob.cl> 1494518400 -0330")
  }

  @Test func `no reference moves`() throws {
    let scratch = try Scratch()
    _ = try scratch.repository.commit(["a": "1"])
    #expect(try scratch.repository.references(matching: "refs/*").isEmpty)
  }

  @Test func `a merge keeps its parents' order`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let parents = try (0..<5).map { try repository.commit(["a": "\($0)"]) }.reversed()
    let merge = try repository.commit([:], after: Array(parents))
    #expect(try repository.commit(merge).parents == Array(parents))
    #expect(try repository.commit(parents.first!).parents.isEmpty)
  }

  @Test func `the message is kept to the byte`() throws {
    let scratch = try Scratch()
    for message in ["", "a", "a\n", "a\n\n\n", "# no comment\n", " a", "a\r\nb\r\n", "\n\na", "👩‍👩‍👧\u{301}"] {
      let id = try scratch.repository.commit([:], message: message)
      #expect(try Array(scratch.repository.commit(id).message.utf8) == Array(message.utf8))
    }
  }

  @Test func `a message is stored whole or not at all`() throws {
    let scratch = try Scratch()
    #expect(throws: GitError.self) { try scratch.repository.commit([:], message: "Subject\n\n\0Party: CL\n") }
  }

  @Test func `a tree or a parent that is not stored is refused`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let missing = try Repository.blobID(of: [1, 2])
    let tree = try repository.tree(of: [:])
    func write(tree: ObjectID, parents: [ObjectID]) throws {
      _ = try repository.writeCommit(
        tree: tree, parents: parents, author: .tester, committer: .tester, message: "")
    }
    #expect(code { try write(tree: missing, parents: []) } == .notFound)
    #expect(code { try write(tree: tree, parents: [missing]) } == .notFound)
    #expect(code { try write(tree: tree, parents: [tree]) } != nil)
  }

  @Test func `a commit by stock git is read the same`() throws {
    let scratch = try Scratch(bare: false)
    try scratch.write("1", to: "a")
    try scratch.git("add", "a")
    try scratch.git("commit", "-q", "-m", "Subject\nsecond line\n\nBody", "--trailer", "Party: CL")
    let commit = try scratch.repository.commit(try scratch.repository.resolve("HEAD"))
    let shown = try scratch.git("log", "-1", "--format=%H%n%T%n%P%n%an <%ae> %at +0000%n%s")
    let read = [
      "\(commit.id)", "\(commit.tree)", "", commit.author.header, "Subject second line", "",
    ].joined(separator: "\n")
    #expect(shown == read)
    #expect(commit.trailers["Party"] == "CL")
  }
}

@Suite("Who and when are stored as they were said, or refused")
struct SignatureTests {
  @Test(arguments: [
    "", " ", "a\nb", "a\rb", "a\0b", "a<b", "a>b", "a\u{1B}[2J", "a\tb",
    "X\nparent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor Y",
  ])
  func `a name that would break the header is refused`(name: String) throws {
    let scratch = try Scratch()
    let signature = Signature(name: name, email: "a@example.org", time: 0)
    let tree = try scratch.repository.tree(of: [:])
    #expect(throws: GitError.self) {
      try scratch.repository.writeCommit(
        tree: tree, parents: [], author: signature, committer: .tester, message: "")
    }
    #expect(throws: GitError.self) {
      try scratch.repository.writeCommit(
        tree: tree, parents: [],
        author: .tester, committer: Signature(name: "A", email: name, time: 0), message: "")
    }
  }

  @Test(arguments: [0, 1, -1, 60, 330, 345, -210, -720, 840, 845])
  func `an offset is written in hours and minutes`(offset: Int) throws {
    let scratch = try Scratch()
    let signature = Signature(name: "A", email: "a@example.org", time: 1_494_518_400, offset: offset)
    let id = try scratch.repository.writeCommit(
      tree: try scratch.repository.tree(of: [:]), parents: [], author: signature, committer: signature,
      message: "")
    let lines = try scratch.gitLines("cat-file", "commit", id.description)
    #expect(lines.contains("author " + signature.header))
    #expect(try scratch.repository.commit(id).author == signature)
  }

  @Test(arguments: ["A", "Ministerio, S.A.", "\"Q\"", "D'Ángelo; x", "Dr. ", "移民"])
  func `the header is what git writes`(name: String) throws {
    let scratch = try Scratch()
    let signature = Signature(name: name, email: "a@example.org", time: 4_102_444_800)
    let id = try scratch.repository.writeCommit(
      tree: try scratch.repository.tree(of: [:]), parents: [], author: signature, committer: signature,
      message: "")
    #expect(try scratch.gitLines("cat-file", "commit", id.description).contains("author " + signature.header))
    try scratch.git("fsck", "--strict")
  }
}
