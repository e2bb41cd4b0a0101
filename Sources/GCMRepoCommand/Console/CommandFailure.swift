import Documents
import GCMRepo
import GitStore
import RecordLocalization

/// Why a command failed: a sentence for the user and an exit status for scripts.
struct CommandFailure: Error {
  let status: ExitStatus
  let sentence: Message
  /// For `--verbose` only.
  var detail: String?

  init(_ status: ExitStatus, _ sentence: Message, detail: String? = nil) {
    self.status = status
    self.sentence = sentence
    self.detail = detail
  }

  init(_ error: RecordError) {
    self.init(error.status, error.sentence, detail: error.detail)
  }

  init(_ error: DocumentError) {
    self.init(error.isProgramFailure ? .outsideProgramFailed : .refusedInput, error.sentence, detail: "\(error)")
  }

  /// An error that no command handles.
  static func unexpected(_ error: any Error) -> CommandFailure {
    CommandFailure(
      .unexpected,
      Message(
        "This is an error in gcmrepo itself: please report it, with the command and the output of --verbose."),
      detail: String(reflecting: error))
  }

  /// The answer was printed and is no; there is nothing more to say.
  static let no = CommandFailure(.no, .empty)
}

extension RecordError {
  fileprivate var status: ExitStatus {
    switch code {
    case .notARecord, .noBranch, .otherOwner, .newerFormat, .unknownFeatures, .damaged, .tooLarge, .shallow,
      .notFetched, .draftsNotFetched, .unsupportedStorage, .operationUnfinished, .otherBranch, .malformedFile, .busy,
      .cancelled, .gitAtWork, .localEdits, .diskFull, .cannotWrite, .git, .signatureOvertaken,
      .searchIndexFailed:
      .recordNotUsable
    case .notSigned: .outsideProgramFailed
    case .hostRewroteHistory, .otherRoot, .changedOnBothSides, .declaredMeanwhile, .revisedMeanwhile,
      .withdrawnMeanwhile:
      .recordNotUsable
    case .hostFailed:
      RemoteFailure.Code(rawValue: facts.text(.problem) ?? "") == .diskFull ? .recordNotUsable : .outsideProgramFailed
    case .noHost, .partyNeeded, .identityNeeded, .draftNeeded, .silenceNeeded, .timeUnclear, .unknownTimeZone:
      .usage
    case .notPermitted, .notOnBehalf, .featureNeeded, .proofNotAcknowledged: .notPermitted
    case .ruleBroken where finding?.code == .notPermitted: .notPermitted
    default: .refusedInput
    }
  }

  fileprivate var detail: String? {
    [.damaged, .tooLarge, .git, .hostFailed, .searchIndexFailed].contains(code) ? facts.text(.detail) : nil
  }
}
