import OfficeOpenXML

/// A sequence of paragraphs and tables: the body, a cell, a note, a text box.
struct Story {
  var blocks: [Block] = []
  /// Non-text content after the last block: ends of bookmarks, the last section's properties.
  var tail: [Standing] = []
  /// Its range in the text.
  var text = 0..<0

  struct Block {
    enum Kind {
      case paragraph(Int)
      case table(Int)
    }
    let kind: Kind
    let text: Range<Int>
    /// An index into ``PartText/wrappers``; 0 is none.
    let wrapper: Int32
    /// What precedes it.
    let before: [Standing]
  }

  /// Content between blocks or rows that is not compared: bookmarks, and whole paragraphs, tables and rows inserted by
  /// the new file's own changes.
  struct Standing {
    let node: XMLTree.Node
    /// An index into ``PartText/wrappers``; `nil` for the wrapper of the next block.
    var wrapper: Int32?
  }
}

struct Paragraph {
  /// The `w:p`, and those before it whose marks are absent in the chosen view.
  private(set) var last: XMLTree.Node
  private(set) var before: [XMLTree.Node] = []
  var properties: XMLTree.Node?
  var pieces: Range<Int>
  /// Its words, and one line break for its mark.
  var text: Range<Int>
  var mark: Int32 = 0
  /// Its mark is inserted by the new file's own changes, but nothing follows that it could be joined to.
  var keepsMark = false
  var style: String?
  var list: String?
  /// Contains what may mean something else in another file: objects, links, fields.
  var hasReferences = false
  /// Contains tracked changes that the chosen view resolves: it cannot be copied unchanged.
  var isResolved = false

  init(_ node: XMLTree.Node, pieces: Range<Int>, text: Range<Int>) {
    last = node
    self.pieces = pieces
    self.text = text
  }

  /// In order; nearly always one.
  var nodes: [XMLTree.Node] { before + [last] }
  var isOfOneNode: Bool { before.isEmpty }

  mutating func goOn(in node: XMLTree.Node) {
    before.append(last)
    last = node
  }

  /// The offset of the mark in the text.
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

/// The content of a run, or of a paragraph beside its runs: a text, an object, or a position.
struct Piece {
  enum Kind {
    case text
    /// A tab, a line break, a hyphen: an element that is a character.
    case character
    /// Never split: a picture, a formula, a note reference.
    case object
    /// A whole field; its parts are in ``PartText/groups``.
    case group(Int)
    /// The end of a bookmark or the like: no width.
    case anchor
    /// The mark of a paragraph inserted by the new file's own changes; its number. No width.
    case keptMark(Int)

    var isGroup: Bool { if case .group = self { true } else { false } }
  }

  var kind: Kind
  /// Empty for an anchor, within a group, and for existing insertions of the new file.
  var text: Range<Int>
  var node: XMLTree.Node
  /// The `w:r` around it, if any.
  var run: XMLTree.Node?
  /// Indices into ``PartText/wrappers`` and ``PartText/revisions``; 0 is none.
  var wrapper: Int32
  var revision: Int32
}

/// The pieces of a field, or of its code alone.
struct FieldGroup {
  var members: [Piece]
  /// As written, and as ``FieldCode/canonical(_:)`` returns it.
  var writtenCode: [UInt8]
  var code: [UInt8]
  /// Whether the code contains only words and no other field.
  var hasPlainCode: Bool
  /// Which of the members are the code.
  var codeMembers: Range<Int>
}

/// An element around runs or blocks that continues through changes: a link, a content control.
struct Wrapper {
  let node: XMLTree.Node
  /// The element that contains the content: `w:sdtContent` of a content control, else the element itself.
  let content: XMLTree.Node
  let parent: Int32
  /// A link's target; empty for other wrappers.
  let link: [UInt8]
}

/// The existing tracked changes of the new file at a position: `w:ins`, `w:moveTo`, `w:del`, `w:moveFrom`.
struct Revision: Hashable {
  var inserted: XMLTree.Node?
  var deleted: XMLTree.Node?
}
