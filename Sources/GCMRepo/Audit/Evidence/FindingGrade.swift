extension Finding {
  /// How grave a finding is. The raw values are those of the JSON.
  public enum Grade: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Something that should prove itself does not: the chain of commits, a hash, a signature, a draft that is lost or
    /// moved, an entry of the host's log. It is never acknowledged away.
    case brokenProof = "broken_proof"
    /// Somebody did what the record's rules do not allow; that they did it is proven.
    case breach
    /// Anything else that a careful reader should know.
    case oddity

    /// The gravest first.
    public static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .brokenProof: 0
      case .breach: 1
      case .oddity: 2
      }
    }
  }

  /// How grave it is. What a later version found counts as a broken proof: nothing is known of it.
  public var grade: Grade { FindingTable.row(of: code)?.grade ?? .brokenProof }
}

extension [Finding] {
  /// The gravest first; those of one grade as they were.
  var graded: [Finding] { graded(by: { $0 }) }
}

extension [CommitFinding] {
  /// The gravest first; those of one grade as they were.
  public var graded: [CommitFinding] { graded(by: \.finding) }
}

extension Array {
  /// The gravest first; those of one grade as they were.
  func graded(by finding: (Element) -> Finding) -> [Element] {
    Finding.Grade.allCases.flatMap { grade in filter { finding($0).grade == grade } }
  }
}
