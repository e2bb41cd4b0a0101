import MarkdownText

extension Submission.File {
  /// Why a file cannot stand in a record, whoever submits it.
  public enum Problem: Sendable, Hashable {
    /// The file has no byte, or its text no word.
    case empty
    /// The original's bytes, and how many the record takes.
    case tooLarge(bytes: Int, limit: Int)
    /// The text's bytes, and how many are read of one.
    case textTooLarge(bytes: Int, limit: Int)
    /// The text is not UTF-8 in the record's form: composed letters (NFC), LF, no byte-order mark, a newline at its end.
    case textNotStable
    /// The original is a text, and the text beside it is not this text.
    case textOfAnother
  }

  /// Holds a file to what `audit` and `verify` hold the record to. Cost: the file.
  ///
  /// - Throws: ``RecordError/fileNotUsable(name:problem:)``.
  func check(_ limits: RecordConfiguration.Limits) throws(RecordError) {
    if let problem = problem(limits) { throw .fileNotUsable(name: name, problem: problem) }
  }

  /// The problem of a text, whatever it was made from.
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
