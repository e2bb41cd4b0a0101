import DocumentModel
import OfficeOpenXML

/// What the stories that are read hold, counted by a plain scan, beside what the reader came to: what it passed over is found
/// whatever the reason.
struct LetterAccount {
  /// Of the body and each note that is read, in all their readings.
  private(set) var source = ContentTally()
  /// Of what the reader came to, shown or left out for a reason that is known. Notes and tables that are shown are counted in
  /// the text.
  private(set) var met = ContentTally()
  /// Letters as they went into the text.
  private(set) var shown = 0
  /// What of one part it came to, where that is remembered.
  private(set) var seen: Set<XMLTree.Node>?
  private var part = ""
  /// The code of the first field that the file holds no words of, though Word shows some.
  private(set) var unwritten: String?
  /// The notes that the file has, as ``StoryScan`` names them.
  let notes: Set<String>

  init(notes: Set<String>) { self.notes = notes }

  init(remembersIn part: String, notes: Set<String>) {
    seen = []
    self.part = part
    self.notes = notes
  }

  /// What the source holds and neither the text nor the reader.
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

  /// What is left out with all that stands in it: deleted words, prompts, numbers that are counted anew.
  mutating func leave(_ node: XMLTree.Node, in tree: XMLTree) {
    let scan = StoryScan(of: tree, notes: notes)
    met += scan.tally(node)
    if seen != nil, tree.part == part { scan.walk(node) { node, _ in seen?.insert(node) } }
  }

  /// What is written as one text, with signs that the source has not.
  mutating func show(_ text: String, of node: XMLTree.Node, in tree: XMLTree) {
    let scan = StoryScan(of: tree, notes: notes)
    met.letters += min(scan.tally(node).letters, LetterCount.of(text))
    if seen != nil, tree.part == part { scan.walk(node) { node, _ in seen?.insert(node) } }
  }

  private mutating func remember(_ node: XMLTree.Node, in tree: XMLTree) {
    if seen != nil, tree.part == part { seen?.insert(node) }
  }
}
