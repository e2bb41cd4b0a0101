import OfficePackage

/// Mends, in the copy handed to pandoc, what its reader of .odt loses with all words in it: sections, heading rows of
/// tables, fields such as dates and cross-references, tables within cells, text boxes and shapes.
///
/// The tags of these elements are taken out, so that their content stands where it stood, as ordinary paragraphs, rows
/// and words; what stands in a box follows the paragraph that holds the box. No byte of a word is touched.
enum OpenDocumentRepair {
  /// The archive to convert: the file's own bytes where there is nothing to mend.
  static func bytes(of file: [UInt8], _ archive: borrowing OfficeArchive) throws(PackageError)
    -> [UInt8]
  {
    let edits = OpenDocumentEdits()
    try archive.scan("content.xml", edits)
    // A file need not have styles of its own; pandoc does not know that.
    guard !edits.isEmpty || !archive.holds("styles.xml") else { return file }
    var parts: [(name: String, bytes: [UInt8])] = []
    for part in ["mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"] where archive.holds(part) {
      var bytes: [UInt8] = []
      try archive.read(part) { bytes.append(contentsOf: $0) }
      parts.append((part, part == "content.xml" ? edits.applied(to: bytes) : bytes))
    }
    if !archive.holds("styles.xml") { parts.append(("styles.xml", Array(noStyles.utf8))) }
    // Pictures are not copied: only their places and captions are read.
    do {
      return try ArchiveWriter.archive(parts, compressed: false)
    } catch {
      throw .damaged(.archive)
    }
  }

  private static let noStyles = """
    <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:styles/>\
    <office:automatic-styles/><office:master-styles/></office:document-styles>
    """
}
