import GCMRepo
import RecordLocalization

extension Finding.Grade {
  /// The grade in a cell of a table.
  var wording: Message {
    switch self {
    case .brokenProof: Message("broken proof")
    case .breach: Message("breach of rules")
    case .oddity: Message("oddity")
    }
  }

  /// The heading above findings of this grade.
  var heading: Message {
    switch self {
    case .brokenProof: Message("Broken proofs")
    case .breach: Message("Breaches of rules")
    case .oddity: Message("Oddities")
    }
  }
}
