import MarkdownText

/// The words of a document with their positions, from `pdftotext -bbox`.
struct WordBoxes {
  private(set) var title: String?
  private(set) var pages: [PDFPage] = []

  init(_ output: [UInt8]) {
    var cursor = MarkupCursor(output)
    var box: PDFBox?
    while let (words, tag) = cursor.next() {
      switch (tag.name, tag.isClosing) {
      case ("title", true):
        let words = MarkdownWriter.squeezed(nfc(MarkupCursor.resolved(words)))
        if title == nil, !words.isEmpty { title = words }
      case ("page", false):
        pages.append(PDFPage(width: tag.number("width") ?? 0, height: tag.number("height") ?? 0))
      case ("word", false):
        box = Self.box(tag)
      case ("word", true):
        if let box, !pages.isEmpty { Self.add(MarkupCursor.resolved(words), at: box, to: &pages[pages.count - 1]) }
        box = nil
      default: break
      }
    }
  }

  private static func box(_ tag: MarkupCursor.Tag) -> PDFBox? {
    guard let left = tag.number("xMin"), let right = tag.number("xMax"), let top = tag.number("yMin"),
      let bottom = tag.number("yMax")
    else { return nil }
    return PDFBox(left: min(left, right), top: min(top, bottom), right: max(left, right), bottom: max(top, bottom))
  }

  /// Words outside the page are not printed. A word may contain spaces if its font maps glyphs to them.
  private static func add(_ text: String, at box: PDFBox, to page: inout PDFPage) {
    guard box.right > 0, box.bottom > 0, box.left < page.width, box.top < page.height else { return }
    let text = expanded(text)
    guard !text.isEmpty else { return }
    page.words.append(PDFWord(text: text, box: box, size: box.height / Self.lineHeight))
  }

  /// The height of poppler's word boxes in font sizes, for a common font.
  static let lineHeight = 1.15

  /// Ligatures replaced by their letters, and no control characters or spaces of unusual widths.
  private static func expanded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFB00: result += "ff"
      case 0xFB01: result += "fi"
      case 0xFB02: result += "fl"
      case 0xFB03: result += "ffi"
      case 0xFB04: result += "ffl"
      case 0xFB05, 0xFB06: result += "st"
      case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: break
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return nfc(MarkdownWriter.squeezed(result))
  }
}
