import DocumentModel
import NegotiatedText
import OfficeOpenXML

/// A compilation as a Word file: the draft, with each party's changes as tracked changes of that party and its reasons as
/// comments.
///
/// Rejecting all changes gives the draft. Accepting those that a party is an author of, and rejecting the others, gives that
/// party's text. What several parties want alike has them all as its author, `CL, MX`; so has what they take out for different
/// words of each.
public struct CompiledDocument: Sendable {
  /// What is compiled.
  public var text: CompiledText
  /// The title of the document.
  public var title: String
  /// Who compiled it: the author of remarks on contested paragraphs.
  public var author: String
  /// The date of the changes, in UTC (RFC 3339).
  public var date: String
  /// The language of the text (BCP 47), if known.
  public var language: String?
  /// The label by which the file is recognised when it comes back.
  public var label: DocumentLabel?
  /// The state that is compiled, in the words of a footer: it replaces the one that an original of ours names around its text.
  public var provenance: String?
  /// What a comment on a paragraph says where changes of these parties touch each other; `nil` for no comment.
  public var contested: @Sendable (_ parties: String) -> String?

  /// A compilation with its title, author and date.
  public init(
    _ text: CompiledText, title: String, author: String, date: String, language: String? = nil,
    label: DocumentLabel? = nil, provenance: String? = nil,
    contested: @escaping @Sendable (_ parties: String) -> String? = { _ in nil }
  ) {
    self.text = text
    self.title = title
    self.author = author
    self.date = date
    self.language = language
    self.label = label
    self.provenance = provenance
    self.contested = contested
  }

  /// The bytes of a .docx made from the text. The same value gives the same bytes. Cost: linear in the texts.
  public func bytes() throws(ArchiveWriter.Failure) -> [UInt8] { try package.archive() }

  private var package: PlainPackage {
    let layers = layers
    let content = CompiledBody(layers)
    let stamp = PlainMarkup.Stamp(author: author, date: date)
    // The numbers of comments are those of changes too.
    var markup = PlainMarkup(stamp: stamp, nextID: 100 + layers.comments.count, firstNote: 1, language: nil)
    markup.write(content.elements)
    var notes = PlainMarkup(stamp: stamp, nextID: markup.nextID, firstNote: 0, language: nil)
    for (index, note) in markup.notes.enumerated() {
      notes.writeNote(content.note(old: note.old, new: note.new, author: note.author), id: 1 + index)
    }
    var package = PlainPackage(
      body: markup.bytes.isEmpty ? Array("<w:p/>".utf8) : markup.bytes, footnotes: notes.bytes, comment: nil,
      stamp: stamp, language: language ?? "en", title: title, label: label)
    package.comments = layers.comments
    return package
  }

  var layers: LayeredText {
    LayeredText(text) { parties in
      contested(parties).map { PlainComment(id: 0, author: author, text: $0) }
    }
  }
}
