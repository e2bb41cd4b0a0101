import GitStore
import SeededRandom
import Testing

@Suite("A walk is what git rev-list gives")
struct WalkTests {
  /// A history with merges, in which some commits have the same second.
  private func history(seed: UInt64, in repository: Repository) throws -> [ObjectID] {
    var random = Generator(seed: seed)
    var commits: [ObjectID] = []
    for step in 0..<30 {
      var parents: [ObjectID] = []
      for _ in 0..<(step == 0 ? 0 : random.chance(30) ? 2 : 1) {
        let parent = commits[max(0, commits.count - 1 - random.below(4))]
        if !parents.contains(parent) { parents.append(parent) }
      }
      let time = 1_494_518_400 + Int64(step / 2)
      commits.append(try repository.commit(["a": "\(step)"], after: parents, time: time))
    }
    return commits
  }

  @Test(arguments: 0..<8)
  func `over histories with merges, in whole and in ranges`(seed: UInt64) throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let commits = try history(seed: seed, in: repository)
    for (start, hidden) in [
      (29, []), (29, [10]), (25, [24, 20]), (12, [29]), (20, [20]), (0, []), (28, [29]),
    ] {
      let hiddenIDs = hidden.map { commits[$0] }
      let read = try repository.commits(of: commits[start], without: hiddenIDs)
      let arguments = [commits[start].description] + hiddenIDs.map { "^\($0)" }
      let run = try scratch.program(["git", "-C", scratch.root, "rev-list", "--topo-order"] + arguments)
      let byGit = String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
      #expect(Set(read.map(\.description)) == Set(byGit), "seed \(seed), from \(start) without \(hidden)")
      #expect(read.count == byGit.count)
      // Within one second the order is up to each program, except that children come first.
      let places = Dictionary(uniqueKeysWithValues: read.enumerated().map { ($1, $0) })
      for id in read {
        for parent in try repository.commit(id).parents {
          if let place = places[parent] { #expect(places[id]! < place) }
        }
      }
    }
  }

  @Test func `a straight history is in git's order`() throws {
    let scratch = try Scratch()
    for step in 0..<20 { try scratch.repository.advance(setting: ["a": "\(step)"]) }
    let read = try scratch.repository.commits(of: try scratch.repository.resolve("main"))
    #expect(try read.map(\.description) == scratch.gitLines("rev-list", "main"))
  }

  @Test(arguments: 10..<13)
  func `who is whose ancestor is what git merge-base says`(seed: UInt64) throws {
    let scratch = try Scratch()
    let commits = try history(seed: seed, in: scratch.repository)
    for (a, b) in [(0, 29), (29, 0), (3, 3), (10, 20), (20, 21), (26, 28), (27, 28)] {
      let (x, y) = (commits[a], commits[b])
      let byGit = try scratch.program([
        "git", "-C", scratch.root, "merge-base", "--is-ancestor", "\(x)", "\(y)",
      ])
      #expect(try scratch.repository.isAncestor(x, of: y) == (byGit.status == 0), "seed \(seed): \(a), \(b)")
    }
  }

  @Test func `it keeps its repository alive`() throws {
    var scratch: Scratch? = try Scratch()
    let path = try #require(scratch).root
    for step in 0..<5 { try scratch?.repository.advance(setting: ["a": "\(step)"]) }
    func walk() throws -> RevisionWalk {
      let repository = try Repository.open(path)
      return repository.history(of: try repository.resolve("main"))
    }
    var iterator = try walk().makeIterator()
    var count = 0
    while let step = iterator.next() {
      _ = try step.get()
      count += 1
    }
    #expect(count == 5)
    scratch = nil
  }

  @Test func `a missing start, and a history cut short, end it with an error`() throws {
    let scratch = try Scratch()
    let missing = try Repository.blobID(of: [5])
    #expect(code { _ = try scratch.repository.commits(of: missing) } == .notFound)
    for step in 0..<3 { try scratch.repository.advance(setting: ["a": "\(step)"]) }
    let tip = try scratch.repository.resolve("main")
    let first = try scratch.repository.resolve("main~2").description
    try scratch.remove("objects/\(first.prefix(2))/\(first.dropFirst(2))")
    let reader = try scratch.repository.reopened()
    #expect(code { _ = try reader.commits(of: tip) } != nil)
    var iterator = reader.history(of: tip).makeIterator()
    var failures = 0
    while let step = iterator.next() { if case .failure = step { failures += 1 } }
    #expect(failures == 1)
  }
}
