import GitStore

/// A document of a meeting, in its folder: `agenda.es.md` is its text, `agenda.es.docx` the file that it came in.
public struct MeetingDocument: Sendable, Hashable {
  /// What it is. The raw values are those of file names and of JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What is to be treated.
    case agenda
    /// What was treated and agreed.
    case minutes
  }

  /// What it is.
  public let kind: Kind
  /// Its language.
  public let language: LanguageTag
  /// The ending of the file's name: `md` for the text.
  public let fileExtension: String

  /// Whether it is the text that is read, searched and published.
  public var isText: Bool { fileExtension == Self.text }

  /// The file's name in the meeting's folder.
  public var name: String { "\(kind.rawValue).\(language).\(fileExtension)" }

  private static let text = "md"

  /// A document; the ending is reduced to one plain word in lower case.
  init(_ kind: Kind, _ language: LanguageTag, ending: String = text) {
    let word = ending.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(16)
    (self.kind, self.language, fileExtension) = (kind, language, word.isEmpty ? "bin" : String(word))
  }

  /// The document with a file's name; `nil` for another file.
  init?(name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = Kind(rawValue: parts[0]), let language = LanguageTag(parts[1]) else {
      return nil
    }
    self.init(kind, language, ending: parts[2])
    guard self.name == name else { return nil }
  }
}

/// What became of a document of a meeting.
public struct KeptMeetingDocument: Sendable {
  /// The id of the meeting.
  public let meeting: String
  /// The document.
  public let document: MeetingDocument
  /// The paths of its text and of the file that it came in.
  public let paths: [String]
  /// The body on whose behalf it was kept.
  public let party: PartyCode
  /// The commit, its time, and whether the record already had it.
  public let outcome: WriteOutcome
}

extension Record {
  /// Keeps the agenda or the minutes of a meeting in one language, as one commit: its text, and the file as it came unless
  /// that is the text itself. What was there in that language is replaced; the history keeps it.
  ///
  /// - Parameters:
  ///   - file: the file with its text.
  ///   - kind: what it is.
  ///   - words: what the file has beside its text.
  ///   - allowsContacts: whether addresses and telephone numbers in it are public.
  ///   - meeting: the meeting's id.
  ///   - party: the body; else the only one that the person acts for.
  ///   - message: what the history says beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry``, ``RecordError/Code-swift.struct/featureNeeded``,
  ///   ``RecordError/Code-swift.struct/contactInMinutes``.
  public func keep(
    _ file: Submission.File, as kind: MeetingDocument.Kind, of meeting: String, besides words: [MeetingWords] = [],
    allowsContacts: Bool = false, party: PartyCode?, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeptMeetingDocument {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    let text = MeetingDocument(kind, file.language)
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (id: String, paths: [String], party: PartyCode)) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .record).code
      let id = try state.meeting(named: meeting).id
      if kind == .agenda { try state.checkCalendarIsUsed() }
      try state.checkLanguage(file.language)
      try file.check(state.configuration.limits)
      if !allowsContacts { try MeetingWords.checkContacts(in: file.text, besides: words) }
      func path(_ document: MeetingDocument) -> String { RecordFolder.meetings.path(id + "/" + document.name) }
      var files = [path(text): file.text]
      let original = MeetingDocument(kind, file.language, ending: file.fileExtension)
      if !original.isText, !DocumentFile.isReadAsIs(original.name) { files[path(original)] = file.original }
      let held = try state.documents(of: id).filter { $0.kind == kind && $0.language == file.language }
      let removed = held.map(path).filter { files[$0] == nil }
      var isSame = removed.isEmpty
      for (path, bytes) in files where isSame { isSame = try state.bytes(path) == bytes }
      if isSame { return (.keep(since: try state.lastCommit(of: path(text))), (id, files.keys.sorted(), acting)) }
      var paths: [TreePath: [UInt8]] = [:]
      for (path, bytes) in files { paths[try Self.treePath(path)] = bytes }
      var gone: Set<TreePath> = []
      for path in removed { gone.insert(try Self.treePath(path)) }
      let change = RecordChange(
        files: paths, removed: gone, facts: CommitFacts(party: acting.description, action: .record),
        subject: "Record \(kind.rawValue) of \(id) in \(file.language)", body: message)
      return (.write(change), (id, files.keys.sorted(), acting))
    }
    return KeptMeetingDocument(
      meeting: made.id, document: text, paths: made.paths, party: made.party, outcome: outcome)
  }
}

extension RecordState {
  /// The documents in a meeting's folder, by name. Cost: one folder.
  public func documents(of meeting: String) throws(RecordError) -> [MeetingDocument] {
    try folder(RecordFolder.meetings.path(meeting)).filter(\.mode.isFile).compactMap { MeetingDocument(name: $0.name) }
  }

  /// The text of a meeting's document; `nil` if there is none in that language.
  public func text(
    of kind: MeetingDocument.Kind, of meeting: String, in language: LanguageTag
  ) throws(RecordError) -> String? {
    try bytes(
      RecordFolder.meetings.path(meeting + "/" + MeetingDocument(kind, language).name), limit: ReadingLimits.textBytes
    ).map { String(decoding: $0, as: UTF8.self) }
  }
}
