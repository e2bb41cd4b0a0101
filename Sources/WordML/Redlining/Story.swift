import OfficeOpenXML

/// A run of paragraphs and tables: the body, a cell, a note, a text box.
struct Story {
  var blocks: [Block] = []
  /// What stands after the last block and is no text: bookmarks' ends, the last section's properties.
  var tail: [Standing] = []
  /// Where all of it lies in the text.
  var text = 0..<0

  struct Block {
    enum Kind {
      case paragraph(Int)
      case table(Int)
    }
    let kind: Kind
    let text: Range<Int>
    /// Into ``PartText/wrappers``; 0 is none.
    let wrapper: Int32
    /// What stands before it.
    let before: [Standing]
  }

  /// What stands between blocks or rows and is not compared: bookmarks, and whole paragraphs, tables and rows that the
  /// new file's own changes insert.
  struct Standing {
    let node: XMLTree.Node
    /// Into ``PartText/wrappers``; nil where it stands in what the next block stands in.
    var wrapper: Int32?
  }
}

struct Paragraph {
  /// More than one where the marks between them are absent in the view taken.
  var nodes: [XMLTree.Node]
  var properties: XMLTree.Node?
  var pieces: Range<Int>
  /// Its words, and one line break for its mark.
  var text: Range<Int>
  var mark: Int32 = 0
  /// Its mark is inserted by the new file's own changes, but nothing follows that it could be joined to.
  var keepsMark = false
  var style: String?
  var list: String?
  /// Holds what can mean something else in another file: objects, links, fields.
  var hasReferences = false
  /// Holds tracked changes that the view taken resolves: it can't be copied as it is.
  var isResolved = false

  /// Where the mark stands in the text.
  var markPlace: Int { text.upperBound - 1 }
}

struct Table {
  let node: XMLTree.Node
  var rows: [Row] = []
  var tail: [Story.Standing] = []

  struct Row {
    let node: XMLTree.Node
    var cells: [Cell] = []
    var text = 0..<0
    var wrapper: Int32 = 0
    var before: [Story.Standing] = []
    /// The tracked change of the row itself.
    var revision: Int32 = 0
  }

  struct Cell {
    let node: XMLTree.Node
    var story: Story
  }
}

/// What a run holds, or a paragraph beside its runs: a text, an object, or a place.
struct Piece {
  enum Kind {
    case text
    /// A tab, a line break, a hyphen: an element that is a character.
    case character
    /// Never cut: a picture, a formula, a reference of a note.
    case object
    /// A whole field, from its beginning to its end; the parts are in ``PartText/groups``.
    case group(Int)
    /// A bookmark's end and such: no width.
    case anchor
    /// The mark of a paragraph that the new file's own changes insert; its number. No width.
    case keptMark(Int)

    var isGroup: Bool { if case .group = self { true } else { false } }
  }

  var kind: Kind
  /// Empty for an anchor, within a group, and for what the new file's own changes insert.
  var text: Range<Int>
  var node: XMLTree.Node
  /// The `w:r` around it, if it stands in one.
  var run: XMLTree.Node?
  /// Into ``PartText/wrappers`` and ``PartText/revisions``; 0 is none.
  var wrapper: Int32
  var revision: Int32
}

/// The pieces of a field, or of its code alone.
struct FieldGroup {
  var members: [Piece]
  /// As it is written, and as ``FieldCode/canonical(_:)`` gives it.
  var writtenCode: [UInt8]
  var code: [UInt8]
  /// Whether the code holds words alone and no other field.
  var hasPlainCode: Bool
  /// Which of the members are the code.
  var codeMembers: Range<Int>
}

/// An element around runs or blocks that goes on through changes: a link, a content control.
struct Wrapper {
  let node: XMLTree.Node
  /// The element that holds the content: `w:sdtContent` of a content control, else the element itself.
  let content: XMLTree.Node
  let parent: Int32
  /// What a link leads to; empty for other wrappers.
  let link: [UInt8]
}

/// The tracked changes that the new file already holds at some place: `w:ins`, `w:moveTo`, `w:del`, `w:moveFrom`.
struct Revision: Hashable {
  var inserted: XMLTree.Node?
  var deleted: XMLTree.Node?
}
