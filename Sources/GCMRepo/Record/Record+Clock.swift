extension Record {
  /// This record with another clock than the system's, by which it dates what it writes and judges what has ended.
  ///
  /// For tests, and for programs that keep time themselves. No command and no variable of the environment sets it, and what a
  /// host received has the host's time, whatever this clock says.
  public func keepingTime(by clock: @escaping @Sendable () -> Timestamp) -> Record {
    Record(
      repository, branch: branch, isBranchNamed: isBranchNamed, snapshot: snapshot, signer: signer, clock: clock)
  }
}
