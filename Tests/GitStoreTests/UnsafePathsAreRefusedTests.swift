import GitStore
import SeededRandom
import Testing

@Suite("A path that somebody could read as something else is refused")
struct TreePathTests {
  @Test(arguments: [
    "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/./b", "a/../b",
    ".git", ".GIT", ".Git/config", "a/.git/hooks/x", ".git.", ".git ", ".git. ", ".git .", "git~1",
    "GIT~1/config",
    "git~2", ".git::$INDEX_ALLOCATION/x", ".git:x", ".g\u{200C}it", ".git\u{200D}", "\u{FEFF}.git",
    ".gi\u{202E}t",
    ".git\u{2060}", ".\u{206A}git", ".gitmodules", ".GitModules", ".g\u{AD}it",
    "a\\b", "a:b", "C:", "a\nb", "a\rb", "a\tb", "a\0b", "\u{1B}[31m", "a\u{7F}", "a\u{85}b",
    ".git/\u{301}hooks", "../\u{FE0F}x", "a/\u{301}b", "a/\u{1F3FB}", "a\u{D4E}/b", "\u{301}a",
    "a\u{34F}b", "a\u{FE0F}", "a\u{115F}b", "a\u{3164}b",
    "a\u{202E}gpj.md", "a\u{2066}b", "a\u{200B}b", "a\u{200E}b", "a\u{2028}b", "a\u{2029}b", "a\u{E000}b",
    "a\u{E0041}b", "a\u{FFFF}b", "a\u{0378}b",
  ])
  func `it is refused, and the error names it`(path: String) {
    let error = #expect(throws: InvalidTreePath.self) { try TreePath(path) }
    #expect(error?.path == path)
  }

  @Test(arguments: [
    "a", "-rf", "a/-", "countries/CL/text.md", ".gitignore", ".gitattributes", ".gitkeep",
    ".github/workflows/a.yml",
    "git", "a.git", "a git~1", "...", ".a", "a.", "ñandú/ü.md", "移民", "a b", " ", "aux.md", "C001",
    "niños\u{301}", "Ελλάδα", "a'b\"c", "*?[", "a\u{A0}b", "👩.md",
  ])
  func `a plain name in any script is taken`(path: String) throws {
    #expect(try TreePath(path).string == path)
  }

  @Test func `a name may have 255 bytes and a path 4,096`() throws {
    let name = String(repeating: "a", count: 255)
    #expect(throws: Never.self) { try TreePath(name) }
    #expect(throws: InvalidTreePath.self) { try TreePath(name + "a") }
    #expect(throws: InvalidTreePath.self) { try TreePath(String(repeating: "ñ", count: 128)) }
    let path = Array(repeating: name, count: 16).joined(separator: "/")
    #expect(throws: Never.self) { try TreePath(path) }
    #expect(throws: InvalidTreePath.self) { try TreePath(path + "/b") }
  }

  @Test func `it is parted into names and ordered by bytes`() throws {
    #expect(try TreePath("a/b/c.md").names == ["a", "b", "c.md"])
    #expect(try TreePath("a-b") < TreePath("a/b"))
    #expect(try TreePath("Z") < TreePath("a"))
    #expect(try TreePath("z") < TreePath("ñ"))
  }

  @Test func `composed and decomposed letters are two paths, as they are for git`() throws {
    let (composed, decomposed) = (try TreePath("ni\u{F1}os"), try TreePath("nin\u{303}os"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    let scratch = try Scratch()
    let repository = scratch.repository
    let tree = try repository.tree(of: [composed.string: "1"])
    #expect(try repository.entry(at: decomposed.string, in: tree) == nil)
    #expect(try repository.file(at: composed.string, in: tree) == Array("1".utf8))
  }

  @Test func `what is taken can be checked out by stock git with all its protections on`() throws {
    let scratch = try Scratch()
    var random = Generator(seed: 7)
    let parts = [
      ".", "..", "g", "i", "t", "git", ".git", "~1", " ", "-", "a", "\u{301}", "\u{200C}", "\u{FE0F}",
      "\u{34F}", "é",
      "K", "ı", "İ", ":", "\\", "modules", "/",
    ]
    var files: [String: String] = [:]
    for _ in 0..<4_000 {
      let text = (0..<1 + random.below(5)).map { _ in random.pick(parts) }.joined()
      guard let path = try? TreePath(text), path.names.count == 1 else { continue }
      files[text] = "x"
    }
    #expect(files.count > 300)
    let commit = try scratch.repository.commit(files)
    try scratch.git("update-ref", main, commit.description)
    try scratch.git("fsck", "--strict")
    try scratch.git(
      "-c", "core.protectHFS=true", "-c", "core.protectNTFS=true", "--work-tree=\(scratch.path)/home",
      "read-tree", "-m", "HEAD")
  }
}
