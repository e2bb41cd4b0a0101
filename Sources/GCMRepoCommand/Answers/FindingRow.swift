import GCMRepo
import RecordRendering

/// A finding and the commit that it belongs to, if to one.
struct FindingRow {
  let commit: String?
  let finding: Finding

  var json: JSONValue {
    .object(
      [
        .init("code", .string(finding.code)), .init("commit", commit.map { .string($0) } ?? .null),
        .init("sentence", .string(finding.sentence(.en))),
      ] + finding.facts)
  }
}
