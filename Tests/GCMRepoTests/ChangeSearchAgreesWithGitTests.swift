import GitStore
import SeededRandom
import Testing

@testable import GCMRepo

@Suite struct ChangeSearchAgreesWithGitTests {
  /// A repository of many commits, a file or two changed in each, with merges of a side line.
  private func history(of count: Int, seed: UInt64, in scratch: Scratch) async throws -> Repository {
    var random = SeededNumbers(seed: seed)
    var stream = ""
    for number in 1...count {
      stream += "commit refs/heads/main\nmark :\(number)\ncommitter A <a@example.org> \(number) +0000\ndata 1\nx\n"
      if number > 3, random.chance(10) { stream += "merge :\(number - 3)\n" }
      for _ in 0...random.below(2) {
        let path = "countries/C\(random.below(4))/inputs/\(random.below(5))/\(random.below(3)).md"
        if random.chance(10) {
          stream += "D \(path)\n"
        } else {
          stream += "M 100644 inline \(path)\ndata \("\(number)".utf8.count)\n\(number)\n"
        }
      }
    }
    try scratch.write("history", stream)
    _ = try Repository.create(scratch.path + "/repository", bare: true)
    _ = try await shell("cd '\(scratch.path)/repository' && git fast-import --quiet < ../history")
    return try Repository.open(scratch.path + "/repository")
  }

  private func changes(_ search: inout ChangeSearch) throws -> [Result<ChangeSearch.Change, GitError>] {
    var all: [Result<ChangeSearch.Change, GitError>] = []
    while let found = try search.step() { all += found }
    return all
  }

  private let paths = [
    "countries/C1/inputs/2/0.md", "countries/C1/inputs/2/1.md", "countries/C3/inputs/0/2.md", "none",
  ]

  @Test(arguments: [1, 2, 64, 65, 66, 700]) func alongFirstParents(count: Int) async throws {
    let scratch = try Scratch()
    let repository = try await history(of: count, seed: UInt64(count), in: scratch)
    var search = try ChangeSearch(repository, from: try repository.resolve("main"), for: paths)
    let found = try changes(&search).map { try $0.get() }.flatMap { change in
      ["\(change.commit.id)"] + change.paths.sorted()
    }
    // A first commit changes nothing here.
    let log = try await git(
      [
        "log", "--first-parent", "--diff-merges=first-parent", "--min-parents=1", "--format=%H", "--name-only", "main",
        "--",
      ]
        + paths, in: scratch.path + "/repository")
    #expect(found == log.split(separator: "\n").map(String.init))
  }

  @Test func anUnreadableCommitIsReportedAfterTheChangesBeforeIt() async throws {
    let scratch = try Scratch()
    let repository = try await history(of: 300, seed: 7, in: scratch)
    let folder = scratch.path + "/repository"
    let lost = try await git("rev-parse", "main~200", in: folder)
    _ = try await shell(
      "cd '\(folder)' && mv objects/pack/*.pack .. && for pack in ../*.pack; do git unpack-objects -q < $pack; done")
    _ = try await shell("rm -f '\(folder)/objects/\(lost.prefix(2))/\(lost.dropFirst(2))'")
    var search = try ChangeSearch(try repository.reopened(), from: try repository.resolve("main"), for: paths)
    let found = try changes(&search)
    let log = try await git(
      ["log", "--first-parent", "--diff-merges=first-parent", "-s", "--format=%H", "main~199..main", "--"] + paths,
      in: folder
    )
    #expect(
      found.dropLast().compactMap { try? $0.get().commit.id.description } == log.split(separator: "\n").map(String.init)
    )
    #expect(throws: GitError.self) { try found.last?.get() }
  }

  @Test func aShallowCloneEndsWhereItsHistoryDoes() async throws {
    let scratch = try Scratch()
    _ = try await history(of: 100, seed: 9, in: scratch)
    _ = try await git(
      "clone", "-q", "--bare", "--depth=30", "file://\(scratch.path)/repository", "shallow", in: scratch.path)
    let shallow = try Repository.open(scratch.path + "/shallow")
    var search = try ChangeSearch(shallow, from: try shallow.resolve("main"), for: paths)
    let log = try await git(
      ["log", "--first-parent", "--diff-merges=first-parent", "--min-parents=1", "-s", "--format=%H", "main", "--"]
        + paths,
      in: scratch.path + "/shallow")
    let found = try changes(&search).map { try $0.get().commit.id.description }
    #expect(found == log.split(separator: "\n").map(String.init))
  }
}
