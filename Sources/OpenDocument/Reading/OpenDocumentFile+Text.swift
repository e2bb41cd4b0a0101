import DocumentModel
import MarkdownText
import OfficeOpenXML

extension OpenDocumentFile {
  /// The text as blocks, with the numbers that Writer prints; notes are where they are referred to.
  ///
  /// Cost: linear in the parts, and in repeated rows and cells.
  ///
  /// - Parameters:
  ///   - reading: the view of the tracked changes.
  ///   - isOurs: whether the file has a label of ours, so that the paragraphs around its text are omitted.
  ///   - authors: those whose changes are treated the other way.
  public func text(
    _ reading: Reading = .accepted, isOurs: Bool = false, reversing authors: Set<String> = []
  ) -> DocumentText {
    guard let text else { return DocumentText(blocks: [], losses: Losses(), bytes: 0) }
    var reader = StoryReader(
      self, part: content, text: text, styles: StyleSheet(of: content, common: styles), reading)
    reader.isOurs = isOurs
    reader.reversed = authors
    let blocks = reader.blocks(in: text)
    var losses = reader.losses
    // Our own headers and footers are known.
    losses.headersAndFooters = isOurs ? 0 : headersWithWords(reading)
    if !isOurs {
      let source = LetterTally.tally(in: text, of: content)
      losses.note(missing: reader.letters.missing(of: source, from: ContentTally(of: blocks)))
    }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }

  /// Headers and footers with words; a page number alone does not count.
  private func headersWithWords(_ reading: Reading) -> Int {
    guard let styles, let masters = styles.childNamed(styles.root, "master-styles") else { return 0 }
    let sheet = StyleSheet(of: styles, common: styles)
    var count = 0
    for page in styles.children(masters) {
      for node in styles.children(page) where Self.isMargin(styles.name(node)) {
        guard styles.attribute(node, "display") != "false" else { continue }
        var reader = StoryReader(self, part: styles, text: node, styles: sheet, reading)
        let (text, _) = MarkdownWriter.write(reader.blocks(in: node))
        if String(decoding: text, as: UTF8.self).unicodeScalars.contains(where: \.properties.isAlphabetic) {
          count += 1
        }
      }
    }
    return count
  }

  static func isMargin(_ name: XMLName?) -> Bool {
    guard let local = name?.local else { return false }
    return ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"].contains(local)
  }
}
