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
  /// - Parameters:
  ///   - edit: the edit.
  ///   - day: the day of the edit.
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
  ///   - saved: its bytes now.
  ///   - opened: the file with an edit, as it was opened.
  ///   - kind: what the entry is.
  public static func saved(_ saved: [UInt8], of opened: EditedFile, _ kind: EntryKind) -> EntryEdit {
    EntryEdit(kind, isEdited: true) { state, _ throws(RecordError) in
      guard try state.bytes(opened.file.path, limit: ReadingLimits.textBytes) == opened.before else {
        throw .changedMeanwhile(path: opened.file.path)
      }
      switch kind {
      case .meeting:
        let counted = Meeting.countingChange(from: opened.before, to: saved, at: opened.file.path)
        return opened.saved(counted)
      case .term where opened.entry.isEmpty: return try opened.naming(saved, in: state)
      case .person where opened.entry.hasSuffix("/"): return opened.namingPerson(saved)
      case .agreement, .term, .person, .duty: return opened.saved(saved)
      }
    }
  }
}

extension EditedFile {
  fileprivate func saved(_ bytes: [UInt8], as file: KeptFile? = nil, id: String? = nil) -> EditedFile {
    EditedFile(
      file: file ?? self.file, entry: id ?? entry, before: before, after: bytes, subject: subject + (id ?? ""))
  }

  /// A term that had no id yet: the one in the text, else one made from the term.
  fileprivate func naming(_ bytes: [UInt8], in state: RecordState) throws(RecordError) -> EditedFile {
    // A text that cannot be read is reported when it is checked.
    guard var text = try? EditedText(bytes) else { return saved(bytes) }
    let names = text.root["names"]
    let name = names?["en"]?.string ?? names?.mapping?.first?.value.string ?? ""
    let given = text.root["id"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    guard let id = given ?? Slug(title: name)?.string else {
      throw .invalidEntry(
        .malformedFile(path: file.path, line: names?.mark.line, problem: .empty(key: "names")), isEdited: true)
    }
    guard Slug.isValid(id) else { throw .invalidEntryID(.term, given: id) }
    guard try !state.termIDs().contains(id) else { throw .entryExists(.term, id) }
    if given == nil {
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set("id", of: [], to: .string(id), order: Term.keys)
      }
    }
    return saved(text.bytes, as: .term(id), id: id)
  }

  /// A person who had no name yet.
  fileprivate func namingPerson(_ bytes: [UInt8]) -> EditedFile {
    func people(_ bytes: [UInt8]?) -> [Party.FocalPoint] {
      bytes.flatMap { try? Party(RecordFile(path: file.path, bytes: $0)) }?.focalPoints ?? []
    }
    let held = people(before).map(\.entryID)
    guard let new = people(bytes).first(where: { !held.contains($0.entryID) }) else { return saved(bytes) }
    return EditedFile(
      file: file, entry: entry + new.entryID, before: before, after: bytes, subject: subject + new.entryID)
  }
}
