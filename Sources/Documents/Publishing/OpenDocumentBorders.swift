/// Draws the borders of tables in an .odt of pandoc's, which sets every cell without any, whatever its reference says.
enum OpenDocumentBorders {
  static func drawn(in document: [UInt8]) throws(PublicationError) -> [UInt8] {
    // The type comes first, as OpenDocument 1.2, part 3, section 3.3 wants it.
    try FinishedPackage.rewritten(document, first: "mimetype", isStored: true) { name, bytes in
      name == "content.xml" ? withBorders(bytes) : bytes
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
