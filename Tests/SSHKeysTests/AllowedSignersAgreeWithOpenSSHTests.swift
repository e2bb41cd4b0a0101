import Foundation
import SSHKeys
import SeededRandom
import Testing

@Suite struct AllowedSignersAgreeWithOpenSSHTests {
  private let folder: KeyFolder

  init() throws { folder = try KeyFolder() }

  /// Who of a file may sign, as ssh-keygen finds them for a signature of the key.
  private func principals(of file: String, at time: String) async throws -> [String] {
    try folder.write(file, to: "allowed")
    let found = try await folder.sshKeygen([
      "-Y", "find-principals", "-f", folder.file("allowed"), "-s", folder.file("text.sig"), "-Overify-time=" + time,
    ])
    return found.output.split(separator: "\n").map(String.init)
  }

  @Test func linesAreReadAsOpenSSHReadsThem() async throws {
    let key = try #require(PublicKey(line: try await folder.makeKey("key", "ed25519")))
    let other = try #require(PublicKey(line: try await folder.makeKey("other", "ecdsa")))
    try folder.write(try await folder.sign("text", by: "key"), to: "text.sig")
    // 2017-05-11T16:00:00Z
    let (time, seconds) = ("20170511160000Z", Int64(1_494_518_400))
    for options in [
      "", "namespaces=\"git\"", "namespaces=\"git,file\"", "NAMESPACES=\"git\"", "valid-after=\"20170511\"",
      "valid-after=\"20170511160000\"", "valid-after=\"20170511160001\"", "valid-after=\"20170511160000Z\"",
      "valid-before=\"20170511160000\"", "valid-before=\"20170511155959Z\"", "valid-before=\"20180101\"",
      "valid-before=\"201705111600\"", "namespaces=\"git\",valid-after=\"20160101\",valid-before=\"20170511\"",
      "valid-after=\"20160229\"", "valid-before=\"20200101\",valid-after=\"20170101\"",
    ] {
      let line = ["focal-point@CL", options, key.line].filter { !$0.isEmpty }.joined(separator: " ")
      let file = "# Keys\n\n\(line) Ana\nsecretariat@RCM-TS \(other.line)\r\n"
      let ours = try AllowedSigners(file).entries(for: key, namespace: "git", at: seconds)
      let theirs = try await principals(of: file, at: time)
      #expect(ours.flatMap(\.principals.patterns) == theirs, "\(options)")
    }
  }

  @Test(arguments: [
    ("a@CL", "option"), ("a@CL namespaces=\"git\"", "key"), ("a@CL ssh-ed25519 AAAA", "key"),
    ("a@CL unknown ssh-ed25519 KEY", "option"), ("a@CL namespaces=git ssh-ed25519 KEY", "quotes"),
    ("a@CL namespaces=\"git\",namespaces=\"x\" ssh-ed25519 KEY", "option"),
    ("a@CL valid-after=\"2017\" ssh-ed25519 KEY", "time"), ("a@CL valid-after=\"20170230\" ssh-ed25519 KEY", "time"),
    ("a@CL valid-after=\"20170512\",valid-before=\"20170511\" ssh-ed25519 KEY", "time"),
    ("a@CL,,b@CL ssh-ed25519 KEY", "principals"), ("a@CL namespaces=\"git, file\" ssh-ed25519 KEY", "option"),
    ("a@CL namespaces=\"git ssh-ed25519 KEY", "key"), ("a@CL cert-authority, ssh-ed25519 KEY", "option"),
  ]) func aLineThatIsNoneIsNamed(line: String, reason: String) async throws {
    let key = try await folder.makeKey("key", "ed25519").split(separator: " ")[1]
    do {
      _ = try AllowedSigners("# first\n\(line.replacing("KEY", with: key))\n")
      Issue.record("\(line) was taken")
    } catch let problem {
      #expect(problem.line == 2 && (problem.reason.rawValue == reason || line == "a@CL"), "\(line): \(problem)")
    }
  }

  @Test func patternsMatchAsOpenSSHMatchesThem() throws {
    for (pattern, name, matches) in [
      ("a@CL", "a@CL", true), ("*@CL", "a@CL", true), ("*@CL", "a@CLX", false), ("?@CL", "ab@CL", false),
      ("!a@CL,*@CL", "a@CL", false), ("!a@CL,*@CL", "b@CL", true), ("!b@CL", "a@CL", false), ("*", "", true),
      ("*a*b*", "xaxbx", true), ("*a*b*", "xbxa", false), ("A@cl", "a@CL", false),
    ] as [(String, String, Bool)] {
      let file = try AllowedSigners("\(pattern) ssh-ed25519 \(Self.key)")
      #expect(file.entries[0].principals.matches(name) == matches, "\(pattern) \(name)")
    }
    #expect(try AllowedSigners("a@CL ssh-ed25519 \(Self.key)").entries[0].principals.name == "a@CL")
    #expect(try AllowedSigners("*@CL ssh-ed25519 \(Self.key)").entries[0].principals.name == nil)
  }

  private static let key = Data(
    [0, 0, 0, 11] + Array("ssh-ed25519".utf8) + [0, 0, 0, 32] + Array(repeating: 7, count: 32)
  ).base64EncodedString()

  @Test func noFileIsTooStrange() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let pieces = [
      "a@CL", "*", ",", "!", " ", "\t", "\"", "\\", "namespaces=\"git\"", "valid-after=\"20170511\"", "cert-authority",
      "ssh-ed25519", Self.key, "#", "\n", "\r\n", "=", "é", "\0",
    ]
    for _ in 0..<20_000 {
      let text = (0..<random.below(14)).map { _ in random.pick(pieces) }.joined()
      _ = try? AllowedSigners(text)
      _ = PublicKey(line: text)
      _ = SSHSignature(armoured: "-----BEGIN SSH SIGNATURE-----\n\(text)\n-----END SSH SIGNATURE-----")
    }
  }
}
