import OfficeOpenXML
import TextDiff

/// Reads what was written, with all changes accepted and with all rejected, and compares.
///
/// In the main part, paragraphs that were copied byte for byte are skipped on both sides: they were read with the new
/// file. The first of several consecutive ones is read again, since text before it may continue in it.
struct Verification {
  private let writing: RedlineWriting
  private let main: WrittenPart
  private let early: EarlyReading?
  /// The parts as written.
  private let target: PackageParts
  private let notes: NotesWriting

  init(
    _ writing: RedlineWriting, _ main: WrittenPart, _ early: EarlyReading?, in target: PackageParts,
    _ notes: NotesWriting
  ) {
    self.early = early
    self.writing = writing
    self.main = main
    self.target = target
    self.notes = notes
  }

  /// The fault; `nil` if both texts are correct. Cost: linear in what was changed, on two threads.
  func fault() -> WordRedlineError? {
    guard mainIsRebuilt(), notes.areRebuilt(in: target) else { return .notRebuilt(part: writing.new.main) }
    for (name, bytes) in target.contents
    where name != writing.new.main && name.hasSuffix(".xml") && writing.new.contents[name] != bytes {
      guard (try? XMLTree(part: name, bytes: bytes)) != nil else { return .notRebuilt(part: name) }
    }
    return nil
  }

  private func mainIsRebuilt() -> Bool {
    var main = main
    let wantedNew: [UInt8]
    if writing.views.new == .marked, ChangeAuthors.mayHold(writing.newMain.tree) {
      // A copied paragraph may contain changes of the new file's own: accepted, it has another text.
      main.verbatim = []
      wantedNew = text(writing.newMain.tree, .accepted, writing.new) ?? []
    } else {
      wantedNew = WrittenPart.bytes(writing.newMain.bytes[writing.stories.new.text], without: main.verbatim.map(\.new))
    }
    let wantedOld = WrittenPart.bytes(
      writing.oldMain.bytes[writing.stories.old.text], without: main.verbatim.map(\.old))
    func isWanted(_ texts: StoryTexts?) -> Bool { texts?.are(new: wantedNew, old: wantedOld) ?? false }
    // A paragraph may continue after a split after all: then the part is read as a whole.
    return isWanted(early?.texts(of: main)) || isWanted(main.halves.flatMap(texts)) || isWanted(texts(main.changed))
  }

  /// Both texts of a part that was split in two, read concurrently.
  private func texts(of halves: (first: [UInt8], second: [UInt8])) -> StoryTexts? {
    let (part, target, codes) = (writing.new.main, target, writing.codes.table)
    let (second, first) = Parallel.both(
      { StoryTexts(halves.second, part: part, in: target, codes) },
      { StoryTexts(halves.first, part: part, in: target, codes) })
    guard let first, let second else { return nil }
    return StoryTexts(joining: [first, second])
  }

  private func texts(_ bytes: [UInt8]) -> StoryTexts? {
    StoryTexts(bytes, part: writing.new.main, in: target, writing.codes.table)
  }

  private func text(_ tree: XMLTree, _ view: RevisionView, _ package: PackageParts) -> [UInt8]? {
    guard let body = tree.child(tree.root, "body") else { return nil }
    let codes = writing.codes
    let text = PartText(
      tree, view: view, codes: codes,
      fingerprints: Fingerprints(package, part: writing.new.main, codes: codes, view: view))
    _ = StoryReader.read(body, into: text)
    return text.bytes
  }
}
