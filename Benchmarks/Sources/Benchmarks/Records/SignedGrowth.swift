/// A history of signed submissions by one State.
///
/// Git writes the trees and texts (`git fast-import`), onto a branch that nobody keeps; then its commits are written again,
/// each signed on top of the one before it.
struct SignedGrowth {
  let revisions: Int
  let text: ContributionText
  /// The commit that the history goes on from.
  let beginning: String
  /// When all was submitted: no time of a commit may be in a host's future.
  let time: Int
  static let state = "CL"
  static let branch = "unsigned"
  /// The same number at every size, so that only the history's length differs.
  static let contributions = 200

  /// The stream that `git fast-import` reads.
  func sendUnsigned(to stream: InputPipe) throws {
    var parent: String? = beginning
    try forEachRevision { revision in
      try stream.send(revision.importCommand(branch: Self.branch, parent: parent))
      parent = nil
    }
  }

  /// The pack that `git index-pack --stdin` reads.
  ///
  /// - Parameter trees: the tree of each commit, the oldest first.
  /// - Returns: the last commit.
  func sendSigned(by key: SigningKey, trees: [Substring], to stream: InputPipe) throws -> String {
    var parent = beginning
    var pack = try PackOfCommits(count: revisions, to: stream)
    var trees = trees.makeIterator()
    try forEachRevision { revision in
      guard let tree = trees.next() else { return }
      let commit = try SignedCommit(of: revision, tree: String(tree), parent: parent, by: key)
      try pack.add(commit)
      parent = commit.id
    }
    try pack.finish()
    return parent
  }

  /// First each contribution once, then new revisions of any; the same ones each time.
  private func forEachRevision(_ body: (Revision) throws -> Void) throws {
    var generator = SeededGenerator(seed: 1)
    var numbers = [Int](repeating: 0, count: Self.contributions)
    for index in 0..<revisions {
      let contribution =
        index < Self.contributions ? index : generator.number(in: 0..<Self.contributions)
      numbers[contribution] += 1
      try body(
        Revision(
          state: Self.state, slug: RecordGrowth.slug(of: contribution), number: numbers[contribution],
          text: text.text(number: index), time: time))
    }
  }
}
