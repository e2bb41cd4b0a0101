import GCMRepo
import RecordLocalization
import RecordRendering

/// A finding and its commit, if it belongs to one.
struct FindingRow {
  let commit: CommitID?
  let finding: Finding

  var json: JSONValue {
    .object(
      [
        .init("code", .string(finding.code)), .init("commit", commit.map { .string($0.description) } ?? .null),
        .init("sentence", .string(finding.sentence(.en))),
      ] + finding.facts)
  }
}
