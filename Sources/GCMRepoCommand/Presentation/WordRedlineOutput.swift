import RecordComparison
import DocumentModel
import GCMRepo
import TextDiff
import RecordRendering
import WordML
import RecordLocalization

/// A redline as one Word file, or as one for each text.
struct WordRedlineOutput {
  let states: StatePair
  let redline: StateRedline
  /// The record's.
  let title: String
  let options: WordOptions
  let console: Console

  /// - Parameter output: a file, a folder (it ends in `/`, or is one), `-` or nothing for standard output.
  func write(to output: String?) throws {
    let file = WordFileOutput(output: output, console: console)
    try file.check()
    guard !redline.documents.isEmpty else { return file.sayThatNothingDiffers() }
    let texts = redline.wordTexts
    let originals = try WordOriginals(
      old: states.from.state.originals(of: Set(texts.map(\.fromPath))),
      new: states.to.state.originals(of: Set(texts.map(\.path))))
    let authors = try states.authors(of: (redline.documents + texts).map { ($0.path, $0.fromPath) })
    if let output, output.hasSuffix("/") || OutputFolder.exists(output) {
      return try write(texts, originals, authors, toFolder: output)
    }
    var (bytes, remarks): ([UInt8], [Message]) = ([], [])
    if texts.count == 1 {
      (bytes, remarks) = try WordRedlineDocument(texts[0], in: self, from: originals, by: authors).made()
      remarks = remarks.map(\.asWarning)
    } else {
      (bytes, remarks) = try joined(authors)
      if texts.contains(where: { originals.new.fileExtension(of: $0.path) == "docx" }) {
        remarks.append(
          Message(
            """
            The texts are joined in one plain document. For a copy of each Word original with its changes, name a \
            folder: -o FOLDER/
            """))
      }
    }
    try file.give(bytes, remarks)
  }

  /// The label of a text's redline, by which it is recognised when it comes back.
  func label(of text: DocumentRedline) -> DocumentLabel? {
    guard let language = text.language, let commit = redline.to.commit else { return nil }
    return DocumentLabel(
      kind: .redline, document: DocumentID(path: text.path)?.description, language: language.description,
      draft: redline.to.name,
      commit: commit.description, from: redline.from.commit?.description)
  }

  /// The states that are compared, as the footer of a text's redline names them.
  func provenance(of text: DocumentRedline) -> String {
    let words = text.language.map { ExportWords($0) } ?? ExportWords(interface: console.language)
    let commit = redline.to.commit.map { " · \(words.commit) \($0.description.prefix(12))" } ?? ""
    return "\(redline.from.name) → \(redline.to.name)" + commit
  }

  /// A file for each text; all are made before the first is written.
  private func write(
    _ texts: [DocumentRedline], _ originals: WordOriginals, _ authors: [String: DocumentAuthor], toFolder folder: String
  ) throws {
    let made = Parallel.map(texts.count) { number in
      Result { try WordRedlineDocument(texts[number], in: self, from: originals, by: authors).made() }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    var remarks: [Message] = []
    for (text, made) in zip(texts, made) {
      var name = text.wordFileName
      var number = 1
      while files.contains(where: { $0.name.lowercased() == name.lowercased() }) {
        number += 1
        name = text.wordFileName.replacing(".docx", with: "-\(number).docx")
      }
      let (bytes, sentences) = try made.get()
      files.append((name, bytes))
      remarks += sentences.map { Message("\(name, "name"): \($0, "path")").asWarning }
    }
    if let left = notThere(besides: texts) { remarks.append(left) }
    guard !files.isEmpty else {
      return console.remark(Message("No file was written."))
    }
    try OutputFolder.make(folder)
    // All names are checked before the first file is written.
    let places = try files.map { try OutputFile(path: folder, defaultName: $0.name) }
    for (place, file) in zip(places, files) { try place.write(file.bytes) }
    remarks.append(
      Message(
        files.count,
        "{count} redline is in \(folder, "folder").",
        "{count} redlines are in \(folder, "folder")."))
    remarks.forEach(console.remark)
  }

  /// All texts in one plain file, after a table of what changed; if no text changed, the changed files.
  private func joined(_ authors: [String: DocumentAuthor]) throws -> (bytes: [UInt8], remarks: [Message]) {
    var shown = redline
    shown.documents.removeAll { !$0.isWordText }
    if shown.documents.isEmpty { shown.documents = redline.documents.filter { $0.text != nil } }
    let summary = RedlineSummary(shown, language: console.language)
    let left = notThere(besides: shown.documents)
    let parts = shown.documents.map { document in
      PlainDocument.Part(
        title: document.title ?? document.path,
        remarks: RedlineSummary.remarks(of: document, language: console.language), redline: document.text,
        isMarkdown: document.role == .text, author: authors[document.path]?.name ?? "",
        date: authors[document.path]?.time.description ?? "", language: document.language?.description)
    }
    let front = PlainDocument.FrontPage(
      title: title, lines: [summary.title, summary.account] + (left.map { [$0(console.language)] } ?? []),
      heads: summary.heads, rows: summary.rows + (summary.total.map { [$0] } ?? []))
    let bytes = try PlainDocument(
      parts: parts, front: front, moves: options.moves.moves,
      label: shown.documents.first.flatMap(label).map { label in
        var label = label
        label.kind = .compilation
        label.document = nil
        return label
      }
    ).packed()
    return (bytes, left.map { [$0] } ?? [])
  }

  /// Changed data files, which are not texts. Originals are represented by their texts.
  private func notThere(besides shown: [DocumentRedline]) -> Message? {
    let others = redline.documents.count { other in
      other.text != nil && !shown.contains { $0.path == other.path }
    }
    guard others > 0 else { return nil }
    return Message(
      others,
      "{count} changed file that is not text is not shown; use --as html to see it.",
      "{count} changed files that are not text are not shown; use --as html to see them.")
  }
}

/// The originals of a redline's texts in both states.
struct WordOriginals {
  let old: TextOriginals
  let new: TextOriginals
}

extension StateRedline {
  /// The texts that differ, and those whose Word original differs though the text does not.
  fileprivate var wordTexts: [DocumentRedline] {
    var texts = documents.filter(\.isWordText)
    for document in documents where document.path.hasSuffix(".docx") && document.change == .binary {
      guard let path = TextOriginal.text(of: document.path), !texts.contains(where: { $0.path == path }) else {
        continue
      }
      guard case .binary(.some, .some)? = document.notCompared.first else { continue }
      texts.append(
        DocumentRedline(
          path: path, fromPath: TextOriginal.text(of: document.fromPath), change: .modified, text: nil,
          language: RecordPath(path).language))
    }
    return texts
  }
}

extension DocumentRedline {
  fileprivate var isWordText: Bool { text != nil && role == .text }

  /// `declaration.es.docx` for `declaration/text.es.md`, `CL-inputs-aportes.es.docx` for a contribution's text.
  fileprivate var wordFileName: String { RecordPath(path).exportName + ".docx" }
}
