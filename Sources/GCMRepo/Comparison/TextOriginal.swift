import GitStore

/// The file that a text of the record was extracted from.
public struct TextOriginal: Sendable, Hashable {
  /// The original's path in the record.
  public var path: String
  /// The extension of its name, in lower case: `docx`.
  public var fileExtension: String
  /// Its bytes, as submitted.
  public var bytes: [UInt8]
  /// Whether the text is that of this file. It is not if somebody changed the text by hand and left the file unchanged.
  public var isCurrent: Bool

  /// The reader noted for a text that keeps the spelling of the draft from which its file was made: no reader extracts
  /// it from the file alone, so it is not read again.
  public static func inSpellingOfDraft(_ reader: String) -> String { reader + "+draft" }

  static func isInSpellingOfDraft(_ reader: String?) -> Bool { reader?.hasSuffix("+draft") == true }

  /// The text beside an original: `declaration/text.es.md` for `declaration/original.es.docx`.
  public static func text(of path: String) -> String? { DocumentFile.textPath(ofOriginal: path) }
}

extension RecordState {
  /// The bytes of a text; `nil` if there is none at the path.
  public func text(at path: String) throws(RecordError) -> [UInt8]? {
    try bytes(path, limit: ReadingLimits.textBytes)
  }
}
