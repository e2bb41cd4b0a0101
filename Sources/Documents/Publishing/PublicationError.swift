/// Why a text could not be exported.
public enum PublicationError: Error, Sendable, Hashable {
  /// The text is not UTF-8, or nested deeper than any real document.
  case text(DocumentError)
  case programMissing(ExternalProgram)
  /// `status` is the exit status, or the negative number of the signal that ended it.
  case programFailed(ExternalProgram, status: Int32)
  case timedOut(ExternalProgram, seconds: Double)
  case memoryExceeded(ExternalProgram, megabytes: Int)
  case tooLarge(limit: Int)
  case cancelled

  /// The error for a failed run.
  init(_ error: DocumentError, of program: ExternalProgram) {
    switch error {
    case .converterMissing(let program): self = .programMissing(program)
    case .converterFailed(_, let program, let status): self = .programFailed(program, status: status)
    case .timedOut(_, let program, let seconds): self = .timedOut(program, seconds: seconds)
    case .memoryExceeded(_, let program, let megabytes): self = .memoryExceeded(program, megabytes: megabytes)
    case .textTooLarge(_, let limit): self = .tooLarge(limit: limit)
    case .cancelled: self = .cancelled
    case .notUTF8, .binaryText, .damaged: self = .text(error)
    default: self = .programFailed(program, status: -1)
    }
  }
}
