import MarkdownText

extension Submission.File {
  /// Why a file cannot be stored in a record, whoever submits it.
  public enum Problem: Sendable, Hashable {
    /// The file is empty, or its text has no words.
    case empty
    /// The size of the original in bytes, and the record's limit.
    case tooLarge(bytes: Int, limit: Int)
    /// The size of the text in bytes, and the limit.
    case textTooLarge(bytes: Int, limit: Int)
    /// The text is not UTF-8 in the record's normal form: composed letters (NFC), LF, no byte order mark, a final
    /// newline.
    case textNotStable
    /// The original is a text, and differs from the text beside it.
    case textOfAnother
  }

  /// Checks a file by the rules of `audit` and `verify`. Cost: the file.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/fileNotUsable``.
  func check(_ limits: RecordConfiguration.Limits) throws(RecordError) {
    if let problem = problem(limits) { throw .fileNotUsable(name: name, problem: problem) }
  }

  /// The problem of a text, whatever its original.
  static func problem(ofText text: [UInt8]) -> Problem? {
    if text.count > ReadingLimits.textBytes {
      return .textTooLarge(bytes: text.count, limit: ReadingLimits.textBytes)
    }
    guard String(validating: text, as: UTF8.self) != nil, StableForm.text(of: text) == text else {
      return .textNotStable
    }
    return nil
  }

  private func problem(_ limits: RecordConfiguration.Limits) -> Problem? {
    if original.isEmpty { return .empty }
    if original.count > limits.originalBytes {
      return .tooLarge(bytes: original.count, limit: limits.originalBytes)
    }
    if let problem = Self.problem(ofText: text) { return problem }
    let file = DocumentFile.original(language, ending: fileExtension).name
    return DocumentFile.isReadAsIs(file) && StableForm.text(of: original) != text ? .textOfAnother : nil
  }
}
