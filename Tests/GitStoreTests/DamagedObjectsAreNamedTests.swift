import Foundation
import SeededRandom
import Testing

@testable import GitStore

@Suite("A damaged object is an error that names it, never a wait without end")
struct DamagedObjectTests {
  private func file(of id: ObjectID, in scratch: Scratch) -> String {
    let name = id.description
    return scratch.repository.gitDirectory + "objects/\(name.prefix(2))/\(name.dropFirst(2))"
  }

  private func put(_ bytes: some Collection<UInt8>, _ path: String) throws {
    unlink(path)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Every way in which an object is read.
  private func readings(_ id: ObjectID, of scratch: Scratch) throws -> [GitError?] {
    // A new handle has an empty cache.
    let repository = try Repository.open(scratch.repository.gitDirectory)
    func error(_ body: () throws -> Void) -> GitError? {
      do { try body() } catch { return error as? GitError }
      return nil
    }
    return [
      error { _ = try repository.blob(id) },
      error { _ = try repository.commit(id) },
      error { _ = try repository.tree(id) },
      error { _ = try repository.tag(id) },
      error { _ = try repository.kind(of: id) },
      error { _ = try repository.resolve(id.description) },
      error { _ = try repository.resolve(id.short) },
      error { _ = try repository.commits(of: id, without: []) },
    ]
  }

  /// A zlib stream of one stored block (RFC 1950 and 1951).
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let (length, sum) = (UInt16(bytes.count), b << 16 | a)
    return [0x78, 0x01, 0x01, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
      + bytes
      + [UInt8(sum >> 24), UInt8(sum >> 16 & 255), UInt8(sum >> 8 & 255), UInt8(sum & 255)]
  }

  @Test(.timeLimit(.minutes(10)), arguments: 0..<4) func `wherever its file is cut`(_ kind: Int) throws {
    let scratch = try Scratch()
    let text = (0..<400).map { "\($0 * 7919 % 1000)" }.joined(separator: " ")
    let commit = try scratch.repository.commit(["a": text], message: text + "\n")
    let tree = try scratch.repository.commit(commit).tree
    let blob = try scratch.repository.writeBlob(Array(text.utf8))
    try scratch.git("tag", "-a", "-m", text, "t", commit.description)
    let tag = try #require(ObjectID(hex: try scratch.gitLines("rev-parse", "t")[0]))
    let id = [blob, tree, commit, tag][kind]
    let path = file(of: id, in: scratch)
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
      try put(whole[..<length], path)
      for error in try readings(id, of: scratch).dropLast(3).enumerated() where error.offset != 4 {
        #expect(error.element != nil, "\(length) of \(whole.count), reading \(error.offset)")
      }
      // None of these may hang; whether they need more than the header is up to libgit2.
      _ = try readings(id, of: scratch)
    }
    let cut = try #require(try readings(id, of: scratch)[kind == 0 ? 0 : 2])
    #expect(cut.message.contains(id.description))
    try put(whole, path)
    #expect(try readings(id, of: scratch)[4] == nil)
  }

  @Test(.timeLimit(.minutes(10)), arguments: 1...4) func `over random damage, only what hashes to its name is read`(
    _ seed: UInt64
  ) throws {
    let scratch = try Scratch()
    var random = Generator(seed: seed)
    let content = (0..<500).map { _ in UInt8(random.below(40)) }
    let id = try scratch.repository.writeBlob(content)
    let path = file(of: id, in: scratch)
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for step in 0..<800 {
      var damaged = whole
      for _ in 0...random.below(3) {
        switch random.below(4) {
        case 0: damaged = Array(damaged.prefix(random.below(damaged.count + 1)))
        case 1: damaged.insert(UInt8(random.below(256)), at: random.below(damaged.count + 1))
        case 2 where !damaged.isEmpty: damaged.remove(at: random.below(damaged.count))
        default: if !damaged.isEmpty { damaged[random.below(damaged.count)] ^= 1 << UInt8(random.below(8)) }
        }
      }
      try put(damaged, path)
      let repository = try Repository.open(scratch.repository.gitDirectory)
      let read = try? repository.blob(id)
      #expect(read == nil || read == content, "seed \(seed), step \(step)")
      if damaged == whole { #expect(read == content) }
    }
  }

  @Test func `a size that nobody could have packed costs no memory`() throws {
    let scratch = try Scratch()
    let id = try scratch.repository.writeBlob(Array("hallo".utf8))
    for header in [
      "blob 99999999999\0hallo", "blob 6\0hallo", "blob 4\0hallo", "blob 5 \0hallo", "blub 5\0hallo", "blob 5",
    ] {
      try put(Self.packed(Array(header.utf8)), file(of: id, in: scratch))
      let repository = try Repository.open(scratch.repository.gitDirectory)
      #expect(throws: GitError.self, "\(header)") { try repository.blob(id) }
    }
  }

  @Test func `what stands in an object's place and is no file is not waited for`() throws {
    let scratch = try Scratch()
    let id = try scratch.repository.writeBlob(Array("hallo".utf8))
    let path = file(of: id, in: scratch)
    unlink(path)
    mkfifo(path, 0o600)
    let repository = try Repository.open(scratch.repository.gitDirectory)
    #expect(throws: GitError.self) { try repository.blob(id) }
  }

  @Test func `bytes whose object is damaged are not said to be stored`() throws {
    let scratch = try Scratch()
    let id = try scratch.repository.writeBlob(Array("hallo".utf8))
    try put([0x78, 0x01, 0x4B], file(of: id, in: scratch))
    let repository = try Repository.open(scratch.repository.gitDirectory)
    #expect(throws: GitError.self) { try repository.writeBlob(Array("hallo".utf8)) }
  }

  @Test func `objects of every kind and size are read as stock git wrote them`() throws {
    let scratch = try Scratch()
    var random = Generator(seed: 5)
    for size in [0, 1, 6, 7, 8, 24, 25, 26, 27, 100, 5000, 300_000] {
      for bits in [1, 256] {
        let bytes = (0..<size).map { _ in UInt8(random.below(bits)) }
        let id = try scratch.hashObject("blob", bytes)
        #expect(try scratch.repository.blob(id) == bytes)
        #expect(try scratch.repository.blobSize(id) == size)
      }
    }
  }
}
