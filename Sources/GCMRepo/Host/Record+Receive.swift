import GitStore
import SSHKeys

extension Record {
  /// Enters into the host's log what its references are now and the log does not say yet, with a receipt for each
  /// submission among it: after a push, and whatever a crash left out.
  ///
  /// Cost: what is new, and one file with all references.
  /// - Returns: the receipts, oldest first.
  /// - Throws: ``RecordError/Code-swift.struct/notAHost`` in a record that has no host's key.
  public func receive(at now: Timestamp) async throws(RecordError) -> [Receipt] {
    let host = try HostKey(of: repository)
    let person = Signature(name: Principal.host.role, email: Principal.host.description, time: now.seconds)
    do throws(AdvanceError<RecordError>) {
      let (_, receipts) = try await repository.transaction(
        on: ReceivedEntry.reference, reason: "gcmrepo", by: person
      ) { tip throws(RecordError) -> (Proposal?, [Receipt]) in
        let tree = try tip.map { id throws(RecordError) in
          try inRecord { () throws(GitError) in try repository.commit(id).tree }
        }
        let root = try firstCommit(saidIn: tree)
        let (updates, list) = try updates(since: tree)
        guard !updates.isEmpty else { return (nil, []) }
        let receipts = try signedReceipts(for: updates, of: root, at: now, by: host)
        let entry = ReceivedEntry(time: now, updates: updates)
        var files = [ReceivedEntry.list: list, ReceivedEntry.record: Array("\(root)\n".utf8)]
        for receipt in receipts { files[ReceivedEntry.path(of: receipt.contribution, receipt.revision)] = receipt.json }
        let proposal = try proposal(files, entry.message, on: tip, tree, as: person, by: host)
        return (proposal, receipts)
      }
      return receipts
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// The record's first commit, from the log's tree if it has one. Cost: all history, once.
  private func firstCommit(saidIn tree: ObjectID?) throws(RecordError) -> ObjectID {
    let tip = try tip()
    return try inRecord { () throws(GitError) in
      if let tree, let said = try repository.file(at: ReceivedEntry.record, in: tree),
        let id = ObjectID(hex: String(decoding: said, as: UTF8.self).prefix { $0 != "\n" })
      {
        return id
      }
      return try repository.commits(of: tip).last ?? tip
    }
  }

  /// What the references are, and how that differs from what the log says.
  private func updates(since tree: ObjectID?) throws(RecordError) -> ([ReferenceUpdate], [UInt8]) {
    try inRecord { () throws(GitError) in
      let present = try repository.references(matching: "refs/*").filter {
        $0.name == branchReference || PushJudge.isKept($0.name)
      }
      let known =
        try tree.flatMap { tree throws(GitError) in try repository.file(at: ReceivedEntry.list, in: tree) } ?? []
      var before: [String: ObjectID] = [:]
      for line in String(decoding: known, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count == 2, let id = ObjectID(hex: words[0]) { before[String(words[1])] = id }
      }
      let updates = present.compactMap { reference in
        before[reference.name] == reference.target
          ? nil : ReferenceUpdate(name: reference.name, old: before[reference.name], new: reference.target)
      }
      let list = present.map { "\($0.target) \($0.name)\n" }.joined()
      return (updates, Array(list.utf8))
    }
  }

  private func signedReceipts(
    for updates: [ReferenceUpdate], of root: ObjectID, at now: Timestamp, by host: HostKey
  ) throws(RecordError) -> [Receipt] {
    guard let update = updates.first(where: { $0.name == branchReference }), let new = update.new else { return [] }
    let commits = try inRecord { () throws(GitError) in
      try repository.commits(of: new, without: update.old.map { [$0] } ?? [])
    }
    var receipts: [Receipt] = []
    for id in commits.reversed() {
      let commit = try inRecord { () throws(GitError) in try repository.commit(id) }
      let facts = CommitFacts(commit.trailers)
      guard facts.action?.bringsRevision == true, let name = facts.contribution.flatMap({ ContributionID($0) }),
        let contribution = try? state(at: id).contribution(name)
      else { continue }
      let brought = Set(facts.originals.map(\.file))
      var receipt = Receipt(
        of: contribution, in: CommitID(id), branch: branch, at: Timestamp(seconds: commit.author.time),
        originals: contribution.files.filter { brought.contains($0.file) })
      receipt.onDraft = facts.base?.draft
      do throws(SigningError) {
        receipt.host = try HostReceipt(on: receipt, of: CommitID(root), at: now, by: host.signer)
      } catch {
        throw .notSigned(error, by: host.signer.publicKey)
      }
      receipts.append(receipt)
    }
    return receipts
  }

  private func proposal(
    _ files: [String: [UInt8]], _ message: String, on tip: ObjectID?, _ tree: ObjectID?, as person: Signature,
    by host: HostKey
  ) throws(RecordError) -> Proposal {
    var edits: [TreeEdit] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let blob = try inRecord { () throws(GitError) in try repository.writeBlob(bytes) }
      edits.append(TreeEdit(try Self.treePath(path), .set(blob)))
    }
    let made = try inRecord { () throws(GitError) in try repository.tree(tree, applying: edits) }
    let commit = try storeCommit(
      tree: made, parents: tip.map { [$0] } ?? [], author: person, committer: person, message: message,
      Seal(host.signer))
    return Proposal(commit: commit, tree: made, paths: Set(edits.map(\.path)))
  }

  /// The host's receipt for a revision; `nil` before the host has answered, and where there is no host.
  public func hostReceipt(of contribution: ContributionID, revision: Int) throws(RecordError) -> Receipt? {
    try inRecord { () throws(GitError) in
      guard
        let tip = try references(below: ReceivedEntry.reference).first(where: { $0.name == ReceivedEntry.reference }),
        let bytes = try repository.file(
          at: ReceivedEntry.path(of: contribution, revision), in: repository.commit(tip.target).tree,
          limit: ReadingLimits.factBytes)
      else { return nil }
      return Receipt(json: bytes)
    }
  }
}
