import OfficePackage

/// Draws the borders of tables in an .odt of pandoc's, which sets every cell without any, whatever its reference says.
enum OpenDocumentBorders {
  static func drawn(in document: [UInt8]) throws(PublicationError) -> [UInt8] {
    do {
      // What pandoc just made is as long as its text: the ratio that marks a bomb in a foreign file has no say.
      let limits = PackageLimits(unpackedBytes: 1 << 30, partBytes: 1 << 30, ratio: 10_000)
      let archive = try OfficeArchive(document, limits: limits)
      var parts: [(name: String, bytes: [UInt8])] = []
      // The type comes first, as OpenDocument 1.2, part 3, section 3.3 wants it.
      for name in ["mimetype"] + archive.names.filter({ $0 != "mimetype" && !$0.hasSuffix("/") }) {
        var bytes: [UInt8] = []
        try archive.read(name) { bytes += $0 }
        parts.append((name, name == "content.xml" ? withBorders(bytes) : bytes))
      }
      return try ArchiveWriter.archive(parts, storing: ["mimetype"])
    } catch {
      throw .programFailed(.pandoc, status: -1)
    }
  }

  /// Only in the styles: the body's words are not looked at.
  private static func withBorders(_ content: [UInt8]) -> [UInt8] {
    let text = String(decoding: content, as: UTF8.self)
    guard let body = text.firstRange(of: "<office:body") else { return content }
    let border = "fo:border=\"0.5pt solid #7f7f7f\" fo:padding=\"0.12cm\""
    var styles = text[..<body.lowerBound]
      .replacing("fo:border=\"none\"", with: border)
      .replacing("<style:table-properties ", with: "<style:table-properties fo:margin-bottom=\"0.3cm\" ")
    if let header = styles.firstRange(of: "\"TableHeaderRowCell\" style:family"),
      let first = styles[header.upperBound...].firstRange(of: border)
    {
      styles.replaceSubrange(first, with: border + " fo:background-color=\"#ededed\"")
    }
    return Array((styles + text[body.lowerBound...]).utf8)
  }
}
