import OfficeOpenXML

/// The words in all parts of a .docx or .odt, also those that its text does not have: headers and footers, comments, deleted
/// words, properties, the names of authors, the targets of links.
public struct PackageWords: Sendable, Hashable {
  /// Where words stand. The raw values are those in JSON.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    /// The text itself, with notes and fields.
    case text
    /// At the head or the foot of pages.
    case header, footer
    /// A comment.
    case comment
    /// Words that a tracked change deletes.
    case deleted
    /// Properties of the file.
    case properties
    /// The names of those who made changes and comments.
    case authors
    /// What a link leads to.
    case link
    /// Another part of the file.
    case other
  }

  /// The words of a paragraph, a property or an attribute.
  public struct Piece: Sendable, Hashable {
    /// Where it stands.
    public let place: Place
    /// The words.
    public fileprivate(set) var words: String
  }

  /// The pieces, part by part.
  public private(set) var pieces: [Piece] = []

  /// Reads the parts. Cost: linear in the decompressed file.
  ///
  /// - Returns: `nil` for a file that is neither .docx nor .odt.
  /// - Throws: ``DocumentError`` if the file cannot be read.
  public init?(of file: SubmittedFile, limits: DocumentLimits = .standard) throws(DocumentError) {
    let format = try DocumentFormat.detect(fileName: file.name, bytes: file.bytes)
    guard format == .docx || format == .odt else { return nil }
    pieces = try reading(file.name) { () throws(PackageError) in
      let archive = try OfficeArchive(file.bytes, limits: limits.package)
      var pieces: [Piece] = []
      for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
        // What only another program reads may be no XML at all.
        guard let tree = try? XMLTree(name, in: archive) else { continue }
        pieces += Self.pieces(of: tree, in: Self.place(ofPart: name, format))
      }
      return pieces
    }
  }

  private static func place(ofPart name: String, _ format: DocumentFormat) -> Place {
    let part = name.lowercased().split(separator: "/").last.map(String.init) ?? ""
    if part.hasSuffix(".rels") { return .link }
    if format == .odt {
      return ["content.xml": .text, "styles.xml": .header, "meta.xml": .properties][part] ?? .other
    }
    if name.lowercased().hasPrefix("docprops/") { return .properties }
    let places: [(String, Place)] = [
      ("header", .header), ("footer", .footer), ("comments", .comment), ("people", .authors), ("document", .text),
      ("footnotes", .text), ("endnotes", .text),
    ]
    return places.first { part.hasPrefix($0.0) }?.1 ?? .other
  }

  /// Elements whose words belong together, whatever runs they are in.
  private static let paragraphs: Set<String> = ["p", "h"]
  /// Elements that stand for a space.
  private static let spaces: Set<String> = ["tab", "br", "cr", "s", "line-break", "noBreakHyphen"]
  /// Attributes with words of persons.
  private static let attributes: [(name: String, place: Place?)] = [
    ("author", .authors), ("userId", .authors), ("initials", .authors), ("Target", .link), ("href", .link),
    ("descr", nil), ("title", nil), ("alt", nil), ("instr", nil), ("alias", nil),
  ]

  private static func pieces(of tree: XMLTree, in part: Place) -> [Piece] {
    var pieces: [Piece] = []
    // Each node with the place that its ancestors give it, and the piece of its paragraph.
    var open: [(node: XMLTree.Node, place: Place, paragraph: Int?)] = [(tree.root, part, nil)]
    while let (node, place, paragraph) = open.popLast() {
      guard tree.isElement(node) else {
        let words = tree.text(node)
        guard let paragraph else {
          if !words.allSatisfy(\.isWhitespace) { pieces.append(Piece(place: place, words: words)) }
          continue
        }
        if pieces[paragraph].place == place {
          pieces[paragraph].words += words
        } else if pieces.count > paragraph + 1, pieces[pieces.count - 1].place == place {
          pieces[pieces.count - 1].words += words
        } else {
          pieces.append(Piece(place: place, words: words))
        }
        continue
      }
      let local = tree.name(node)?.local ?? ""
      for (name, own) in attributes {
        guard let words = tree.attribute(node, name), !words.isEmpty else { continue }
        pieces.append(Piece(place: own ?? place, words: words))
      }
      let inner = self.place(of: local, in: place)
      var own = paragraph
      if paragraphs.contains(local) {
        // A paragraph may stand in another one: that of a text box.
        own = pieces.count
        pieces.append(Piece(place: inner, words: ""))
      } else if spaces.contains(local), let paragraph {
        pieces[paragraph].words += " "
      }
      for child in Array(tree.children(node)).reversed() { open.append((child, inner, own)) }
    }
    return pieces.filter { !$0.words.isEmpty }
  }

  /// The place of what is in an element.
  private static func place(of local: String, in place: Place) -> Place {
    switch local {
    case "del", "moveFrom", "delText", "deletion", "tracked-changes": .deleted
    case "annotation", "comment": .comment
    case "creator", "lastModifiedBy": place == .properties ? .properties : .authors
    case "header", "header-left", "header-first": .header
    case "footer", "footer-left", "footer-first": .footer
    default: place
    }
  }
}
