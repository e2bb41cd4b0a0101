import GCMRepo
import RecordLocalization

extension RecordError {
  /// What is wrong with a submitted file.
  var fileSentence: Message {
    let (name, bytes, limit) = (fact(.name), number(.bytes), number(.limit))
    return switch fact(.problem) {
    case "empty": Message("\(name, "name") is empty.")
    case "too-large":
      Message(
        """
        \(name, "name") has \(bytes, "bytes") bytes, and the record accepts files of up to \(limit, "limit"). Make \
        it smaller, or split it.
        """)
    case "text-too-large":
      Message(
        """
        The text of \(name, "name") has \(bytes, "bytes") bytes; at most \(limit, "limit") can be read. Split \
        it.
        """)
    case "text-not-stable":
      Message("The text of \(name, "name") is not UTF-8 in the record's normal form. Save it as UTF-8 text.")
    case "text-of-another":
      Message("The text given for \(name, "name") is not the one in the file. Submit the file as it is.")
    default: Message(verbatim: "\(name): \(fact(.problem))")
    }
  }
}
