import DocumentModel
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

/// Reads submitted files and extracts their texts, each in its language.
struct SubmissionReader {
  let state: RecordState
  let console: Console
  /// The name of a file on standard input.
  let stdinName: String
  let tracked: TrackedOptions
  /// The document of the files, if known: `declaration`, or a contribution's id.
  var document: String?
  /// Whether documents of ours about the record are taken as they appear, such as an order paper for a meeting.
  var takesAccounts = false

  /// The name of a file on standard input if none is given.
  static let unnamed = "text.md"

  /// The result: the files in their order, with warnings and remarks for each.
  struct Taken {
    var files: [Submission.File] = []
    var warnings: [Warning] = []
    /// Messages that are not warnings.
    var remarks: [Message] = []
    /// The texts that the files were exported from, if they say so.
    var returned: [ReturnedDocument?] = []
    var tracked: [TrackedReading.Account?] = []
    /// The names of those files that are attached to the mail that is kept.
    var attached: [String] = []
    /// What the texts of a best practice say, space by space, in the order of the files.
    var practices: [SubmittedPractice] = []
    /// The languages of the files, and what they are taken from.
    var languages: [JSONValue] = []
  }

  /// - Parameter languages: As given, in the order of the files; empty if they are to be detected.
  func take(
    _ paths: [String], languages: [LanguageTag], partyLanguages: [LanguageTag]
  ) async throws(CommandFailure) -> Taken {
    guard languages.isEmpty || languages.count == paths.count else {
      throw CommandFailure(
        .usage,
        Message(
          """
          There are \(Message(paths.count, "{count} file", "{count} files"), "paths") and \
          \(Message(languages.count, "{count} language", "{count} languages"), "languages"); give one --lang for \
          each file.
          """))
    }
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    let reading = try tracked.reading()
    let converter = Converter(limits: limits)
    var taken = Taken()
    var progress = console.progress(
      Message("Reading the files"), total: paths.count)
    defer { progress.finish() }
    var refused: Message?
    var unguessed: String?
    for (place, path) in paths.enumerated() {
      progress.update(place)
      do throws(DocumentError) {
        var file = try SubmittedFile.read(path: path, limits: limits)
        if path == "-" { file = SubmittedFile(name: stdinName, bytes: file.bytes) }
        guard !file.bytes.isEmpty else { throw DocumentError.empty(name: file.name) }
        var document = try await converter.convert(file, reading)
        let isTaken = takesAccounts && document.label?.kind == .account
        if !isTaken, let refusal = ReturnedDocument.refusal(of: file.name, document) {
          refused = refused ?? refusal
          continue
        }
        let returned = try await self.returned(file, &document, converter, reading, &taken)
        let spoken = LanguageReading(
          said: languages.isEmpty ? said(of: file, document, returned) : (languages[place], .option),
          text: document.text, known: state.configuration.languages, partyLanguages: partyLanguages)
        let language = spoken.language
        if language == nil { unguessed = unguessed ?? file.name }
        var made = Submission.File(
          // Without a language nothing is submitted.
          language: language ?? "und", fileExtension: document.format.fileExtension,
          mediaType: document.format.mediaType, original: file.bytes, text: document.text,
          foundTitle: document.title, name: file.name, reader: document.recordedReader)
        made.isNamed = path != "-" || stdinName != SubmissionReader.unnamed
        made.tracked = reading.choice(in: document.tracked)
        made.isReturned = returned != nil && returned?.language == language
        // The text is in the draft's spelling, which the reader alone does not produce.
        if returned != nil { made.reader = made.reader.map(TextOriginal.inSpellingOfDraft) }
        taken.files.append(made)
        taken.returned.append(returned)
        taken.languages.append(spoken.json(file: file.name))
        if let remark = spoken.remark(file: file.name) { taken.remarks.append(remark) }
        if let warning = spoken.warning(file: file.name) { taken.warnings.append(warning) }
        taken.tracked.append(document.tracked)
        taken.warnings += document.warnings.filter { !($0.isOfLayout && document.label?.kind == .form) }.map {
          warning in
          if case .trackedChanges = warning, let account = document.tracked, reading != .accepted {
            return Warning(account, file: file.name)
          }
          return Warning(warning, file: file.name)
        }
        if let obstacle = PublicationObstacle(in: document.text) {
          taken.warnings.append(Warning(obstacle, file: file.name))
        }
      } catch {
        throw CommandFailure(error)
      }
    }
    if let refused { throw CommandFailure(.refusedInput, refused) }
    for (file, account) in zip(taken.files, taken.tracked) { try tracked.check(account, of: file.name) }
    try tracked.unknownAuthors(in: taken.tracked)
    if let unguessed {
      let known = state.configuration.languages.map(\.description)
      throw CommandFailure(
        .refusedInput, Message("Give the language of \(unguessed, "file") with --lang \(or: known, "known")."))
    }
    return taken
  }

  /// The language of a file that was not given: that of the text that it was made from, else the one in its metadata, else
  /// the one in its name.
  private func said(
    of file: SubmittedFile, _ document: ConvertedDocument, _ returned: ReturnedDocument?
  ) -> (language: LanguageTag, source: LanguageReading.Source)? {
    if let returned { return (returned.language, .returned) }
    if let stated = document.statedLanguage.flatMap(knownLanguage) { return (stated, .metadata) }
    return FileName(file.name, languages: state.configuration.languages).language.map { ($0, .name) }
  }

  /// The record's language that a file's metadata name, such as `es` or `es-CL`.
  private func knownLanguage(_ stated: String) -> LanguageTag? {
    let primary = stated.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init)
    return state.configuration.languages.first { $0.description == stated }
      ?? state.configuration.languages.first { $0.description == primary }
  }

  /// The text of this record that the file was exported from, if any; the document's text is then in its spelling.
  private func returned(
    _ file: SubmittedFile, _ document: inout ConvertedDocument, _ converter: Converter, _ reading: TrackedReading,
    _ taken: inout Taken
  ) async throws(DocumentError) -> ReturnedDocument? {
    guard let label = document.label, label.kind == .export || label.kind == .redline else { return nil }
    guard let returned = ReturnedDocument(label, else: self.document ?? Declaration.name, in: state.record) else {
      taken.warnings.append(ReturnedDocument.foreignWarning(label))
      return nil
    }
    document = try await converter.convert(file, reading, isOurs: true)
    document.text = await returned.respelled(document.text, format: document.format, converter)
    taken.remarks.append(returned.remark(on: document.text))
    if let warning = returned.staleWarning(now: state) { taken.warnings.append(warning) }
    return returned
  }
}

extension TrackedReading.Account {
  /// How the changes of each author were treated.
  var sentence: Message {
    func names(_ reading: Reading) -> String {
      authors.filter { $0.reading == reading }.map { "\($0.shownName) (\($0.changes))" }.joined(separator: ", ")
    }
    let (accepted, rejected) = (names(.accepted), names(.rejected))
    let parts = [
      accepted.isEmpty ? nil : Message("treated as accepted: \(accepted, "accepted")"),
      rejected.isEmpty
        ? nil : Message("treated as rejected: \(rejected, "rejected")"),
    ].compactMap { $0 }
    return Message("Tracked changes of the file, \(Message(parts, separator: "; "), "parts").")
  }

  var json: JSONValue {
    .array(
      authors.map { author in
        [
          "author": .string(author.name), "changes": .int(author.changes),
          "taken": .string(author.reading == .accepted ? "accept" : "reject"),
        ]
      })
  }
}

extension DocumentWarning {
  /// Whether it is about what a form of ours has by itself: a header, and cells with a name and an instruction.
  fileprivate var isOfLayout: Bool {
    switch self {
    case .headersAndFooters, .plainerTables: true
    default: false
    }
  }
}
