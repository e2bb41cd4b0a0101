/// The refusals about keys and shared records.
extension RecordError {
  package static func keyNotUsable(given: String) -> RecordError { RecordError(.keyNotUsable, [.given: .text(given)]) }
  package static func keyExists(_ fingerprint: String) -> RecordError {
    RecordError(.keyExists, [.fingerprint: .text(fingerprint)])
  }
  package static func keyUnknown(_ fingerprint: String) -> RecordError {
    RecordError(.keyUnknown, [.fingerprint: .text(fingerprint)])
  }
  package static func approvalExists(draft: String, party: String) -> RecordError {
    RecordError(.approvalExists, [.draft: .text(draft), .party: .text(party)])
  }
  package static func timestampExists(draft: String) -> RecordError {
    RecordError(.timestampExists, [.draft: .text(draft)])
  }
  package static func timestampNotUsable(draft: String) -> RecordError {
    RecordError(.timestampNotUsable, [.draft: .text(draft)])
  }
  package static func notAHost(path: String) -> RecordError { RecordError(.notAHost, [.path: .text(path)]) }
  package static func alreadyShared(path: String) -> RecordError { RecordError(.alreadyShared, [.path: .text(path)]) }
  package static var adminNeeded: RecordError { RecordError(.adminNeeded) }
}
