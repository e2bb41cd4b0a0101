import Foundation
import SeededRandom
import Testing

@testable import GitStore

@Suite("The objects of a write are stored together")
struct WritesAreStoredTogetherTests {
  private struct Refused: Error {}

  private func objectFiles(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: scratch.repository.gitDirectory + "objects").filter {
      $0.utf8.count > 38
    }
  }

  @Test func `git reads what is stored`() throws {
    let scratch = try Scratch()
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    var objects: [NewObject] = []
    for size in [0, 1, 2, 300, 65_535, 65_536, 300_000] + (0..<100).map({ _ in random.below(2_000) }) {
      let most = random.pick([2, 256])
      let bytes = (0..<size).map { _ in UInt8(random.below(most)) }
      objects.append(NewObject(id: try Repository.blobID(of: bytes), kind: .blob, bytes: bytes))
    }
    let writer = LooseObjectWriter(folder: scratch.repository.gitDirectory + "objects")
    try writer.store(objects)
    try writer.store(objects)
    for object in objects {
      #expect(
        try scratch.program(["git", "-C", scratch.root, "cat-file", "blob", object.id.description]).output
          == object.bytes, "seed \(seed)")
      #expect(try scratch.repository.blob(object.id) == object.bytes)
    }
    #expect(try scratch.git("fsck", "--strict", "--unreachable").contains("error") == false)
    #expect(
      Set(try objectFiles(scratch).map { $0.replacingOccurrences(of: "/", with: "") })
        == Set(objects.map(\.id.description)))
  }

  @Test func `those of a write that is refused are not stored`() throws {
    let scratch = try Scratch()
    #expect(throws: AdvanceError<Refused>.self) {
      _ = try scratch.repository.advance(main, reason: "a") { _ throws(Refused) in
        do {
          let blob = try scratch.repository.writeBlob([1, 2, 3])
          let tree = try scratch.repository.tree(nil, applying: [TreeEdit(try TreePath("a"), .set(blob))])
          #expect(try scratch.repository.contains(blob) && scratch.repository.tree(tree).map(\.id) == [blob])
          #expect(try scratch.repository.kind(of: tree) == .tree && scratch.repository.blobSize(blob) == 3)
        } catch {
          Issue.record(error)
        }
        throw Refused()
      }
    }
    #expect(try objectFiles(scratch).isEmpty)
    #expect(try !scratch.repository.contains(Repository.blobID(of: [1, 2, 3])))
  }

  @Test func `another thread neither sees nor joins them`() async throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let (own, other): ([UInt8], [UInt8]) = ([1], [2])
    try repository.gatheringObjects {
      let id = try repository.writeBlob(own)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        #expect(throws: Never.self) {
          #expect(try !repository.contains(id))
          _ = try repository.writeBlob(other)
        }
        done.signal()
      }
      done.wait()
      #expect(try repository.contains(id) && repository.blob(id) == own)
    }
    #expect(try objectFiles(scratch).count == 1)
    try repository.storeGatheredObjects()
    #expect(try objectFiles(scratch).count == 2)
    #expect(try repository.blob(Repository.blobID(of: own)) == own)
  }

  @Test func `a reference moves after what it names is stored`() throws {
    let scratch = try Scratch()
    try scratch.repository.gatheringObjects {
      let commit = try scratch.repository.commit(["a": "1"])
      try scratch.repository.moveReference(main, from: nil, to: commit, reason: "a")
    }
    #expect(try scratch.git("fsck", "--full") == "")
    #expect(try scratch.gitLines("cat-file", "-p", "\(main):a") == ["1"])
  }
}
