import Foundation
import GitStore
import Testing

@Suite("A reference moves only from where the mover saw it")
struct ReferenceTests {
  private func pair() throws -> (Scratch, ObjectID, ObjectID) {
    let scratch = try Scratch()
    return (scratch, try scratch.repository.commit(["a": "1"]), try scratch.repository.commit(["a": "2"]))
  }

  @Test func `it is created, and moved from its value`() throws {
    let (scratch, one, two) = try pair()
    #expect(try scratch.repository.reference(main) == nil)
    try scratch.repository.moveReference(main, from: nil, to: one, reason: "a")
    try scratch.repository.moveReference(main, from: one, to: two, reason: "b")
    #expect(try scratch.repository.reference(main) == two)
    #expect(try scratch.gitLines("rev-parse", main) == [two.description])
  }

  @Test func `who saw another value is told so`() throws {
    let (scratch, one, two) = try pair()
    try scratch.repository.moveReference(main, from: nil, to: one, reason: "a")
    #expect(code { try scratch.repository.moveReference(main, from: two, to: two, reason: "b") } == .modified)
    #expect(code { try scratch.repository.moveReference(main, from: nil, to: two, reason: "b") } == .exists)
    #expect(try scratch.repository.reference(main) == one)
  }

  @Test func `who saw a value where there is none is told so`() throws {
    let (scratch, one, two) = try pair()
    #expect(code { try scratch.repository.moveReference(main, from: one, to: two, reason: "b") } != nil)
    #expect(try scratch.repository.reference(main) == nil)
  }

  @Test func `one that git holds is locked`() throws {
    let (scratch, one, two) = try pair()
    try scratch.repository.moveReference(main, from: nil, to: one, reason: "a")
    try scratch.write("", to: "refs/heads/main.lock")
    #expect(code { try scratch.repository.moveReference(main, from: one, to: two, reason: "b") } == .locked)
    #expect(scratch.exists("refs/heads/main.lock"))
    #expect(try scratch.repository.reference(main) == one)
  }

  @Test func `a packed one moves too`() throws {
    let (scratch, one, two) = try pair()
    try scratch.repository.moveReference(main, from: nil, to: one, reason: "a")
    try scratch.git("pack-refs", "--all")
    #expect(code { try scratch.repository.moveReference(main, from: two, to: two, reason: "b") } == .modified)
    try scratch.repository.moveReference(main, from: one, to: two, reason: "b")
    #expect(try scratch.gitLines("rev-parse", main) == [two.description])
  }

  @Test func `each move stands in its log, newest first`() throws {
    let (scratch, one, two) = try pair()
    try scratch.repository.setConfiguration([("user.name", "A"), ("user.email", "a@example.org")])
    try scratch.repository.moveReference(main, from: nil, to: one, reason: "a")
    try scratch.repository.moveReference(main, from: one, to: two, reason: "b")
    let log = try scratch.repository.reflog(of: main)
    #expect(log.map(\.new) == [two, one])
    #expect(log.map(\.old) == [one, .zero])
    #expect(log.first?.committer?.name == "A")
    #expect(try scratch.gitLines("reflog", "show", "--format=%H %gs", main) == ["\(two) b", "\(one) a"])
    #expect(try scratch.repository.reflog(of: "refs/heads/none").isEmpty)
  }

  /// With a committer and a log, the files are written without libgit2.
  @Test(arguments: [false, true]) func `a move in a person's name is that of git`(bare: Bool) throws {
    let scratch = try Scratch(bare: bare)
    let repository = scratch.repository
    let (one, two) = (try repository.commit(["a": "1"]), try repository.commit(["a": "2"]))
    let side = "refs/heads/side"
    let person = Signature(name: " Ana, Prueba. ", email: "ana@example.org", time: 0)
    for name in [main, side] { try repository.moveReference(name, from: nil, to: one, reason: "a", by: person) }
    for name in [main, side] { try repository.moveReference(name, from: one, to: two, reason: "b\nc", by: person) }
    #expect(try repository.reference(main) == two && repository.reference(side) == two)
    for (name, count) in [(main, 2), (side, 2), ("HEAD", 2)] {
      let log = try scratch.gitLines("log", "-g", "--format=%H %gs %gn <%ge>", name)
      #expect(log.count == count)
      #expect(log.first == "\(two) b c Ana, Prueba <ana@example.org>", "\(name)")
      let read = try repository.reflog(of: name)
      #expect(read.map(\.new) == [two, one] && read.first?.old == one)
      #expect(abs((read.first?.committer?.time ?? 0) - Int64(Date().timeIntervalSince1970)) < 100)
      #expect(read[0].committer?.offset == read[1].committer?.offset)
    }
    #expect(code { try repository.moveReference(main, from: one, to: two, reason: "b", by: person) } == .modified)
    #expect(!scratch.exists(bare ? "refs/heads/main.lock" : ".git/refs/heads/main.lock"))
    try scratch.git("pack-refs", "--all")
    try repository.moveReference(main, from: two, to: one, reason: "d", by: person)
    try scratch.git("symbolic-ref", "HEAD", side)
    try repository.moveReference(main, from: one, to: two, reason: "e", by: person)
    #expect(try scratch.gitLines("log", "-g", "--format=%gs", main) == ["e", "d", "b c", "a"])
    #expect(try scratch.gitLines("rev-parse", main, side) == [two.description, two.description])
    try scratch.git("fsck", "--full")
  }

  @Test func `they are listed by glob, in the order of bytes`() throws {
    let (scratch, one, two) = try pair()
    for name in ["main", "a", "Z", "deep/er"] {
      try scratch.repository.moveReference("refs/heads/" + name, from: nil, to: one, reason: "a")
    }
    try scratch.git("pack-refs", "--all")
    try scratch.repository.moveReference("refs/heads/a", from: one, to: two, reason: "a")
    let references = try scratch.repository.references(matching: "refs/heads/*")
    #expect(
      references.map { "\($0.name) \($0.target)" } == [
        "refs/heads/Z \(one)", "refs/heads/a \(two)", "refs/heads/deep/er \(one)", "refs/heads/main \(one)",
      ])
    #expect(try scratch.repository.references(matching: "refs/tags/*").isEmpty)
  }

  @Test func `names are those that git takes`() throws {
    let scratch = try Scratch()
    let names = [
      "refs/heads/a", "refs/heads/a b", "refs/heads/.a", "refs/heads/a.lock", "refs/heads/a..b",
      "refs/heads/ñ",
      "refs/heads/a~", "refs/heads/@{x", "refs/heads/a/", "a", "refs//a", "refs/heads/@", "refs/heads/-a", "",
      "refs/heads/a\u{7F}",
    ]
    for name in names {
      let byGit = try scratch.program(["git", "check-ref-format", name]).status == 0
      #expect(Repository.isValidReferenceName(name) == byGit, "\(name)")
    }
    #expect(!Repository.isValidReferenceName("refs/heads/a\0b"))
  }
}

@Suite("A revision means what it means to git")
struct ResolveTests {
  @Test func `in all the forms that people write`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    for step in 0..<4 { try repository.advance(setting: ["a": "\(step)"], message: "Step \(step)\n") }
    try scratch.git("tag", "-a", "-m", "x", "draft-1", "main~2")
    try scratch.git("tag", "light", "main~1")
    try scratch.git("branch", "rcm/draft", "main~3")
    let short = String(try repository.resolve("main").short)
    for form in [
      "main", "HEAD", "main~1", "main^", "main^^", "main~2", "draft-1", "draft-1^{}", "draft-1~1", "light",
      short,
      "refs/heads/main", "heads/main", "rcm/draft", "refs/tags/draft-1", "main@{1}", "main@{0}",
      "main^{commit}",
      ":/Step 1", "main^{/Step 0}", "v-4-g\(short)",
    ] {
      let byGit = try scratch.gitLines("rev-list", "-1", form)
      #expect(try [repository.resolve(form).description] == byGit, "\(form)")
    }
  }

  @Test(arguments: [
    "none", "main~9", "main^2", "0000000000000000000000000000000000000000", "", "-rf", "main:none",
    "refs/heads", "..",
    "main..main", "a\nb", "main\0", "main@{99}", "draft 1", "^main",
  ])
  func `what means nothing, or no commit, is a typed error`(form: String) throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "1"])
    #expect(code { _ = try scratch.repository.resolve(form) } != nil)
  }

  @Test func `a file or a folder is no commit`() throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "1"])
    #expect(code { _ = try scratch.repository.resolve("main:a") } != nil)
    #expect(code { _ = try scratch.repository.resolve("main^{tree}") } != nil)
  }

  @Test func `the current branch is named, born or not, and a detached head is none`() throws {
    let scratch = try Scratch()
    #expect(try scratch.repository.currentBranch() == main)
    #expect(code { _ = try scratch.repository.resolve("HEAD") } != nil)
    try scratch.repository.advance(setting: ["a": "1"])
    try scratch.git("update-ref", "--no-deref", "HEAD", "main")
    #expect(try scratch.repository.currentBranch() == nil)
    #expect(try scratch.repository.resolve("HEAD") == scratch.repository.resolve("main"))
  }
}
