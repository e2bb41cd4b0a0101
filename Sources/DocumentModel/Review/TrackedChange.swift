/// One tracked change, as its author made it; neither accepted nor rejected.
public struct TrackedChange: Sendable, Hashable {
  /// The type of the revision.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Inserted, or deleted.
    case insertion, deletion
    /// Moved away from here.
    case movedFrom = "moved_from"
    /// Moved to here.
    case movedTo = "moved_to"
    /// Formatted differently.
    case formatting
  }

  /// What was changed.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Words in a paragraph.
    case words
    /// The end of a paragraph alone: deleting it joins two paragraphs.
    case paragraphMark = "paragraph_mark"
    /// A whole table row.
    case tableRow = "table_row"
    /// A whole table cell.
    case tableCell = "table_cell"
    /// Cells merged or split.
    case cellMerge = "cell_merge"
    /// The properties of a paragraph, a table, a section or a list.
    case paragraph, table, section, numbering
  }

  /// The type of the revision.
  public let kind: Kind
  /// What was changed.
  public let subject: Subject
  /// The author's name, as in the file.
  public let author: String
  /// As in the file: usually RFC 3339, with a Z that may stand for local time. `nil` if it has none.
  public let date: String?
  /// The inserted, deleted, moved or formatted words.
  public package(set) var text: String
  /// Whether the paragraph mark is part of the change.
  public package(set) var endsParagraph: Bool
  /// The name shared by the two sides of a move.
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

/// A location in a document.
public struct Place: Sendable, Hashable {
  /// A separate flow of text.
  public enum Story: String, Sendable, Hashable, CaseIterable {
    /// The main text; a note; the top or the bottom of pages.
    case body, footnote, endnote, header, footer
  }

  /// The story that contains it.
  public let story: Story
  /// The paragraph in its story, counted from 1 including those in tables and empty ones.
  public let paragraph: Int
  /// The number or heading at the paragraph, else the nearest one before it; `nil` if there is none.
  public let near: String?

  package init(story: Story, paragraph: Int, near: String?) {
    self.story = story
    self.paragraph = paragraph
    self.near = near
  }
}
