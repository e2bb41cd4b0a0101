import GCMRepo
import RecordLocalization

/// The sentences about keys and shared records.
extension RecordError {
  var sharingSentence: Message {
    switch code {
    case .keyNotUsable:
      Message(
        "“\(fact(.given), "given")” is not a public key that a record takes. Give the file that ends in .pub; RSA keys need 2048 bits or more."
      )
    case .keyExists:
      Message("The record already has the key \(fact(.fingerprint), "key"). `gcmrepo keys list` shows whose it is.")
    case .keyUnknown:
      Message("No party has the key “\(fact(.fingerprint), "key")”. `gcmrepo keys list` shows the keys of the record.")
    case .approvalExists:
      Message("\(fact(.party), "party") has approved the draft \(fact(.draft), "draft") already.")
    case .notAHost:
      Message("\(fact(.path), "path") is not the host of a shared record: it has no host's key.")
    case .alreadyShared:
      Message("The record at \(fact(.path), "path") is shared already.")
    default:
      Message("A shared record needs the key of at least one technical secretariat, given with --admin.")
    }
  }
}
