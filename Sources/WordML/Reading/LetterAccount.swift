import DocumentModel
import OfficeOpenXML

/// The content of the stories, counted by a plain scan, compared with what the reader visited: whatever it skipped is
/// found, for any reason.
struct LetterAccount {
  /// Of the body and each note, in all views.
  private(set) var source = ContentTally()
  /// What the reader visited, shown or omitted for a known reason. Notes and tables that are shown are counted in the
  /// text.
  private(set) var met = ContentTally()
  /// Letters as they were added to the text.
  private(set) var shown = 0
  /// What it visited in one part, if recorded.
  private(set) var seen: Set<XMLTree.Node>?
  private var part = ""
  /// The code of the first field without words in the file, though Word shows some.
  private(set) var unwritten: String?
  /// The notes of the file, as ``StoryScan`` names them.
  let notes: Set<String>

  init(notes: Set<String>) { self.notes = notes }

  init(remembersIn part: String, notes: Set<String>) {
    seen = []
    self.part = part
    self.notes = notes
  }

  /// What the source has and neither the text nor the reader accounts for.
  ///
  /// - Parameter text: the blocks that the reader made.
  func missing(from text: ContentTally) -> ContentTally {
    source.missing(from: text, accounted: met, put: shown)
  }

  mutating func open(_ story: XMLTree.Node, of tree: XMLTree) {
    source += StoryScan(of: tree, notes: notes).tally(story)
  }

  mutating func read(_ text: String, at node: XMLTree.Node, in tree: XMLTree) {
    met.letters += LetterCount.of(text)
    remember(node, in: tree)
  }

  mutating func put(_ text: String) { shown += LetterCount.ofWords(text) }

  mutating func read(_ part: MissingPart, at node: XMLTree.Node, in tree: XMLTree) {
    switch part {
    case .textBox: if StoryScan(of: tree, notes: notes).tally(node).letters > 0 { met.boxes += 1 }
    case .field: met.fields += 1
    case .note, .table: break
    }
    remember(node, in: tree)
  }

  mutating func lack(fieldOf code: String, at node: XMLTree.Node, in tree: XMLTree) {
    met.fields -= 1
    unwritten = unwritten ?? code
    remember(node, in: tree)
  }

  /// Content omitted as a whole: deleted words, placeholder text, numbers that are computed again.
  mutating func leave(_ node: XMLTree.Node, in tree: XMLTree) {
    let scan = StoryScan(of: tree, notes: notes)
    met += scan.tally(node)
    if seen != nil, tree.part == part { scan.walk(node) { node, _ in seen?.insert(node) } }
  }

  /// Content written as one text, with characters that the source does not have.
  mutating func show(_ text: String, of node: XMLTree.Node, in tree: XMLTree) {
    let scan = StoryScan(of: tree, notes: notes)
    met.letters += min(scan.tally(node).letters, LetterCount.of(text))
    if seen != nil, tree.part == part { scan.walk(node) { node, _ in seen?.insert(node) } }
  }

  private mutating func remember(_ node: XMLTree.Node, in tree: XMLTree) {
    if seen != nil, tree.part == part { seen?.insert(node) }
  }
}
