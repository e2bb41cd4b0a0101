/// One tracked change, as its author made it; nothing of it is accepted or rejected here.
public struct TrackedChange: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Something was put in, or taken out.
    case insertion, deletion
    /// Something was here before it was moved.
    case movedFrom = "moved_from"
    /// Something was moved here.
    case movedTo = "moved_to"
    /// Something looks different.
    case formatting
  }

  /// What was changed.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Words in a paragraph.
    case words
    /// The end of a paragraph alone: its deletion joins two paragraphs.
    case paragraphMark = "paragraph_mark"
    /// A whole row of a table.
    case tableRow = "table_row"
    /// A whole cell of a table.
    case tableCell = "table_cell"
    /// Cells merged or split.
    case cellMerge = "cell_merge"
    /// The properties of a paragraph, a table, a section or a list.
    case paragraph, table, section, numbering
  }

  /// What was done.
  public let kind: Kind
  /// What it was done to.
  public let subject: Subject
  /// The author's name, as the file has it.
  public let author: String
  /// As the file has it: RFC 3339 mostly, with a Z that may stand for local time. Nil where it has none.
  public let date: String?
  /// The words concerned: inserted, deleted, moved or formatted.
  public package(set) var text: String
  /// Whether the end of the paragraph is part of the change.
  public package(set) var endsParagraph: Bool
  /// The two sides of a move bear one name.
  public let move: String?
  /// Where it is.
  public let place: Place

  package init(
    kind: Kind, subject: Subject, author: String, date: String?, text: String, endsParagraph: Bool, move: String?,
    place: Place
  ) {
    self.kind = kind
    self.subject = subject
    self.author = author
    self.date = date
    self.text = text
    self.endsParagraph = endsParagraph
    self.move = move
    self.place = place
  }
}

/// Where something stands in a document.
public struct Place: Sendable, Hashable {
  /// A flow of text of its own.
  public enum Story: String, Sendable, Hashable, CaseIterable {
    /// The main text; a note; what is at the top or the bottom of pages.
    case body, footnote, endnote, header, footer
  }

  /// The flow of text that it is in.
  public let story: Story
  /// The paragraph in its story, counted from 1 with those in tables and empty ones.
  public let paragraph: Int
  /// The number or heading at the paragraph, else the nearest before it; nil where there is none.
  public let near: String?

  package init(story: Story, paragraph: Int, near: String?) {
    self.story = story
    self.paragraph = paragraph
    self.near = near
  }
}
