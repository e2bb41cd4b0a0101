import GCMRepo
import GitStore
import RecordLocalization

/// What became of a write that was to be shared with the host at once.
///
/// A write that could not be shared is no failed write: it is in this copy of the record, and `gcmrepo sync` shares it.
struct SharedWrite {
  /// `nil` if nothing was to be shared.
  private(set) var report: SyncReport?
  private var failure: RecordError?
  private let record: Record
  /// Whether the record has a host, which may not have answered yet.
  let isPending: Bool

  /// - Parameter isWritten: whether there is anything new: not for a dry run.
  init(
    sharing record: Record, as identity: Identity, _ target: BranchOptions, isWritten: Bool, on console: Console
  ) async {
    self.record = record
    isPending = record.hasHost
    guard isWritten, !target.noPush, record.sharesAtOnce else { return }
    Interruption.explain(
      Message("Stopped. What you wrote is in your copy of the record; share it with `gcmrepo sync`."),
      in: console.language)
    do throws(RecordError) {
      report = try await record.sync(as: identity, options: console.network)
      failure = report?.refusal
    } catch {
      failure = error
    }
    console.endProgress()
  }

  /// The commit as which an event is in the record now.
  func commit(_ commit: CommitID) -> CommitID {
    for event in report?.replayed ?? [] where event.revision.commit == commit {
      if case .replayed(let new, _) = event.outcome { return new }
    }
    return commit
  }

  /// The receipt as it is in the record now: the host's own, if it has answered.
  func receipt(_ receipt: Receipt, of record: Record) -> Receipt {
    var receipt = receipt
    for event in report?.replayed ?? [] where event.revision.commit == receipt.commit {
      guard case .replayed(let commit, let number) = event.outcome else { continue }
      receipt.commit = commit
      receipt.revision = number ?? receipt.revision
    }
    guard isPending else { return receipt }
    let answer = try? record.hostReceipt(of: receipt.contribution, revision: receipt.revision)
    if var received = answer ?? nil, received.commit == receipt.commit {
      received.unchanged = receipt.unchanged
      return received
    }
    receipt.isPending = true
    return receipt
  }

  /// Says what happened; a failure if the host does not have what was written.
  func finish(on console: Console) throws(CommandFailure) {
    if let report { SyncView(report: report).remarks(on: console) }
    if let failure {
      console.remark(hostSaying: failure.facts.texts(.lines), in: record)
      throw CommandFailure(
        failure.sharingStatus,
        Message(
          """
          It is written in your copy of the record, and not shared yet. \(failure.sentence, "reason") Share it with \
          `gcmrepo sync`.
          """),
        detail: failure.facts.text(.detail))
    }
    if let conflict = report?.conflicts.first, case .conflict(let error) = conflict.outcome {
      throw CommandFailure(
        error.sharingStatus, Message("The host does not have it; it waits in the outbox (see `gcmrepo outbox`)."))
    }
    if report != nil { console.remark(Message("It is shared.")) }
  }
}
