import GCMRepo
import RecordLocalization

extension RecordError {
  static func file(_ name: String, _ problem: Submission.File.Problem) -> Message {
    switch problem {
    case .empty: Message("\(name, "name") is empty.")
    case .tooLarge(let bytes, let limit):
      Message(
        """
        \(name, "name") has \(bytes, "bytes") bytes, and the record accepts files of up to \(limit, "limit"). Make \
        it smaller, or split it.
        """)
    case .textTooLarge(let bytes, let limit):
      Message(
        """
        The text of \(name, "name") has \(bytes, "bytes") bytes; at most \(limit, "limit") can be read. Split \
        it.
        """)
    case .textNotStable:
      Message("The text of \(name, "name") is not UTF-8 in the record's normal form. Save it as UTF-8 text.")
    case .textOfAnother:
      Message("The text given for \(name, "name") is not the one in the file. Submit the file as it is.")
    }
  }
}
