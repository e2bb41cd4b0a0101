import OfficePackage

/// Mends, in the copy handed to pandoc, what its reader of .odt loses with all words in it: sections, heading
/// rows of tables, and fields such as dates and cross-references.
///
/// The tags of these elements are taken out, so that their content stands where it stood, as ordinary
/// paragraphs, rows and words; no byte of a word is touched.
enum OpenDocumentRepair {
  /// Elements that pandoc 2.17 passes over although they only hold what it would read.
  private static let transparent: Set<String> = [
    "section", "table-header-rows", "table-rows", "table-row-group",
    "meta", "meta-field", "ruby-base",
    "author-initials", "author-name", "chapter", "conditional-text", "creation-date", "creation-time",
    "creator", "database-display", "database-name", "date", "description", "dde-connection",
    "editing-cycles", "editing-duration", "execute-macro", "expression", "file-name", "initial-creator",
    "keywords", "measure", "modification-date", "modification-time", "page-continuation", "page-count",
    "page-number", "placeholder", "print-date", "print-time", "printed-by", "script", "sender-city",
    "sender-company", "sender-country", "sender-email", "sender-fax", "sender-firstname", "sender-initials",
    "sender-lastname", "sender-phone-private", "sender-phone-work", "sender-position",
    "sender-postal-code", "sender-state-or-province", "sender-street", "sender-title", "sequence",
    "sequence-ref", "note-ref", "sheet-name", "subject", "table-formula", "template-name", "text-input",
    "time", "title", "user-defined", "user-field-get", "user-field-input", "variable-get",
    "variable-input", "variable-set", "word-count", "paragraph-count", "character-count",
  ]

  /// The archive to convert: the file's own bytes where there is nothing to mend.
  static func bytes(of file: [UInt8], _ archive: borrowing OfficeArchive) throws(PackageError)
    -> [UInt8]
  {
    let finder = TagFinder(transparent)
    try archive.scan("content.xml", finder)
    guard !finder.ranges.isEmpty else { return file }
    var parts: [(name: String, bytes: [UInt8])] = []
    for part in ["mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"] where archive.holds(part) {
      var bytes: [UInt8] = []
      try archive.read(part) { bytes.append(contentsOf: $0) }
      parts.append((part, part == "content.xml" ? Self.bytes(bytes, without: finder.ranges) : bytes))
    }
    // Pictures are not copied: only their places and captions are read.
    do {
      return try ArchiveWriter.archive(parts, compressed: false)
    } catch {
      throw .damaged(.archive)
    }
  }

  private static func bytes(_ bytes: [UInt8], without ranges: [Range<Int>]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for range in ranges where position <= range.lowerBound && range.upperBound <= bytes.count {
      result += bytes[position..<range.lowerBound]
      position = range.upperBound
    }
    return result + bytes[position...]
  }
}

/// Finds where the tags of some elements stand in the part's bytes, within the document's text.
private final class TagFinder: XMLVisitor {
  let locals: Set<String>
  private(set) var ranges: [Range<Int>] = []
  /// Depth within the body's text, and within the record of changes, whose creators and dates are no fields.
  private var body = 0
  private var changes = 0

  init(_ locals: Set<String>) { self.locals = locals }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "body": body += 1
    case "tracked-changes", "annotation": changes += 1
    default: if matches(name) { ranges.append(attributes.bytes) }
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    switch name.local {
    case "body": body -= 1
    case "tracked-changes", "annotation": changes -= 1
    // An empty element has one tag for both.
    default: if matches(name), !bytes.isEmpty { ranges.append(bytes) }
    }
  }

  private func matches(_ name: XMLName) -> Bool {
    body > 0 && changes == 0 && locals.contains(name.local)
      && (name.namespace == .openText || name.namespace == .openTable)
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
