import Crypto
import GitStore

/// One number for all that a host shows of a record, which two parties compare by telephone.
///
/// It is the SHA-256 of the sorted lines `id name`: one for each reference of the record (its branch, drafts, their notes,
/// approvals and timestamps) and one for each entry of the log of what the host received, named
/// `refs/gcmrepo/received/1` for the oldest and so on. What is local only, such as remote-tracking branches, the outbox and
/// reflogs, is left out, so that it is the same on the host and in every clone that is up to date.
public struct RecordFingerprint: Sendable, Hashable {
  /// The SHA-256, as 64 hexadecimal digits.
  public let sha256: String
  /// How many references there are, without the log.
  public let references: Int
  /// How many entries the log of the host has; 0 where there is no host.
  public let received: Int
  /// The lines, sorted, of which it is the hash: they tell two parties where they differ.
  public let lines: [String]

  init(references: [Reference], log: [ObjectID]) {
    self.references = references.count
    received = log.count
    let entries = log.reversed().enumerated().map { "\($1) \(ReceivedEntry.reference)/\($0 + 1)" }
    lines = (references.map { "\($0.target) \($0.name)" } + entries).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    var hash = SHA256()
    for line in lines { hash.update(data: Array((line + "\n").utf8)) }
    sha256 = hexadecimal(hash.finalize())
  }

  /// The first 192 bits as twelve groups of five digits, each of 16 bits, to be read aloud.
  public var groups: [String] {
    (0..<12).map { place in
      let digits = sha256.dropFirst(place * 4).prefix(4)
      let number = String(Int(digits, radix: 16) ?? 0)
      return String(repeating: "0", count: 5 - number.count) + number
    }
  }
}

extension Record {
  /// The fingerprint of what this copy has of the record. Cost: the log of the host, 20 µs an entry.
  public func fingerprint() throws(RecordError) -> RecordFingerprint {
    let record = frozen()
    let tip = try record.tip()
    return try inRecord { () throws(GitError) in
      var references = try record.references(below: "refs/").filter {
        $0.name != branchReference && PushJudge.isKept($0.name)
      }
      references.append(Reference(name: branchReference, target: tip))
      let log = try record.references(below: ReceivedEntry.reference).first { $0.name == ReceivedEntry.reference }
      let entries = try log.map { log throws(GitError) in try record.repository.commits(of: log.target) } ?? []
      return RecordFingerprint(references: references, log: entries)
    }
  }
}
