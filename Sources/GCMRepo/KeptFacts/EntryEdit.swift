import RecordYAML

/// A change of one entry of the record's facts, made on the record as it is when it is written.
public struct EntryEdit: Sendable {
  /// What the entry is.
  public let kind: EntryKind
  /// Whether the person has seen and edited the file's lines.
  let isEdited: Bool
  let make: @Sendable (RecordState, CalendarDay) throws(RecordError) -> EditedFile

  init(
    _ kind: EntryKind, isEdited: Bool = false,
    _ make: @escaping @Sendable (RecordState, CalendarDay) throws(RecordError) -> EditedFile
  ) {
    (self.kind, self.isEdited, self.make) = (kind, isEdited, make)
  }
}

/// A file of the record with a change of one entry.
public struct EditedFile: Sendable, Hashable {
  /// The file.
  public let file: KeptFile
  /// The id of the entry.
  public let entry: String
  /// The file's bytes in the record; `nil` if it is new.
  public let before: [UInt8]?
  /// The bytes with the change, which are not checked.
  public var after: [UInt8]
  /// The subject of the commit, in English.
  public let subject: String
}

extension RecordState {
  /// The file that an edit would make, without a check of what it says: for an editor.
  ///
  /// - Parameter day: the day of the edit.
  public func file(with edit: EntryEdit, on day: CalendarDay) throws(RecordError) -> EditedFile {
    try edit.make(self, day)
  }

  /// The bytes and the text of a file that exists.
  func editable(_ file: KeptFile) throws(RecordError) -> (bytes: [UInt8], text: EditedText)? {
    guard let bytes = try bytes(file.path, limit: ReadingLimits.textBytes) else { return nil }
    _ = try RecordFile(path: file.path, bytes: bytes)
    do throws(YAMLError) { return (bytes, try EditedText(bytes)) } catch {
      throw .malformedFile(path: file.path, line: error.mark.line, problem: .notYAML("\(error.problem)"))
    }
  }
}

/// Makes a change in the text of a file, and refuses one that its form does not allow.
func changing<Value>(
  _ path: String, _ change: () throws(EditedText.Refusal) -> Value
) throws(RecordError) -> Value {
  do throws(EditedText.Refusal) { return try change() } catch { throw .notInPlace(path: path) }
}

extension EntryEdit {
  /// A file as a person edited it.
  ///
  /// - Parameters:
  ///   - opened: the file with an edit, as it was opened.
  ///   - saved: its bytes now.
  public static func saved(_ saved: [UInt8], of opened: EditedFile, _ kind: EntryKind) -> EntryEdit {
    EntryEdit(kind, isEdited: true) { state, _ throws(RecordError) in
      guard try state.bytes(opened.file.path, limit: ReadingLimits.textBytes) == opened.before else {
        throw .changedMeanwhile(path: opened.file.path)
      }
      var made = opened
      made.after = saved
      if kind == .meeting { made.after = Meeting.countingChange(from: opened.before, to: saved, at: opened.file.path) }
      return made
    }
  }
}
