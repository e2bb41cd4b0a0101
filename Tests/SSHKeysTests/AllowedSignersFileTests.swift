import Foundation
import SSHKeys
import SeededRandom
import Testing

@Suite struct AllowedSignersFileTests {
  private let folder: KeyFolder

  init() throws { folder = try KeyFolder() }

  // 2017-05-11T16:00:00Z
  private let time: Int64 = 1_494_518_400

  private func isValid(_ file: AllowedSignersFile, at time: String) async throws -> Bool {
    try folder.write(file.text, to: "allowed")
    return try await folder.sshKeygen([
      "-Y", "find-principals", "-f", folder.file("allowed"), "-s", folder.file("text.sig"), "-Overify-time=" + time,
    ]).succeeded
  }

  @Test func whatIsWrittenOpenSSHReads() async throws {
    let key = try #require(PublicKey(line: try await folder.makeKey("key", "ed25519")))
    try folder.write(try await folder.sign("text", by: "key"), to: "text.sig")
    var file = try AllowedSignersFile("# Keys, kept by hand")
    let isAppended = file.append(
      .init(
        principals: ["focal-point@CL"], key: key, validAfter: time, validBefore: time + 86_400, comment: "Ana Pérez"))
    #expect(isAppended)
    #expect(
      file.text == """
        # Keys, kept by hand
        focal-point@CL namespaces="git",valid-after="20170511160000Z",valid-before="20170512160000Z" \(key.line) Ana Pérez

        """)
    #expect(file.entries.map(\.line) == [2] && file.lines(of: key) == [2])
    for (moment, isInside) in [
      ("20170511155959Z", false), ("20170511160000Z", true), ("20170512160000Z", true), ("20170512160001Z", false),
    ] { #expect(try await isValid(file, at: moment) == isInside, "\(moment)") }
  }

  @Test func whatOpenSSHWouldMisreadIsNotWritten() throws {
    let key = InProcessSigner().publicKey
    var file = try AllowedSignersFile()
    for entry in [
      AllowedSignersFile.Entry(principals: [], key: key), .init(principals: ["a b"], key: key),
      .init(principals: ["a,b"], key: key), .init(principals: ["a@CL", ""], key: key),
      .init(principals: ["#a"], key: key), .init(principals: ["a\n"], key: key), .init(principals: ["\"a"], key: key),
      .init(principals: ["a@CL"], key: key, namespaces: ["git\""]),
      .init(principals: ["a@CL"], key: key, namespaces: ["git, x"]),
      .init(principals: ["a@CL"], key: key, validAfter: 9, validBefore: 9),
      .init(principals: ["a@CL"], key: key, comment: "x\r\nb@CL \(key.line)"),
    ] {
      let isAppended = file.append(entry)
      #expect(!isAppended && file.text.isEmpty, "\(entry)")
    }
  }

  @Test func theEndOfAKeyChangesItsLinesAlone() async throws {
    let key = try #require(PublicKey(line: try await folder.makeKey("key", "ed25519")))
    try folder.write(try await folder.sign("text", by: "key"), to: "text.sig")
    let other = InProcessSigner().publicKey.line
    var file = try AllowedSignersFile(
      """
      # A comment,   with spaces\r
      a@CL   \(key.line)  Ana \t
      b@CL\tNAMESPACES="git,file",Valid-Before="20300101" \(key.line)\r

      c@CL namespaces="git",valid-after="20160101" \(key.line)
      d@CL valid-before="20170101" \(key.line)
      e@CL valid-after="20180101" \(key.line)
      f@CL \(other)
      """)
    let changed = file.end(key, at: time)
    #expect(changed == [2, 3, 5, 7])
    #expect(
      file.text == """
        # A comment,   with spaces\r
        a@CL valid-before="20170511160000Z"   \(key.line)  Ana \t
        b@CL\tNAMESPACES="git,file",valid-before="20170511160000Z" \(key.line)\r

        c@CL namespaces="git",valid-after="20160101",valid-before="20170511160000Z" \(key.line)
        d@CL valid-before="20170101" \(key.line)
        f@CL \(other)
        """)
    let again = file.end(key, at: time) + file.end(key, at: time + 5)
    #expect(again.isEmpty)
    #expect(try await isValid(file, at: "20170511160000Z"))
    #expect(try await !isValid(file, at: "20170511160001Z"))
  }

  @Test func timesAreReadAsTheyWereWritten() throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let key = InProcessSigner().publicKey
    for _ in 0..<2000 {
      let start = Int64(random.below(4_000_000_000))
      let entry = AllowedSignersFile.Entry(
        principals: ["a@CL"], key: key, validAfter: start, validBefore: start + 1 + Int64(random.below(100_000_000)))
      // The line is checked by reading it again.
      #expect(entry.line != nil, "seed \(seed), \(start)")
    }
  }
}
