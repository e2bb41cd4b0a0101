import GitStore

extension Record {
  /// Judges the commits of a range as a push of them would be: for a forge on which no hook can be installed.
  ///
  /// - Parameters:
  ///   - range: `FROM..TO`, in git's names.
  ///   - now: when they arrive.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``.
  public func check(range: String, at now: Timestamp) throws(RecordError) -> [PushProblem] {
    guard let dots = range.firstRange(of: ".."), !dots.isEmpty else {
      throw .unknownRevision(given: range, nearest: [])
    }
    let (from, to) = (String(range[..<dots.lowerBound]), String(range[dots.upperBound...]))
    let ends = try [from, to.isEmpty ? "HEAD" : to].map { name throws(RecordError) in
      do throws(GitError) { return try repository.resolve(name) } catch {
        throw .unknownRevision(given: name, nearest: [])
      }
    }
    let problems = try judge([ReferenceUpdate(name: branchReference, old: ends[0], new: ends[1])], at: now)
    // The gravest first; those of one grade in the order of the history.
    return problems.graded(by: \.finding)
  }
}
