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
        if let refusal = ReturnedDocument.refusal(of: file.name, document) {
          refused = refused ?? refusal
          continue
        }
        let returned = try await self.returned(file, &document, converter, reading, &taken)
        let language =
          languages.isEmpty
          ? returned?.language ?? document.statedLanguage.flatMap(knownLanguage)
            ?? LanguageGuess(known: state.configuration.languages, partyLanguages: partyLanguages)
            .language(of: file.name, text: document.text) : languages[place]
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
        taken.tracked.append(document.tracked)
        taken.warnings += document.warnings.map { warning in
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

/// Detects a file's language if it was not given: from its name, from its words, or as its country's only one.
struct LanguageGuess {
  let known: [LanguageTag]
  let partyLanguages: [LanguageTag]

  func language(of name: String, text: [UInt8]) -> LanguageTag? {
    // aportes.es.docx, aportes_EN.docx
    if let named = FileName(name, languages: known).language { return named }
    if let spoken = commonWords(in: text) { return spoken }
    let own = partyLanguages.filter(known.contains)
    return own.count == 1 ? own[0] : nil
  }

  /// The language whose most common words make up a tenth of the text and twice as many as any other's.
  private func commonWords(in text: [UInt8]) -> LanguageTag? {
    let words = String(decoding: text.prefix(20_000), as: UTF8.self).lowercased().split { !$0.isLetter }
    guard words.count >= 20 else { return nil }
    let counts = known.compactMap { language in
      Self.frequent[language].map { frequent in (language, words.count { frequent.contains(String($0)) }) }
    }.sorted { $0.1 > $1.1 }
    guard let first = counts.first, first.1 * 10 >= words.count else { return nil }
    return counts.count < 2 || first.1 >= counts[1].1 * 2 ? first.0 : nil
  }

  /// Function words that one of these languages has and the others have not.
  private static let frequent: [LanguageTag: Set<String>] = [
    "es": ["el", "los", "las", "del", "y", "en", "una", "con", "por", "su", "sus", "al", "lo", "es"],
    "en": ["the", "of", "and", "to", "in", "is", "that", "for", "with", "on", "by", "are", "this", "its"],
    "pt": ["os", "as", "do", "da", "dos", "das", "e", "em", "uma", "com", "não", "ao", "no", "na", "são"],
    "fr": ["le", "les", "des", "du", "et", "en", "une", "avec", "pour", "dans", "est", "au", "aux", "qui"],
  ]
}
