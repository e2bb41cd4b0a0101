import Foundation
import GitStore
import SeededRandom
import Testing

@testable import GCMRepo

@Suite struct HistoryIndexTests {
  private let sample: Sample
  private var index: DerivedFile { DerivedFile("history", of: sample.record.repository) }

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.submit("CL", "b", "Uno.\n")
    try await sample.submit("CL", "a", "Dos.\n")
    _ = try await sample.record.withdraw("CL/inputs/b", because: "La reemplaza otra.", as: .focalPoint)
  }

  private func log(_ id: String) throws -> [CommitID] { try sample.record.log(contribution: id).map(\.commit) }

  /// The same from git, which knows nothing of an index.
  private func gitLog(_ id: String) async throws -> [CommitID] {
    try await git("log", "--format=%H", "--", "countries/\(id)", in: sample.folder).split(separator: "\n")
      .compactMap { CommitID(String($0)) }
  }

  @Test func itTellsWhatGitTells() async throws {
    for id in ["CL/inputs/a", "CL/inputs/b", "CL/inputs/a"] { #expect(try await log(id) == gitLog(id), "\(id)") }
    #expect(index.read() != nil)
  }

  @Test func revisionsMadeSinceItWasWrittenAreThere() async throws {
    _ = try log("CL/inputs/a")
    let before = try #require(index.read())
    try await sample.submit("CL", "a", "Tres.\n")
    _ = try await sample.record.withdraw("CL/inputs/a", because: "La reemplaza otra.", as: .focalPoint)
    #expect(try await log("CL/inputs/a") == gitLog("CL/inputs/a"))
    #expect(try log("CL/inputs/a").count == 4)
    #expect(index.read() == before, "a few commits are read beside it")
    for number in 0..<70 { try await sample.submit("CL", "c", "Texto \(number).\n") }
    #expect(try await log("CL/inputs/c") == gitLog("CL/inputs/c"))
    #expect(index.read() != before, "many commits are worth an index of their own")
    #expect(try await log("CL/inputs/a") == gitLog("CL/inputs/a"))
  }

  @Test func aBranchThatWentBackIsReadAgain() async throws {
    _ = try log("CL/inputs/a")
    _ = try await git("update-ref", "refs/heads/main", "main~2", in: sample.folder)
    #expect(try log("CL/inputs/a").count == 1)
    #expect(try await log("CL/inputs/a") == gitLog("CL/inputs/a"))
    #expect(try log("CL/inputs/b").count == 1)
  }

  @Test func noDamageMisleads() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let expected = (a: try await gitLog("CL/inputs/a"), b: try await gitLog("CL/inputs/b"))
    for _ in 0..<200 {
      _ = try log("CL/inputs/a")
      var bytes = try #require(index.read())
      switch random.below(3) {
      case 0: bytes.removeLast(1 + random.below(bytes.count))
      case 1: bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      default: bytes.insert(UInt8(random.below(256)), at: random.below(bytes.count))
      }
      index.replace(bytes)
      #expect(try log("CL/inputs/b") == expected.b, "seed \(seed)")
      #expect(try log("CL/inputs/a") == expected.a, "seed \(seed)")
    }
  }

  /// Whole, but of another history or with a revision left out.
  @Test func aWholeIndexThatHidesARevisionIsMadeAgain() async throws {
    let tip = try sample.record.tip()
    for hidden in 0..<2 {
      var forged = HistoryIndex(tip: tip)
      for id in ["CL/inputs/a", "CL/inputs/b"] {
        let commits = try await gitLog(id)
        for (place, commit) in commits.enumerated() where place != hidden { forged.append(commit.object, of: id) }
      }
      index.replace(forged.bytes)
      for id in ["CL/inputs/a", "CL/inputs/b"] { #expect(try await log(id) == gitLog(id)) }
    }
    var swapped = HistoryIndex(tip: tip)
    for commit in try await gitLog("CL/inputs/a") { swapped.append(commit.object, of: "CL/inputs/b") }
    index.replace(swapped.bytes)
    #expect(try await log("CL/inputs/b") == gitLog("CL/inputs/b"))
  }

  @Test func aFolderThatCannotBeWrittenToIsReadWithoutIt() async throws {
    let folder = sample.record.repository.gitDirectory + "gcmrepo/cache/history.new"
    try FileManager.default.createDirectory(atPath: folder + "/x", withIntermediateDirectories: true)
    #expect(try await log("CL/inputs/a") == gitLog("CL/inputs/a"))
    #expect(index.read() == nil)
  }

  @Test func aNameThatNeverWasIsUnknown() throws {
    for _ in 0..<2 {
      #expect(throws: RecordError.self) { try sample.record.log(contribution: "CL/inputs/never") }
    }
  }

  @Test func whatItReadsIsWhatItWrote() async throws {
    var written = HistoryIndex(tip: try sample.record.tip())
    let commits = try await gitLog("CL/inputs/a") + gitLog("CL/inputs/b")
    for (number, commit) in commits.enumerated() { written.append(commit.object, of: "CL/inputs/x\(number % 3)") }
    let file = try #require(HistoryIndexFile(written.bytes))
    #expect(file.index == written)
    #expect(file.commits(of: "CL/inputs/x9").isEmpty)
    #expect(try #require(HistoryIndexFile(HistoryIndex(tip: written.tip).bytes)).commits(of: "CL/inputs/x1").isEmpty)
  }
}
