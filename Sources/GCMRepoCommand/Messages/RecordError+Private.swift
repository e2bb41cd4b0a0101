import GCMRepo
import RecordLocalization

extension RecordError {
  /// Why a folder cannot hold private contacts.
  var privateSentence: Message {
    let path = fact(.path)
    if fact(.problem) == "inside" {
      return Message(
        "\(path, "path") and the shared record are in each other. Choose a folder for private contacts that is outside the record."
      )
    }
    if fact(.problem) == "other-owner" {
      return Message(
        "\(path, "path") belongs to another user, who could read private contacts in it. Name a new folder.")
    }
    return Message(
      """
      \(path, "path") is not a private record, so it is not given private contacts. Name a new folder with --private, and it \
      is made there.
      """)
  }
}
