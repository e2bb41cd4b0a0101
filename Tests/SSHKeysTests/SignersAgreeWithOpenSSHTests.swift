import Foundation
import SSHKeys
import SeededRandom
import Subprocess
import Testing

@Suite struct SignersAgreeWithOpenSSHTests {
  private let folder: KeyFolder

  init() throws { folder = try KeyFolder() }

  private func isVerified(_ armoured: String, by key: PublicKey, _ message: String) async throws -> Bool {
    try folder.write("a@CL namespaces=\"git\" \(key.line)\n", to: "allowed")
    try folder.write(armoured, to: "text.sig")
    return try await folder.sshKeygen(
      ["-Y", "verify", "-f", folder.file("allowed"), "-I", "a@CL", "-n", "git", "-s", folder.file("text.sig")],
      input: message
    ).succeeded
  }

  private func open(_ name: String) throws -> any SigningBackend {
    try SigningKey.open(configured: "~/" + name, home: folder.path)
  }

  @Test(
    arguments: [("ed25519", nil), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048)] as [(String, Int?)])
  func whatWeSignStockSSHKeygenVerifies(type: String, bits: Int?) async throws {
    let key = try #require(PublicKey(line: try await folder.makeKey("key", type, bits: bits)))
    for name in ["key", "key.pub"] {
      let signer = try open(name)
      #expect(signer.publicKey == key && !signer.mayAskPerson && (signer is InProcessSigner) == (type == "ed25519"))
      for message in ["", "text", "é\n\nx\0y\n"] {
        let armoured = try signer.sign(Array(message.utf8), namespace: "git")
        #expect(!armoured.hasSuffix("\n"))
        #expect(try await isVerified(armoured, by: key, message))
        #expect(try await !isVerified(armoured, by: key, message + "."))
        #expect(SSHSignature(armoured: armoured)?.isValid(for: message.utf8, namespace: "git") == true)
      }
    }
  }

  @Test func anEd25519SignatureIsByteForByteThatOfSSHKeygen() async throws {
    _ = try await folder.makeKey("key", "ed25519")
    let signer = try open("key")
    for message in ["", "text", String(repeating: "long ", count: 5000)] {
      #expect(
        try signer.sign(Array(message.utf8), namespace: "git") + "\n" == (await folder.sign(message, by: "key")))
    }
    for namespace in ["file", "gcmrepo-receipt"] {
      let ours = try signer.sign([1], namespace: namespace) + "\n"
      #expect(ours == (try await folder.sign("\u{1}", by: "key", namespace: namespace)))
    }
    #expect(throws: SigningError.self) { try signer.sign([], namespace: "") }
    #expect(throws: SigningError.self) { try signer.sign([], namespace: "two words") }
  }

  @Test func aNewKeyInTheProcessSigns() async throws {
    let signer = InProcessSigner()
    #expect(try await isVerified(signer.sign(Array("text".utf8), namespace: "git"), by: signer.publicKey, "text"))
    #expect(InProcessSigner().publicKey != signer.publicKey)
  }

  @Test(arguments: ["RSA", "PKCS8"]) func keysInOlderFormatsSign(format: String) async throws {
    let key = try #require(PublicKey(line: try await folder.makeKey("key", "rsa", bits: 2048)))
    let form = format == "RSA" ? "PEM" : format
    try await folder.sshKeygen(["-q", "-p", "-P", "", "-N", "", "-m", form, "-f", folder.file("key")])
    try FileManager.default.removeItem(atPath: folder.file("key.pub"))
    let signer = try open("key")
    #expect(signer.publicKey == key && !signer.mayAskPerson)
    #expect(try await isVerified(signer.sign(Array("text".utf8), namespace: "git"), by: key, "text"))
    try await folder.sshKeygen(["-q", "-p", "-P", "", "-N", "secret", "-m", form, "-f", folder.file("key")])
    #expect(throws: SigningError.publicKeyMissing(path: folder.file("key.pub"))) { try open("key") }
    try folder.write(key.line + "\n", to: "key.pub")
    #expect(try open("key").mayAskPerson)
  }

  @Test(arguments: ["ed25519", "ecdsa"]) func aPassphraseIsAskedFor(type: String) async throws {
    let line = try await folder.makeKey("key", type)
    try await folder.sshKeygen(["-q", "-p", "-P", "", "-N", "secret", "-f", folder.file("key")])
    let key = try #require(PublicKey(line: line))
    for (said, succeeds) in [("secret", true), ("other", false)] {
      let answer = try await folder.script("#!/bin/sh\necho \(said)\n", named: "askpass-\(said)")
      for name in ["key", "key.pub"] {
        let signer = try open(name)
        #expect(signer.publicKey == key && signer.mayAskPerson)
        // A program of its own, so that the variables are those of this signer alone.
        let program = try await folder.script(
          """
          #!/bin/sh
          SSH_ASKPASS='\(answer)' SSH_ASKPASS_REQUIRE=force SSH_AUTH_SOCK= exec ssh-keygen "$@"

          """, named: "keygen-\(said)")
        let asking = try SigningKey.open(configured: folder.file(name), program: program, home: "/")
        if succeeds {
          #expect(try await isVerified(asking.sign(Array("text".utf8), namespace: "git"), by: key, "text"))
        } else {
          #expect(throws: SigningError.wrongPassphrase) { try asking.sign([], namespace: "git") }
        }
      }
    }
  }

  @Test func anAgentSigns() async throws {
    let agent = try await TestAgent(folder)
    defer { agent.stop() }
    let program = try await folder.script(
      "#!/bin/sh\nSSH_AUTH_SOCK='\(agent.socket)' exec ssh-keygen \"$@\"\n", named: "keygen")
    for type in ["ed25519", "ecdsa"] {
      let key = try #require(PublicKey(line: try await folder.makeKey(type, type)))
      // A public file with no private one beside it.
      try folder.write(key.line + "\n", to: type + "-alone.pub")
      try await agent.add(folder.file(type))
      let literal = type == "ed25519" ? key.line : "key::" + key.line
      for configured in ["key::" + key.line + " Ana", literal, folder.file(type + "-alone.pub")] {
        let signer = try SigningKey.open(configured: configured, program: program, home: "/")
        #expect(signer.publicKey == key && signer.mayAskPerson)
        #expect(try await isVerified(signer.sign(Array("text".utf8), namespace: "git"), by: key, "text"))
      }
    }
    let other = try #require(PublicKey(line: try await folder.makeKey("other", "ed25519")))
    let unknown = try SigningKey.open(configured: "key::" + other.line, program: program, home: "/")
    #expect(throws: SigningError.notInAgent) { try unknown.sign([], namespace: "git") }
    let nowhere = try await folder.script("#!/bin/sh\nSSH_AUTH_SOCK= exec ssh-keygen \"$@\"\n", named: "alone")
    let alone = try SigningKey.open(configured: "key::" + other.line, program: nowhere, home: "/")
    #expect(throws: SigningError.notInAgent) { try alone.sign([], namespace: "git") }
  }

  @Test func whatCannotSignIsNamed() async throws {
    _ = try await folder.makeKey("key", "ed25519")
    try FileManager.default.copyItem(atPath: folder.file("key"), toPath: folder.file("open"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.file("open"))
    #expect(throws: SigningError.keyExposed(path: folder.file("open"))) { try open("open") }
    #expect(throws: SigningError.keyUnreadable(path: folder.file("none"), errno: ENOENT)) { try open("none") }
    #expect(throws: SigningError.notAKey(given: folder.path + "/")) { try open("") }
    #expect(throws: SigningError.notAKey(given: "ssh-ed25519 AAAA")) {
      try SigningKey.open(configured: "ssh-ed25519 AAAA", home: "/")
    }
    let ecdsa = try #require(PublicKey(line: try await folder.makeKey("ecdsa", "ecdsa")))
    let file = SSHKeygenSigner.Source.file(folder.file("ecdsa"), isLocked: false)
    #expect(throws: SigningError.programMissing(program: "no-such-keygen")) {
      try SSHKeygenSigner(ecdsa, in: file, program: "no-such-keygen").sign([], namespace: "git")
    }
    let slow = try await folder.script("#!/bin/sh\nexec sleep 60\n", named: "slow")
    #expect(throws: SigningError.timedOut(seconds: 1)) {
      try SSHKeygenSigner(ecdsa, in: file, program: slow, patience: 1).sign([], namespace: "git")
    }
    let loud = try await folder.script("#!/bin/sh\nhead -c 1000000 /dev/zero\necho broken >&2\nexit 1\n", named: "loud")
    #expect(throws: SigningError.failed(detail: "broken")) {
      try SSHKeygenSigner(ecdsa, in: file, program: loud).sign([], namespace: "git")
    }
    // Another key than the one that the signature is said to be by.
    #expect(throws: SigningError.self) {
      try SSHKeygenSigner(InProcessSigner().publicKey, in: file).sign([], namespace: "git")
    }
  }

  @Test(arguments: SSHKeygen.KeyType.allCases.filter { !$0.isSecurityKey }) func keysAreMade(
    type: SSHKeygen.KeyType
  ) throws {
    let path = folder.file("-new")
    let key = try SSHKeygen.create(at: path, type: type, comment: "Ana Ñ", passphrase: .none)
    #expect(try SigningKey.open(configured: path, home: "/").publicKey == key)
    #expect(try folder.read("-new.pub").hasSuffix(" Ana Ñ\n"))
    #expect(throws: SSHKeygen.CreationError.exists(path: path)) {
      try SSHKeygen.create(at: path, type: type, comment: "", passphrase: .none)
    }
    #expect(throws: SSHKeygen.CreationError.comment) {
      try SSHKeygen.create(at: path + "2", type: type, comment: "a\nb", passphrase: .none)
    }
  }

  @Test(.enabled(if: SecurityKeyDevice.isPossible, "no C compiler, or OpenSSH without its helper"))
  func aSecurityKeySigns() async throws {
    let device = try SecurityKeyDevice.build(in: folder)
    func program(_ name: String, _ more: String = "") async throws -> String {
      try await folder.script("#!/bin/sh\n\(more)SSH_SK_PROVIDER='\(device)' exec ssh-keygen \"$@\"\n", named: name)
    }
    let key = try SSHKeygen.create(
      at: folder.file("key"), type: .ecdsaSecurityKey, comment: "", passphrase: .none, program: await program("keygen"))
    #expect(key.algorithm == .securityKeyECDSA)
    for name in ["key", "key.pub"] {
      let signer = try SigningKey.open(configured: folder.file(name), program: await program("touched"), home: "/")
      #expect(signer.publicKey == key && signer.mayAskPerson)
      #expect(try await isVerified(signer.sign(Array("text".utf8), namespace: "git"), by: key, "text"))
    }
    let untouched = try await program("untouched", "export DEVICE_IS_UNTOUCHED=1\n")
    let signer = try SigningKey.open(configured: folder.file("key"), program: untouched, home: "/")
    #expect(throws: SigningError.self) { try signer.sign([], namespace: "git") }
  }

  @Test func aPassphraseOfANewKeyIsAskedFor() async throws {
    let answer = try await folder.script("#!/bin/sh\necho a secret\n", named: "askpass")
    let program = try await folder.script(
      "#!/bin/sh\nSSH_ASKPASS='\(answer)' SSH_ASKPASS_REQUIRE=force exec ssh-keygen \"$@\"\n", named: "keygen")
    let key = try SSHKeygen.create(
      at: folder.file("key"), comment: "", passphrase: .ask, program: program)
    let signer = try SigningKey.open(configured: folder.file("key"), home: "/")
    #expect(signer.publicKey == key && signer.mayAskPerson)
  }
}

/// An agent of OpenSSH.
private struct TestAgent {
  let socket: String
  private let process: pid_t

  init(_ folder: KeyFolder) async throws {
    socket = NSTemporaryDirectory() + "a\(UInt32.random(in: 0 ... .max))"
    let run = try await Subprocess.run(
      .name("ssh-agent"), arguments: ["-s", "-a", socket], output: .string(limit: 4096), error: .discarded)
    let text = try #require(run.standardOutput.split(separator: "SSH_AGENT_PID=").last)
    process = try #require(pid_t(text.prefix { $0.isNumber }))
  }

  func add(_ path: String) async throws {
    let run = try await Subprocess.run(
      .name("ssh-add"), arguments: ["-q", path], environment: .inherit.updating(["SSH_AUTH_SOCK": socket]),
      output: .discarded, error: .discarded)
    try #require(run.terminationStatus.isSuccess)
  }

  func stop() {
    kill(process, SIGTERM)
    unlink(socket)
  }
}
