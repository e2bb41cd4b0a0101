/// The role of a paragraph in its text: a heading, a quotation or plain.
enum ParagraphRole: Sendable, Hashable {
  case heading(level: Int)
  case quote
  case plain

  /// A heading by its own outline level, else by its style: the built-in headings, which have English names in the file
  /// in every language of Word, the title, or a style with an outline level.
  init(_ own: ParagraphFormat, styles: StyleSheet) {
    if let outline = own.outline {
      self = (0..<9).contains(outline) ? .heading(level: outline + 1) : .plain
      return
    }
    self = styles.summary(ofParagraph: own.style).role
  }

  /// - Parameter chain: of styles, nearest first.
  init(_ chain: [StyleSheet.Style]) {
    for style in chain {
      if let outline = style.paragraph.outline {
        self = (0..<9).contains(outline) ? .heading(level: outline + 1) : .plain
        return
      }
      switch style.name {
      case "title":
        self = .heading(level: 1)
        return
      case "quote", "intense quote", "block text":
        self = .quote
        return
      default:
        guard style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)), (1...9).contains(level)
        else { continue }
        self = .heading(level: level)
        return
      }
    }
    self = .plain
  }
}
