import Documents
import GCMRepo

/// Reads the files that somebody submits and makes their texts, each in its language.
struct Intake {
  let state: RecordState
  let console: Console
  /// What a file on standard input is called.
  let stdinName: String

  /// - Parameter languages: As given, in the order of the files; none where they are to be found.
  func take(
    _ paths: [String], languages: [String], partyLanguages: [String]
  ) async throws(CommandFailure) -> (files: [Submission.File], warnings: [Wording]) {
    guard languages.isEmpty || languages.count == paths.count else {
      throw CommandFailure(
        .usage,
        Wording(
          en: "There are \(paths.count.of("file", "files")) and \(languages.count.of("language", "languages")); "
            + "give one --lang for each file.",
          es: "Hay \(paths.count.of("archivo", "archivos")) y \(languages.count.of("idioma", "idiomas")); "
            + "indique un --lang por archivo."))
    }
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    var files: [Submission.File] = []
    var warnings: [Wording] = []
    var progress = console.progress(
      Wording(en: "Reading the files", es: "Leyendo los archivos"), total: paths.count)
    for (place, path) in paths.enumerated() {
      progress.update(place)
      do throws(DocumentError) {
        var file = try SubmittedFile.read(path: path, limits: limits)
        if path == "-" { file = SubmittedFile(name: stdinName, bytes: file.bytes) }
        guard !file.bytes.isEmpty else { throw DocumentError.empty(name: file.name) }
        let document = try await Converter(limits: limits).convert(file)
        let language =
          languages.isEmpty
          ? LanguageGuess(known: state.configuration.languages, partyLanguages: partyLanguages)
            .language(of: file.name, text: document.text) : languages[place]
        files.append(
          Submission.File(
            language: language ?? "", fileExtension: document.format.fileExtension,
            mediaType: document.format.mediaType, original: file.bytes, text: document.text,
            foundTitle: document.title, name: file.name, reader: document.recordedReader))
        warnings += document.warnings.map(\.sentence)
      } catch {
        progress.finish()
        throw CommandFailure(error)
      }
    }
    progress.finish()
    for file in files where file.language.isEmpty {
      throw CommandFailure(.languageNeeded(file: file.name, known: state.configuration.languages))
    }
    return (files, warnings)
  }
}

/// Finds a file's language where nobody named it: in its name, in its words, or as its country's only one.
struct LanguageGuess {
  let known: [String]
  let partyLanguages: [String]

  func language(of name: String, text: [UInt8]) -> String? {
    // aportes.es.docx, aportes_en.docx
    let parts = name.lowercased().split { $0 == "." || $0 == "_" || $0 == "-" }
    if parts.count >= 3, let named = known.first(where: { $0 == parts[parts.count - 2] }) { return named }
    if let spoken = commonWords(in: text) { return spoken }
    let own = partyLanguages.filter(known.contains)
    return own.count == 1 ? own[0] : nil
  }

  /// The language whose most common words make up a tenth of the text and twice as many as any other's.
  private func commonWords(in text: [UInt8]) -> String? {
    let words = String(decoding: text.prefix(20_000), as: UTF8.self).lowercased().split { !$0.isLetter }
    guard words.count >= 20 else { return nil }
    let counts = known.compactMap { language in
      Self.frequent[language].map { frequent in (language, words.count { frequent.contains(String($0)) }) }
    }.sorted { $0.1 > $1.1 }
    guard let first = counts.first, first.1 * 10 >= words.count else { return nil }
    return counts.count < 2 || first.1 >= counts[1].1 * 2 ? first.0 : nil
  }

  /// Function words that one of these languages has and the others have not.
  private static let frequent: [String: Set<String>] = [
    "es": ["el", "los", "las", "del", "y", "en", "una", "con", "por", "su", "sus", "al", "lo", "es"],
    "en": ["the", "of", "and", "to", "in", "is", "that", "for", "with", "on", "by", "are", "this", "its"],
    "pt": ["os", "as", "do", "da", "dos", "das", "e", "em", "uma", "com", "não", "ao", "no", "na", "são"],
    "fr": ["le", "les", "des", "du", "et", "en", "une", "avec", "pour", "dans", "est", "au", "aux", "qui"],
  ]
}
