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

/// Counts of a conversion's source, by our own reader.
struct SourceCounts: Sendable {
  /// `nil` if they cannot be counted.
  var letters: Int?
  var images: Int?
  var objects = 0
  /// Footnotes and endnotes with letters.
  var notes: Int?
}

/// A file that LibreOffice converted to .docx: numbers, notes, text boxes, tables and tracked changes are read from
/// that.
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
      // Reported together with the losses of the conversion.
      case .missingText, .missing(.note, _, _): false
      default: true
      }
    }
    if let images = source.images { warnings.add(DocumentWarning.images, images) }
    warnings.add(DocumentWarning.embeddedObjects, source.objects)
    // Those missing in the copy, and those in the copy but missing in the text.
    var notes = text.losses.missing[.note] ?? Losses.Missing(count: 0)
    if let source = source.notes { notes.count += max(0, source - word.word.referredNotes) }
    warnings.add({ .missing(.note, count: $0, near: notes.words) }, notes.count)
    var missing = text.losses.missingLetters
    if let letters = source.letters {
      let lost = letters - WordLetters.count(word.word)
      // A few letters may be counted differently for an unsupported character set.
      if lost > max(3, letters / 1_000) { missing += lost }
    }
    warnings.add({ .missingText(letters: $0, near: text.losses.missingWords) }, missing)
    return warnings
  }
}
