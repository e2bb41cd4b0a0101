import GitStore

/// The file that a text of the record was made from.
public struct TextOriginal: Sendable, Hashable {
  /// Where the original is in the record.
  public var path: String
  /// The last part of its name, in lower case: `docx`.
  public var fileExtension: String
  /// Its bytes, as they were submitted.
  public var bytes: [UInt8]
  /// Whether the text is that of this file. It is not where somebody changed the text by hand and left the file as it
  /// was.
  public var isCurrent: Bool

  /// A reader's note for a text that keeps the spelling of the draft which its file was made from: no reader makes it of the file
  /// alone, so that it is not read anew.
  public static func inSpellingOfDraft(_ reader: String) -> String { reader + "+draft" }

  static func isInSpellingOfDraft(_ reader: String?) -> Bool { reader?.hasSuffix("+draft") == true }

  /// The text beside an original: `declaration/text.es.md` for `declaration/original.es.docx`.
  public static func text(of path: String) -> String? { DocumentFile.textPath(ofOriginal: path) }
}

extension RecordState {
  /// The bytes of a text; `nil` where there is none at the path.
  public func text(at path: String) throws(RecordError) -> [UInt8]? {
    try bytes(path, limit: ReadingLimits.textBytes)
  }
}
