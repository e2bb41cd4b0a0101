import DocumentModel
import MarkdownText
import OfficeOpenXML
import WordML

extension Converter {
  var libreOffice: LibreOffice { LibreOffice(limits: limits, searchPath: searchPath) }

  /// Has LibreOffice make a .docx, which is then read like any other.
  func openConversion(
    of bytes: [UInt8], _ file: SubmittedFile, format: DocumentFormat, source: SourceCounts
  ) async throws(DocumentError) -> OpenedConversion {
    let made = try await libreOffice.word(of: bytes, fileExtension: format.fileExtension, name: file.name)
    let limits = limits
    let (word, version) = try reading(file.name) { () throws(PackageError) -> (WordFile, String?) in
      let archive = try OfficeArchive(made, limits: limits.package)
      let version = LibreOffice.version(in: archive)
      return (try WordFile(made, limits: limits.package), version)
    }
    return OpenedConversion(
      word: OpenedWordFile(name: file.name, word: word),
      reader: TextReader(format, version: 2, program: version ?? ExternalProgram.libreOffice.name), source: source)
  }
}

/// What the source of a conversion holds, counted by a reader of ours.
struct SourceCounts: Sendable {
  /// Nil where they cannot be counted.
  var letters: Int?
  var images: Int?
  var objects = 0
  /// Footnotes and endnotes with letters.
  var notes: Int?
}

/// A file of which LibreOffice made a .docx: numbers, notes, boxes, tables and tracked changes are read from that.
struct OpenedConversion: OpenedFile {
  var word: OpenedWordFile
  let reader: TextReader
  let source: SourceCounts

  var title: String? { word.title }
  var review: Review { word.review }

  func text(_ reading: Reading) -> DocumentText { word.text(reading) }

  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> OpenedConversion {
    var reversed = self
    reversed.word = try word.reversing(authors, in: reading)
    return reversed
  }

  func warnings(for text: DocumentText) -> [DocumentWarning] {
    var warnings = word.warnings(for: text).filter { warning in
      switch warning {
      // Counted in the source itself: the copy has none.
      case .images: source.images == nil
      case .embeddedObjects: false
      // Said together with what the conversion lost.
      case .missingText, .missing(.note, _, _): false
      default: true
      }
    }
    if let images = source.images { warnings.add(DocumentWarning.images, images) }
    warnings.add(DocumentWarning.embeddedObjects, source.objects)
    // Those that the copy has not, and those that it has and the text has not.
    var notes = text.losses.missing[.note] ?? Losses.Missing(count: 0)
    if let source = source.notes { notes.count += max(0, source - word.word.referredNotes) }
    warnings.add({ .missing(.note, count: $0, near: notes.words) }, notes.count)
    var missing = text.losses.missingLetters
    if let letters = source.letters {
      let lost = letters - WordLetters.count(word.word)
      // A letter or two may be counted otherwise where an alphabet is not known here.
      if lost > max(3, letters / 1_000) { missing += lost }
    }
    warnings.add({ .missingText(letters: $0, near: text.losses.missingWords) }, missing)
    return warnings
  }
}
