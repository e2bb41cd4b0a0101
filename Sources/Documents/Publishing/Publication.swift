import DocumentModel
import MarkdownText

/// A text of the record with everything that an exported document has around it.
///
/// The caller, who knows the document's language, supplies the words; neither they nor the text are interpreted as
/// markup.
public struct Publication: Sendable, Hashable {
  /// The text's source, for errors.
  public var name: String
  /// Markdown in UTF-8.
  public var text: [UInt8]
  public var title: Title
  /// The text's language (BCP 47): `es`, `pt-BR`.
  public var language: String
  /// The country where it was written (ISO 3166-1 alpha-2), for a spelling checker; `nil` for several.
  public var country: String?
  /// The author, for the document's properties.
  public var author: String
  /// The rows of the heading block, below the title.
  public var head: [Fact]
  /// The header line of each page.
  public var header: String
  /// The footer line of each page: the state of the record that the text comes from.
  public var provenance: String
  public var pageWords: PageWords
  /// The label by which the document is recognised when it comes back.
  public var label: DocumentLabel?
  /// The state's time in seconds since 1970: the only time in the document.
  public var seconds: Int64
  /// Content of the document's own that follows the text, such as a form's tables.
  public var blocks: [Block] = []
  /// The texts of a compilation, which follow the publication's own; each begins with a heading.
  public var parts: [Part] = []
  /// The heading of the list of contents of a compilation.
  public var contentsTitle = ""

  /// One of several texts in a document.
  public struct Part: Sendable, Hashable {
    /// The text's source, for errors.
    public var name: String
    /// Markdown in UTF-8. Its headings begin below the part's own. A link to `#part3` leads to the third part.
    public var text: [UInt8]
    /// A first heading of the text with the same words is not printed twice.
    public var title: String
    /// What stands before the title in the part's heading, such as the party.
    public var author: String
    /// The rows of the block below the heading.
    public var head: [Fact]
    /// The text's language (BCP 47).
    public var language: String
    /// The level of its heading, from 1: a part of a higher level belongs to the one before it.
    public var level = 1
    /// Whether it begins on a new page.
    public var startsPage = false

    public init(name: String, text: [UInt8], title: String, author: String, head: [Fact], language: String) {
      self.name = name
      self.language = language
      self.text = text
      self.title = title
      self.author = author
      self.head = head
    }
  }

  public enum Title: Sendable, Hashable {
    /// A first heading of the text with the same words is not printed twice.
    case given(String)
    /// The text's first heading if it begins with one, else these words.
    case ofText(else: String)
  }

  public struct Fact: Sendable, Hashable {
    public var label: String
    public var value: String

    public init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// The words around the page number and the page count: "page" 3 "of" 12.
  public struct PageWords: Sendable, Hashable {
    public var page: String
    public var of: String

    public init(page: String, of: String) {
      self.page = page
      self.of = of
    }
  }

  public init(
    name: String, text: [UInt8], title: Title, language: String, country: String? = nil, author: String = "",
    head: [Fact] = [], header: String, provenance: String, pageWords: PageWords, label: DocumentLabel? = nil,
    seconds: Int64
  ) {
    self.name = name
    self.text = text
    self.title = title
    self.language = language
    self.country = country
    self.author = author
    self.head = head
    self.header = header
    self.provenance = provenance
    self.pageWords = pageWords
    self.label = label
    self.seconds = seconds
  }
}
