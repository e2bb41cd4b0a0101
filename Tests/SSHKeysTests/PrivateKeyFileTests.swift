import Foundation
import SSHKeys
import SeededRandom
import Testing

@Suite struct PrivateKeyFileTests {
  private let folder: KeyFolder

  init() throws { folder = try KeyFolder() }

  private func content(_ bytes: [UInt8]) -> OpenSSHPrivateKey.Content { OpenSSHPrivateKey.content(of: bytes) }

  private func bytes(of name: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: folder.file(name))))
  }

  @Test func aFileTellsWhatItHolds() async throws {
    let keys = [
      ("plain", "ed25519", ""), ("locked", "ed25519", "secret"), ("rsa", "rsa", ""), ("ecdsa", "ecdsa", "secret"),
    ]
    for (name, type, passphrase) in keys {
      let key = PublicKey(line: try await folder.makeKey(name, type))
      if !passphrase.isEmpty {
        try await folder.sshKeygen(["-q", "-p", "-P", "", "-N", passphrase, "-f", folder.file(name)])
      }
      switch content(try bytes(of: name)) {
      case .ed25519(let found): #expect(name == "plain" && found.publicKey == key)
      case .encrypted(let found): #expect(!passphrase.isEmpty && found == key)
      case .other(let found): #expect(name == "rsa" && found == key)
      case .none: Issue.record("\(name) is no key")
      }
    }
    for text in ["", "\n", "hello", "-----BEGIN OPENSSH PRIVATE KEY-----", try folder.read("plain.pub")] {
      guard case .none = content(Array(text.utf8)) else {
        Issue.record("\(text) is a key")
        continue
      }
    }
  }

  /// The bytes inside the armour.
  private func inside(_ file: [UInt8]) throws -> [UInt8] {
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    return Array(try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
  }

  private func armoured(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let text = Data(bytes).base64EncodedString()
    return Array("-----BEGIN OPENSSH PRIVATE KEY-----\n\(text)\n-----END OPENSSH PRIVATE KEY-----\n".utf8)
  }

  @Test func noByteOfAKeyMayDiffer() async throws {
    let key = PublicKey(line: try await folder.makeKey("key", "ed25519"))
    let bytes = try inside(self.bytes(of: "key"))
    guard case .ed25519 = content(armoured(bytes)) else {
      Issue.record("the key itself is none")
      return
    }
    // Only the comment is free: it stands before the padding.
    let comment = Array("a comment".utf8)
    let free = try #require(bytes.indices.last { bytes[$0...].starts(with: comment) })
    for place in bytes.indices where !(free..<free + comment.count).contains(place) {
      for bit: UInt8 in [1, 0x10, 0x80] {
        var changed = bytes
        changed[place] ^= bit
        if case .ed25519(let found) = content(armoured(changed)) {
          Issue.record("byte \(place) of \(key?.line ?? "") gives \(found.publicKey.line)")
        }
      }
    }
    for count in 0..<bytes.count {
      if case .ed25519 = content(armoured(bytes.prefix(count))) { Issue.record("\(count) bytes are a key") }
    }
    for more in 1...9 {
      if case .ed25519 = content(armoured(bytes + Array(repeating: 1, count: more))) { Issue.record("\(more) more") }
    }
  }

  @Test func noFileIsTooStrange() async throws {
    _ = try await folder.makeKey("key", "ed25519")
    let bytes = try inside(self.bytes(of: "key"))
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    for round in 0..<20_000 {
      var changed = bytes
      for _ in 0..<1 + random.below(4) {
        switch random.below(3) {
        case 0: changed[random.below(changed.count)] = UInt8(random.below(256))
        case 1: changed.removeSubrange(random.below(changed.count)...)
        default: changed.insert(contentsOf: bytes.prefix(random.below(60)), at: random.below(changed.count))
        }
        if changed.isEmpty { changed = [0] }
      }
      if case .ed25519 = content(armoured(changed)), !Self.isCommentAlone(changed, bytes) {
        Issue.record("seed \(seed), round \(round)")
      }
    }
  }

  private static func isCommentAlone(_ changed: [UInt8], _ bytes: [UInt8]) -> Bool {
    let different = bytes.indices.filter { !changed.indices.contains($0) || changed[$0] != bytes[$0] }
    let comment = Array("a comment".utf8)
    guard let start = bytes.indices.last(where: { bytes[$0...].starts(with: comment) }) else { return false }
    return changed.count == bytes.count && different.allSatisfy { (start..<start + comment.count).contains($0) }
  }
}
