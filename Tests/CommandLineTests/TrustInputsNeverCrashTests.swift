import Foundation
import GitStore
import RecordRendering
import SSHKeys
import SeededRandom
import Testing

@testable import GCMRepo

/// What arrives with a shared record, with bytes changed, removed, repeated, or taken from another input: signatures, keys,
/// trailers, rules, receipts, proofs, timestamps. Each is read or refused, and nothing crashes.
///
/// `GCMREPO_FUZZ_INPUTS` sets how many inputs are tried, and `GCMREPO_FUZZ_SEED` the first one's seed: `Stress/trust-inputs`
/// tries a million.
@Suite struct TrustInputsNeverCrashTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  @Test func changedInputsAreReadOrRefused() async throws {
    let sound = try await soundInputs()
    // Each is what it is taken for: otherwise only the first check of its reader would be tried.
    for (kind, bytes) in sound { #expect(kind.read(bytes), "\(kind)") }
    let environment = ProcessInfo.processInfo.environment
    let count = environment["GCMREPO_FUZZ_INPUTS"].flatMap { UInt64($0) } ?? 4_000
    let first = environment["GCMREPO_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    var read = 0
    for seed in first..<(first + count) {
      // Where a crash ends the process, this is what is known of it.
      if count > 10_000, (seed - first).isMultiple(of: 1_000) { print("seeds from \(seed)") }
      var numbers = SeededNumbers(seed: seed)
      let (kind, bytes) = numbers.pick(sound)
      let changed =
        kind.isArmoured && numbers.chance(50)
        ? Self.changedInside(bytes, numbers: &numbers)
        : Self.changed(bytes, numbers.pick(sound).bytes, numbers: &numbers)
      if kind.read(changed) { read += 1 }
    }
    #expect(read > 0 && read < Int(count))
  }

  private enum Kind: CaseIterable {
    case signature, allowedSigners, publicKey, privateKey, message, receivedMessage, tag, rules, party, receipt, proof
    case timestamp

    var isArmoured: Bool { self == .signature || self == .privateKey }

    /// Reads bytes as their receiver does; whether they are what they should be.
    func read(_ bytes: [UInt8]) -> Bool {
      let text = String(decoding: bytes, as: UTF8.self)
      switch self {
      case .signature:
        guard let signature = SSHSignature(armoured: text) else { return false }
        _ = signature.isValid(for: bytes, namespace: "git")
        return true
      case .allowedSigners:
        guard var file = try? AllowedSignersFile(text), let read = try? AllowedSigners(text) else { return false }
        for key in Set(read.entries.map(\.key)) { _ = (file.lines(of: key), file.end(key, at: 1_800_000_000)) }
        return !read.entries.isEmpty
      case .publicKey: return PublicKey(line: text) != nil
      case .privateKey: if case .ed25519 = OpenSSHPrivateKey.content(of: bytes) { return true } else { return false }
      case .message:
        let facts = CommitFacts(Trailers(of: text))
        return facts.action != nil && facts.contribution.flatMap { ContributionID($0) } != nil
      case .receivedMessage: return ReceivedEntry(Trailers(of: text)) != nil
      case .tag: return RawTag(bytes)?.signed != nil
      case .rules:
        guard let file = try? RecordFile(path: RecordConfiguration.path, bytes: bytes),
          let configuration = try? RecordConfiguration(file)
        else { return false }
        return configuration.policy.isStrict
      case .party: return (try? Party(RecordFile(path: "parties/CL.yml", bytes: bytes))) != nil
      case .receipt:
        guard let receipt = Receipt(json: bytes) else { return false }
        _ = HostWord.problems(of: ReceiptClaims(receipt), hosts: [text])
        return true
      case .proof:
        guard let proof = OriginalProof(json: bytes) else { return false }
        _ = ProofCheck(proof, against: nil, hosts: [text])
        return true
      case .timestamp: return TimestampReply(bytes) != nil
      }
    }
  }

  /// One real input of each kind.
  private func soundInputs() async throws -> [(kind: Kind, bytes: [UInt8])] {
    let authority = try await TimestampAuthority(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    try #require(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    try await desk.done(
      "submit", desk.write("a.md", "# Aportes\n\nTexto.\n"), "--country", "CL", "--kind", "input", "--id", "a",
      "--lang", "es", "-C", chile, setting: shared.person("CL"))
    try #require(try await shared.push(from: chile, as: "CL").status == 0)
    let made = try await shared.shell(
      """
      git pull -q && '\(Program.gcmrepo)' tag draft-1 -m First && git push -q origin draft-1 'refs/gcmrepo/*:refs/gcmrepo/*' &&
      git fetch -q origin 'refs/gcmrepo/*:refs/gcmrepo/*' && '\(Program.gcmrepo)' receipt CL/inputs/a --format json > ../receipt.json &&
      '\(Program.gcmrepo)' receipt CL/inputs/a --at draft-1 --format json > ../proof.json &&
      '\(Program.gcmrepo)' tag --timestamp-request draft-1 -o ../q.tsq && git cat-file tag draft-1 > ../tag &&
      sed -n '/BEGIN SSH/,$p' ../tag > ../signature && git log -1 --format=%B origin/main > ../message &&
      git log -1 --format=%B refs/gcmrepo/received > ../entry && cp keys/allowed_signers gcmrepo.yml parties/CL.yml ..
      """, in: clone, as: "RCM-TS")
    try #require(made.status == 0, "\(made.said)")
    try await authority.reply(to: "q.tsq", as: "reply")
    let files: [(Kind, String)] = [
      (.signature, "signature"), (.allowedSigners, "allowed_signers"), (.publicKey, "key-CL.pub"),
      (.privateKey, "key-CL"), (.message, "message"), (.receivedMessage, "entry"), (.tag, "tag"),
      (.rules, "gcmrepo.yml"), (.party, "CL.yml"), (.receipt, "receipt.json"), (.proof, "proof.json"),
      (.timestamp, "reply"),
    ]
    return try files.map { kind, name throws in
      (kind, Array(try Data(contentsOf: URL(filePath: desk.path(name)))))
    }
  }

  /// Words that readers look for, and numbers at the edges of their ranges.
  private static let words: [[UInt8]] = [
    "-1", "0", "9223372036854775808", "99999999999999999999", "2026-13-45T99:99:99Z", "*", "!", "@", "\"", "\n", "\r\n",
    "\u{0}", "\u{FEFF}", "\u{202E}", "&a [*a,*a]", "{", "[", ": ", "cert-authority ", "namespaces=\"git\" ",
    "valid-before=\"", "Party: XX\n",
  ].map { Array($0.utf8) }

  private static func changed(_ sound: [UInt8], _ other: [UInt8], numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = sound
    for _ in 0...numbers.below(4) {
      guard bytes.count > 8 else { break }
      let place = numbers.below(bytes.count)
      let end = min(bytes.count, place + 1 + numbers.below(numbers.chance(80) ? 12 : 4_000))
      switch numbers.below(9) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.replaceSubrange(place..<end, with: numbers.pick(words))
      case 4: bytes.insert(contentsOf: numbers.pick(words), at: place)
      case 5:
        let start = numbers.below(other.count)
        bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + end - place)])
      case 6: bytes[place] ^= 1 << UInt8(numbers.below(8))
      case 7: bytes[place] = numbers.pick([0, 1, 0x7F, 0x80, 0xFF])
      default: bytes[place] = UInt8(numbers.below(256))
      }
    }
    return bytes
  }

  /// Changes the bytes inside an armour, which would otherwise hide them.
  private static func changedInside(_ sound: [UInt8], numbers: inout SeededNumbers) -> [UInt8] {
    var lines = String(decoding: sound, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count > 2, let inside = Data(base64Encoded: lines[1..<(lines.count - 1)].joined()) else { return sound }
    let bytes = changed(Array(inside), Array(inside), numbers: &numbers)
    lines.replaceSubrange(
      1..<(lines.count - 1), with: [Data(bytes).base64EncodedString(options: .lineLength64Characters)])
    return Array(lines.joined(separator: "\n").replacing("\r\n", with: "\n").utf8)
  }
}
