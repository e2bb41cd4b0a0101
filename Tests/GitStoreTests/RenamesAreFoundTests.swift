import GitStore
import SeededRandom
import Testing

@Suite("A file that moved is told from one that was removed")
struct FileChangeTests {
  private let text = (0..<40).map { "Line \($0) of the declaration.\n" }.joined()

  private func changes(_ old: [String: String], _ new: [String: String]) throws -> [FileChange] {
    let repository = try Scratch()
    return try repository.repository.fileChanges(
      from: repository.repository.tree(of: old), to: repository.repository.tree(of: new))
  }

  @Test func `with the same content`() throws {
    let changes = try changes(["a/old.md": text, "b": "1"], ["c/new.md": text, "b": "1"])
    #expect(changes.map(\.kind) == [.renamed])
    #expect(changes.first?.oldPath == "a/old.md")
    #expect(changes.first?.path == "c/new.md")
    #expect(changes.first?.old == changes.first?.new)
  }

  @Test func `with most of it`() throws {
    let changes = try changes(["old.md": text], ["new.md": text + "One more line.\n"])
    #expect(changes.map(\.kind) == [.renamed])
    #expect(changes.first?.old != changes.first?.new)
  }

  @Test func `with a word changed early in each long paragraph`() throws {
    func paragraphs(_ verb: String) -> String {
      (0..<12).map { paragraph in
        "Los Estados \(verb) " + (0..<60).map { "palabra\(paragraph)-\($0)" }.joined(separator: " ") + ".\n\n"
      }.joined()
    }
    let changes = try changes(["a.md": paragraphs("deben")], ["b.md": paragraphs("pueden")])
    #expect(changes.map(\.kind) == [.renamed])
  }

  @Test func `and texts that share half of their words in another order are two`() throws {
    let words = (0..<300).map { "palabra\($0 &* 7 % 300)" }
    let shuffled = (0..<300).map { "palabra\($0 &* 131 % 300)" }
    let changes = try changes(
      ["a.md": words.joined(separator: " ") + "\n"], ["b.md": shuffled.joined(separator: " ") + "\n"])
    #expect(Set(changes.map(\.kind)) == [.added, .removed])
  }

  @Test func `and one with other content is not called moved`() throws {
    let changes = try changes(["old.md": text], ["new.md": text.uppercased()])
    #expect(Set(changes.map(\.kind)) == [.added, .removed])
    let added = changes.first { $0.kind == .added }
    #expect(added?.path == "new.md")
    #expect(added?.old == nil)
    let removed = changes.first { $0.kind == .removed }
    #expect(removed?.path == "old.md")
    #expect(removed?.new == nil)
  }

  @Test func `a changed file is modified in its place`() throws {
    let changes = try changes(["a": text], ["a": "other"])
    #expect(changes.map(\.kind) == [.modified])
    #expect(changes.first?.path == "a")
    #expect(changes.first?.oldPath == "a")
  }

  @Test func `as git diff-tree tells it`() throws {
    let scratch = try Scratch()
    for seed in UInt64(0)..<12 {
      var random = Generator(seed: seed)
      // The texts are nearly identical or entirely different: each program has a threshold of its own.
      let texts = (0..<12).map { text in (0..<30).map { "\(text)-\($0)-\(text &* 31 &+ $0)\n" }.joined() }
      var old: [String: String] = [:]
      var new: [String: String] = [:]
      for text in texts {
        let name = "f\(random.below(1000)).md"
        switch random.below(4) {
        case 0: old[name] = text
        case 1: new[name] = text
        case 2: (old[name], new["moved/" + name]) = (text, text)
        default: (old[name], new[name]) = (text, text)
        }
      }
      let (from, to) = (try scratch.repository.tree(of: old), try scratch.repository.tree(of: new))
      let changes = try scratch.repository.fileChanges(from: from, to: to).map { change in
        switch change.kind {
        case .added: "A \(change.path)"
        case .removed: "D \(change.path)"
        case .modified: "M \(change.path)"
        case .renamed: "R100 \(change.oldPath) \(change.path)"
        }
      }
      let lines = try scratch.gitLines("diff-tree", "-r", "-M50%", "--name-status", "\(from)", "\(to)")
      #expect(
        Set(changes) == Set(lines.map { $0.split(separator: "\t").joined(separator: " ") }), "seed \(seed)")
    }
  }
}
