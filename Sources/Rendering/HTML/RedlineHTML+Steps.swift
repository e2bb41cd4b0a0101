import Redline

extension RedlineHTML {
  /// Writes what the marks of the changes stand for.
  func steps(_ redline: StateRedline, to out: inout ByteWriter) {
    guard !redline.steps.isEmpty else { return }
    out.append("<ul class=\"steps\">\n")
    for number in redline.steps.indices {
      out.append("<li>\(BlockAttribution.mark(number)) <bdi>")
      out.append(html: redline.account(ofStep: number, language))
      out.append("</bdi></li>\n")
    }
    out.append("</ul>\n")
  }
}

extension BlockText {
  /// Writes who made the change of a span, within its mark.
  func mark(_ span: VisibleSpan, to out: inout ByteWriter) {
    guard let mark = attribution?.mark(ofSpan: span.index) else { return }
    out.append("<sup class=\"by\">\(mark)</sup>")
  }

  /// Writes the texts that came and went before a span; they stand in neither text, so they go with what was inserted.
  func passing(after start: Int, upTo span: Int, to out: inout ByteWriter) {
    for text in attribution?.passing(after: start, upTo: span) ?? [] {
      out.append("<ins class=\"passing\"><s>")
      text.text[...].trimmedLineEnds.withUnsafeBytes { out.append(html: $0) }
      out.append("</s><sup class=\"by\">")
      out.append(BlockAttribution.mark(text.insertedBy) + BlockAttribution.mark(text.deletedBy))
      out.append("</sup></ins> ")
    }
  }
}
