import GitStore

extension Record {
  /// Checks a receipt against the record. Cost: its files, and the commits from the tip to its commit.
  public func check(_ receipt: Receipt) throws(RecordError) -> [ReceiptProblem] { try check(ReceiptClaims(receipt)) }

  /// Checks the claims of a text kept as a receipt, even if no record could contain them.
  package func check(_ receipt: ReceiptClaims) throws(RecordError) -> [ReceiptProblem] {
    let tip = try current().object
    return try inRecord { () throws(GitError) in
      guard let id = ObjectID(hex: receipt.commit), try repository.contains(id), try repository.kind(of: id) == .commit
      else { return [.unknownCommit(receipt.commit)] }
      guard try repository.isAncestor(id, of: tip) else { return [.notInHistory(receipt.commit)] }
      let commit = try repository.commit(id)
      let facts = CommitFacts(commit.trailers)
      var problems: [ReceiptProblem] = []
      for (key, said, found) in [
        ("branch", receipt.branch, branch),
        ("contribution", receipt.contribution, facts.contribution ?? ""),
        ("party", receipt.party, facts.party ?? ""),
        ("kind", receipt.kind, facts.kind?.rawValue ?? ""),
        ("revision", String(receipt.revision), facts.revision.map { String($0) } ?? ""),
        ("submitted_at", receipt.submittedAt.description, Timestamp(seconds: commit.author.time).description),
      ] where said != found {
        problems.append(.differs(key: key, receipt: said, record: found))
      }
      if receipt.files.isEmpty { problems.append(.noFiles) }
      let folder = RecordFolder.path(ofContribution: receipt.contribution)
      for file in receipt.files {
        // A file of another contribution would prove nothing about this one.
        guard file.path.isBelow(folder), let bytes = try repository.file(at: file.path, in: commit.tree)
        else {
          problems.append(.fileMissing(path: file.path))
          continue
        }
        if bytes.count != file.bytes || sha256(bytes) != file.sha256 {
          problems.append(.fileDiffers(path: file.path))
        }
      }
      return problems
    }
  }
}
