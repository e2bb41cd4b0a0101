import Foundation
import SSHKeys
import SeededRandom
import Testing

@Suite struct SignaturesAgreeWithOpenSSHTests {
  private let folder: KeyFolder

  init() throws { folder = try KeyFolder() }

  @Test(
    arguments: [
      ("ed25519", nil), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048), ("rsa", 4096),
    ] as [(String, Int?)])
  func whatSSHKeygenSignsIsValid(type: String, bits: Int?) async throws {
    let line = try await folder.makeKey("key", type, bits: bits)
    let key = try #require(PublicKey(line: line))
    #expect(line.hasPrefix(key.line + " a comment"))
    let shown = try await folder.sshKeygen(["-l", "-f", folder.file("key.pub")]).output
    #expect(shown.split(separator: " ")[1] == key.fingerprint[...])
    if type == "rsa" { #expect(key.bits == bits) }
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    // Numbers with leading zero bytes are shorter: one signature in 128 has one.
    for round in 0..<(type == "ecdsa" ? 40 : 6) {
      let message = String((0..<random.below(300)).map { _ in random.pick(Array("aé\n €#\0")) })
      let hash = ["sha256", "sha512"][round % 2]
      let armoured = try await folder.sign(message, by: "key", hash: hash)
      let signature = try #require(SSHSignature(armoured: armoured), "seed \(seed)")
      #expect(signature.key == key && signature.hash.rawValue == hash && signature.namespace == "git")
      #expect(signature.isValid(for: message.utf8, namespace: "git"), "seed \(seed), round \(round)")
      #expect(!signature.isValid(for: (message + " ").utf8, namespace: "git"))
      #expect(!signature.isValid(for: message.utf8, namespace: "file"))
    }
  }

  @Test func aSignatureOfAnotherPurposeIsNone() async throws {
    _ = try await folder.makeKey("key", "ed25519")
    let signature = try #require(SSHSignature(armoured: try await folder.sign("text", by: "key", namespace: "file")))
    #expect(!signature.isValid(for: "text".utf8, namespace: "git"))
    #expect(signature.isValid(for: "text".utf8, namespace: "file"))
  }

  @Test(arguments: ["\n=", "\n==", "\n====", "=", "\n ", "\t"]) func moreThanTheArmourHoldsIsRefused(more: String)
    async throws
  {
    _ = try await folder.makeKey("key", "ed25519")
    let armoured = try await folder.sign("text", by: "key")
    #expect(SSHSignature(armoured: armoured) != nil)
    let changed = armoured.replacing("\n-----END", with: more + "\n-----END")
    #expect(SSHSignature(armoured: changed) == nil)
  }

  @Test(arguments: ["ed25519", "ecdsa", "rsa"]) func noByteOfItMayDiffer(type: String) async throws {
    _ = try await folder.makeKey("key", type, bits: type == "rsa" ? 2048 : nil)
    let armoured = try await folder.sign("text", by: "key")
    let lines = armoured.split(separator: "\n")
    let bytes = Array(try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
    func read(_ bytes: [UInt8]) -> SSHSignature? {
      SSHSignature(armoured: "\(lines[0])\n\(Data(bytes).base64EncodedString())\n\(lines.last!)\n")
    }
    #expect(read(bytes)?.isValid(for: "text".utf8, namespace: "git") == true)
    for place in bytes.indices {
      for bit in [UInt8(1), 0x80] {
        var changed = bytes
        changed[place] ^= bit
        #expect(read(changed)?.isValid(for: "text".utf8, namespace: "git") != true, "byte \(place)")
      }
      #expect(read(Array(bytes[..<place])) == nil)
    }
    #expect(read(bytes + [0]) == nil)
    for text in [
      armoured.replacing("BEGIN SSH", with: "BEGIN PGP"), "x" + armoured, armoured + "x",
      armoured.replacing("-----END", with: ""),
      String(armoured.dropLast(12)), "", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
    ] { #expect(SSHSignature(armoured: text) == nil, "\(text)") }
  }

  /// A device is not at hand: the test signs as one does (OpenSSH, PROTOCOL.u2f), and ssh-keygen is the judge.
  @Test(arguments: [true, false]) func securityKeysAreReadAsOpenSSHReadsThem(isTouched: Bool) async throws {
    let device = SoftwareSecurityKey()
    let key = try #require(PublicKey(blob: device.blob))
    #expect(key.algorithm.isSecurityKey && key.application == "ssh:")
    let armoured = try device.sign(Array("text".utf8), namespace: "git", flags: isTouched ? 1 : 0)
    try folder.write("a@CL \(key.line)\n", to: "allowed")
    try folder.write(armoured, to: "text.sig")
    let judged = try await folder.sshKeygen(
      ["-Y", "verify", "-f", folder.file("allowed"), "-I", "a@CL", "-n", "git", "-s", folder.file("text.sig")],
      input: "text")
    let signature = try #require(SSHSignature(armoured: armoured))
    #expect(signature.isValid(for: "text".utf8, namespace: "git") && judged.succeeded)
    #expect(!signature.isValid(for: "Text".utf8, namespace: "git"))
  }

  @Test func keysThatAreTooWeakOrUnknownAreNotTaken() async throws {
    let small = try await folder.makeKey("small", "rsa", bits: 1024)
    #expect(small.hasPrefix("ssh-rsa ") && PublicKey(line: small) == nil)
    let good = try await folder.makeKey("good", "ed25519")
    for line in [
      "", "ssh-ed25519", "ssh-ed25519 AAAA", good.replacing("ssh-ed25519 ", with: "ssh-rsa "),
      "ssh-dss AAAAB3NzaC1kc3MAAACB", good.replacing("AAAA", with: "AAA!"),
    ] { #expect(PublicKey(line: line) == nil, "\(line)") }
  }
}
