import OfficeOpenXML

/// What is marked in one part of a Word original.
struct PartMarks {
  /// Who deletes each character, as an index of ``authors`` plus one; 0 for nobody.
  private(set) var deleted: [Int32]
  private(set) var authors: [String] = []
  private var numbers: [String: Int32] = [:]
  /// What is inserted after a character, or before the first one of a paragraph.
  private(set) var afterUnit: [Int: [Insertion]] = [:]
  private(set) var atStart: [Int: [Insertion]] = [:]
  /// What is inserted after the link that a character is in.
  private(set) var afterLink: [XMLTree.Node: [Insertion]] = [:]
  /// Whole paragraphs, rows and tables: who deletes their mark or the row, and what follows them.
  private(set) var marks: [XMLTree.Node: String] = [:]
  private(set) var rows: [XMLTree.Node: String] = [:]
  private(set) var after: [XMLTree.Node: [UInt8]] = [:]
  private(set) var before: [XMLTree.Node: [UInt8]] = [:]
  /// The paragraphs in which something is marked.
  private(set) var touched: Set<Int> = []

  /// About how many changes are marked: two for each place where something is inserted.
  var count: Int { 2 * (afterUnit.count + atStart.count + marks.count) }

  enum Insertion {
    case runs([ChangedRun], author: String)
    case comments([Int])
  }

  init(count: Int) { deleted = Array(repeating: 0, count: count) }

  var isEmpty: Bool { touched.isEmpty && after.isEmpty && before.isEmpty && rows.isEmpty }

  mutating func delete(_ units: Range<Int>, by author: String, in part: OriginalPart) {
    let number = numbers[author] ?? Int32(authors.count + 1)
    if numbers[author] == nil {
      numbers[author] = number
      authors.append(author)
    }
    for unit in units {
      deleted[unit] = number
      touched.insert(Int(part.units[unit].paragraph))
    }
  }

  mutating func insert(_ insertion: Insertion, after unit: Int, in part: OriginalPart) {
    afterUnit[unit, default: []].append(insertion)
    touched.insert(Int(part.units[unit].paragraph))
  }

  /// Inserts after the link that a character is in, or else after the character.
  mutating func insert(_ insertion: Insertion, afterLinkOf unit: Int, in part: OriginalPart) {
    var node = part.tree.parent(part.units[unit].node)
    while let inner = node, !part.tree.isWord(inner, "p") {
      if part.tree.isWord(inner, "hyperlink") {
        afterLink[inner, default: []].append(insertion)
        touched.insert(Int(part.units[unit].paragraph))
        return
      }
      node = part.tree.parent(inner)
    }
    insert(insertion, after: unit, in: part)
  }

  mutating func insert(_ insertion: Insertion, atStartOf paragraph: Int) {
    atStart[paragraph, default: []].append(insertion)
    touched.insert(paragraph)
  }

  mutating func deleteMark(of paragraph: Int, by author: String, in part: OriginalPart) {
    marks[part.paragraphs[paragraph].node] = author
    touched.insert(paragraph)
  }

  mutating func deleteRow(_ row: XMLTree.Node, by author: String) { rows[row] = author }
  mutating func put(_ markup: [UInt8], after node: XMLTree.Node) { after[node, default: []] += markup }
  mutating func put(_ markup: [UInt8], before node: XMLTree.Node) { before[node, default: []] += markup }

  /// Who deletes a character.
  func author(of unit: Int) -> String? { deleted[unit] == 0 ? nil : authors[Int(deleted[unit]) - 1] }
}
