import OfficeOpenXML

/// The apparent content of a file, whatever its name.
public enum FileContent: String, Sendable, Hashable, CaseIterable {
  case docx, doc, odt, rtf, html, pdf, text
  /// A Word file with macros, by its name (`.docm`, `.dotm`).
  case macroWord
  /// An OLE compound file that is not a supported document, or one with a password.
  case oldOffice
  case spreadsheet, presentation, epub, zip, image, executable, archive, binary, empty
  /// A zip archive, possibly of Office, with a truncated or contradictory directory.
  case brokenZip

  /// Decides by signature; an archive is identified by its entry names, without decompressing.
  init(sniffing bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if let known = Self.signatures.first(where: { bytes.starts(with: $0.0) }) {
      self =
        switch known.1 {
        case .zip: Self.office(in: bytes)
        case .oldOffice: Self.oldOffice(in: bytes)
        default: known.1
        }
    } else if Self.opensLikeHTML(bytes) {
      self = .html
    } else if bytes.prefix(4_100).contains(sequence: Array("PK\u{3}\u{4}".utf8)), Self.office(in: bytes) != .brokenZip {
      // A few bytes that a transfer put before the archive.
      self = Self.office(in: bytes)
    } else if bytes.prefix(8192).contains(0) {
      self = .binary
    } else {
      self = .text
    }
  }

  /// The format, if the content identifies one.
  var format: DocumentFormat? {
    switch self {
    case .docx: .docx
    case .doc: .doc
    case .odt: .odt
    case .rtf: .rtf
    case .html: .html
    case .pdf: .pdf
    default: nil
    }
  }

  private static let signatures: [([UInt8], FileContent)] = [
    (Array("%PDF-".utf8), .pdf),
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    (Array("{\\rtf".utf8), .rtf),
    (CompoundFile.signature, .oldOffice),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image), (Array("II*\0".utf8), .image), (Array("MM\0*".utf8), .image),
    (Array("MZ".utf8) + [0x90], .executable), (Array("MZ\0".utf8), .executable),
    ([0x7F] + Array("ELF".utf8), .executable),
    ([0x1F, 0x8B], .archive), (Array("7z".utf8) + [0xBC, 0xAF], .archive),
    (Array("Rar!\u{1A}".utf8), .archive),
  ]

  /// The kind of an Office file from before 2007, by its required stream.
  private static func oldOffice(in bytes: [UInt8]) -> FileContent {
    guard let file = CompoundFile(bytes) else { return .oldOffice }
    if file.holds("WordDocument") { return .doc }
    if file.holds("Workbook") || file.holds("Book") { return .spreadsheet }
    return file.holds("PowerPoint Document") ? .presentation : .oldOffice
  }

  /// The Office format, by its required entries.
  private static func office(in bytes: [UInt8]) -> FileContent {
    guard let names = bytes.withUnsafeBytes({ ArchiveDirectory.names(in: $0) }) else { return .brokenZip }
    // The type of an OpenDocument or EPUB file is uncompressed at its beginning.
    let head = bytes.prefix(200)
    let types: [(String, FileContent)] = [
      ("opendocument.text", .odt), ("opendocument.spreadsheet", .spreadsheet),
      ("opendocument.presentation", .presentation), ("epub+zip", .epub),
    ]
    if head.contains(sequence: Array("mimetypeapplication/".utf8)),
      let known = types.first(where: { head.contains(sequence: Array($0.0.utf8)) })
    {
      return known.1
    }
    if names.contains("content.xml"), names.contains("META-INF/manifest.xml") { return .odt }
    guard names.contains("[Content_Types].xml") else { return .zip }
    if names.contains(where: { $0.utf8.starts(with: "xl/".utf8) }) { return .spreadsheet }
    if names.contains(where: { $0.utf8.starts(with: "ppt/".utf8) }) { return .presentation }
    return .docx
  }

  private static func opensLikeHTML(_ bytes: [UInt8]) -> Bool {
    var head = bytes.prefix(512)[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    // UTF-16 by its byte order mark: a page begins with ASCII.
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      head = ArraySlice(head.dropFirst(2).filter { $0 != 0 })
    }
    head = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let opening = String(decoding: head.prefix(15), as: UTF8.self).lowercased()
    return opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html")
  }
}
