import GitStore
import SeededRandom
import Testing

@Suite("An object id is twenty bytes, written as forty digits")
struct ObjectIDTests {
  @Test func `it reads back what it writes`() throws {
    var random = Generator(seed: 1)
    for _ in 0..<500 {
      let bytes = (0..<20).map { _ in UInt8(random.below(random.chance(30) ? 2 : 256)) }
      let id = try #require(bytes.withUnsafeBytes { ObjectID(bytes: $0) })
      let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(id.description == hex)
      #expect(ObjectID(hex: hex) == id)
      #expect(ObjectID(hex: hex.uppercased()) == id)
      #expect(id.short == String(hex.prefix(10)))
    }
  }

  @Test func `it is ordered as its digits are`() throws {
    var random = Generator(seed: 2)
    let ids = (0..<200).compactMap { _ in
      ObjectID(hex: (0..<40).map { _ in String(random.below(16), radix: 16) }.joined())
    }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
  }

  @Test(arguments: [
    "", "abc", String(repeating: "0", count: 39), String(repeating: "0", count: 41),
    String(repeating: "g", count: 40), "+" + String(repeating: "0", count: 39),
    "ñ" + String(repeating: "0", count: 38), "０" + String(repeating: "0", count: 37),
    String(repeating: "0", count: 39) + "\n", " " + String(repeating: "0", count: 39),
  ])
  func `anything else is no id`(text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func `zero means no object`() {
    #expect(ObjectID.zero.description == String(repeating: "0", count: 40))
    #expect([UInt8](repeating: 0, count: 19).withUnsafeBytes { ObjectID(bytes: $0) } == nil)
  }
}

@Suite("A blob is its bytes")
struct BlobTests {
  @Test func `any bytes are read back, under the name that git gives them`() throws {
    let scratch = try Scratch()
    var random = Generator(seed: 3)
    for size in [0, 1, 2, 255, 4096, 70_000] {
      let bytes = (0..<size).map { _ in UInt8(random.below(256)) }
      let id = try scratch.repository.writeBlob(bytes)
      #expect(try scratch.repository.blob(id) == bytes)
      #expect(try scratch.repository.blobSize(id) == size)
      #expect(try scratch.repository.kind(of: id) == .blob)
      #expect(try Repository.blobID(of: bytes) == id)
      #expect(try scratch.hashObject("blob", bytes) == id)
    }
    try scratch.git("fsck", "--strict")
  }

  @Test func `naming bytes stores nothing`() throws {
    let scratch = try Scratch()
    let id = try Repository.blobID(of: [1, 2, 3])
    #expect(try !scratch.repository.contains(id))
    #expect(code { _ = try scratch.repository.blob(id) } == .notFound)
    #expect(code { _ = try scratch.repository.blobSize(id) } == .notFound)
    #expect(code { _ = try scratch.repository.kind(of: id) } == .notFound)
  }

  @Test func `a packed object is read like a loose one`() throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "one", "b/c": "two"])
    try scratch.git("gc", "--quiet")
    #expect(scratch.repository.fileText("b/c") == "two")
  }

  @Test func `an object of another kind is not taken for a blob`() throws {
    let scratch = try Scratch()
    let tree = try scratch.repository.tree(of: ["a": "1"])
    #expect(code { _ = try scratch.repository.blob(tree) } == .notFound)
    #expect(code { _ = try scratch.repository.commit(tree) } != nil)
    #expect(code { _ = try scratch.repository.tag(tree) } != nil)
    let blob = try scratch.repository.writeBlob([1])
    #expect(code { _ = try scratch.repository.tree(blob) } == .notFound)
  }

  @Test func `a damaged object is refused, never returned`() throws {
    let scratch = try Scratch()
    let id = try scratch.repository.writeBlob(Array("the text".utf8))
    let other = try scratch.repository.writeBlob(Array("another text".utf8))
    func file(_ id: ObjectID) -> String {
      "objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
    }
    // A valid object under another's name: only its hash reveals it.
    try scratch.git("--version")
    try scratch.remove(file(id))
    _ = try scratch.program(["cp", scratch.root + file(other), scratch.root + file(id)])
    let reader = try scratch.repository.reopened()
    #expect(code { _ = try reader.blob(id) } == .mismatch)
  }
}

extension Repository {
  /// The text of a file at the tip of `main`.
  func fileText(_ path: String, on branch: String = main) -> String? {
    guard let tip = try? reference(branch), let tree = try? commit(tip).tree,
      let bytes = try? file(at: path, in: tree)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
