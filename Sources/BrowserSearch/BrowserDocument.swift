/// A page of a static portal, or a part of one, that its search finds.
public struct BrowserDocument: Sendable, Hashable {
  /// Where it is, relative to the portal's root: `d/draft-3/es/index.html`.
  public var address: String
  /// What it is called.
  public var title: String
  /// The tag of its language.
  public var language: String
  /// What it is, as a word for filters: `input`, `declaration`.
  public var kind: String
  /// The code of the party whose text it is.
  public var party: String?
  /// Its paragraphs, in their order.
  public var paragraphs: [Paragraph]

  /// A paragraph, with the name by which its page is entered there.
  public struct Paragraph: Sendable, Hashable {
    /// The fragment of its address, such as `p-7`; `nil` for the page as a whole.
    public var anchor: String?
    /// Its words, without markup.
    public var text: String

    /// A paragraph.
    public init(anchor: String? = nil, text: String) {
      self.anchor = anchor
      self.text = text
    }
  }

  /// A page with its paragraphs.
  public init(
    address: String, title: String, language: String, kind: String, party: String? = nil, paragraphs: [Paragraph]
  ) {
    self.address = address
    self.title = title
    self.language = language
    self.kind = kind
    self.party = party
    self.paragraphs = paragraphs
  }
}

/// A file of the search of a static portal.
public struct BrowserSearchFile: Sendable, Hashable {
  /// Its path below the portal's root: `search/0/de.js`.
  public let name: String
  /// Its content.
  public let bytes: [UInt8]
}
