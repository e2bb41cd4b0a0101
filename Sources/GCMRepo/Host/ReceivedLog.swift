import GitStore
import SSHKeys

/// The log of what a host received, checked.
struct ReceivedLog: Sendable {
  /// Newest first.
  var entries: [(commit: ObjectID, entry: ReceivedEntry)] = []
  /// What is wrong with it.
  var findings: [Finding] = []

  /// When each object of a reference other than the branch was received, and the branch's tip then.
  func tags(besides branch: String) -> [ObjectID: (time: Timestamp, tip: ObjectID)] {
    var received: [ObjectID: (time: Timestamp, tip: ObjectID)] = [:]
    var tip: ObjectID?
    for (_, entry) in entries.reversed() {
      tip = entry.updates.first { $0.name == branch }?.new ?? tip
      guard let tip else { continue }
      for update in entry.updates where update.name != branch {
        if let new = update.new, received[new] == nil { received[new] = (entry.time, tip) }
      }
    }
    return received
  }
}

extension Record {
  /// The log of the host.
  ///
  /// The host's signature under one entry covers all before it, which that entry names. So only the newest are checked, up
  /// to the first that is the host's; others on top of it do not count.
  ///
  /// Cost: 10 µs for each entry, and 0.2 ms for the newest.
  func receivedLog() throws(RecordError) -> ReceivedLog {
    try inRecord { () throws(GitError) in
      var log = ReceivedLog()
      guard
        let tip = try references(below: ReceivedEntry.reference).first(where: { $0.name == ReceivedEntry.reference }),
        // Where the newest commit is damaged, that is the finding.
        let host = try? hostKeys()
      else { return log }
      var next: ObjectID? = tip.target
      var isByHost = false
      while let id = next {
        let commit = try repository.commit(id)
        isByHost = isByHost || self.isByHost(commit, host)
        if isByHost, let entry = ReceivedEntry(commit.trailers), commit.parents.count <= 1 {
          log.entries.append((id, entry))
        } else {
          log.findings.append(.receivedNotByHost(id.description))
          guard log.findings.count < Self.mostForeignEntries else { break }
        }
        next = commit.parents.first
      }
      return log
    }
  }

  /// More foreign entries on top of the host's are not looked through.
  private static var mostForeignEntries: Int { 100 }

  func isByHost(_ commit: Commit, _ keys: [PublicKey]) -> Bool {
    guard let content = try? repository.signedContent(ofCommit: commit.id),
      let signature = SSHSignature(armoured: content.signature), keys.contains(signature.key)
    else { return false }
    return signature.isValid(for: content.payload, namespace: SignerLookup.namespace)
  }

  /// The newest commit of the branch, of the frozen record if it is one.
  func tipOrNone() throws(GitError) -> ObjectID? {
    if let snapshot { return try snapshot.tip.get() }
    return try repository.reference(branchReference)
  }

  /// The host's keys, by the newest commit: they never change.
  func hostKeys() throws(GitError) -> [PublicKey] {
    guard let tip = try tipOrNone(),
      let file = try repository.entry(at: FactFile.allowedSigners, in: repository.commit(tip).tree), file.mode.isFile
    else { return [] }
    return SignerLookup.signers(in: file.id, of: repository).entries
      .filter { $0.principals.name == Principal.host.description && !$0.isAuthority }.map(\.key)
  }

  /// When the commits of a history were there: as the host says, else as the next draft shows.
  func timesAlongHistory() throws(RecordError) -> (times: TimesAlongHistory, findings: [Finding]) {
    let log = try receivedLog()
    var drafts: [ObjectID: Timestamp] = [:]
    for reference in try inRecord({ () throws(GitError) in try references(below: "refs/tags/") }) {
      guard let found = try? repository.tag(of: reference), let time = found.tag?.tagger?.time else { continue }
      drafts[found.peeled] = Timestamp(seconds: time)
    }
    return (TimesAlongHistory(log, branch: branchReference, drafts: drafts), log.findings)
  }
}
