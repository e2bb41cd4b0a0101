import OfficeOpenXML
import TextDiff

/// A redline being written: both packages, and the parts written so far.
final class RedlineWriting {
  typealias Views = (old: RevisionView, new: RevisionView)

  let old: PackageParts
  let new: PackageParts
  let options: WordRedline.Options
  let views: Views
  let codes = ObjectCodes()
  let context: RedlineContext
  let parts: PartImport
  let definitions: Definitions
  let oldMain: PartText
  let newMain: PartText
  let stories: (old: Story, new: Story)
  let bodies: (old: XMLTree.Node, new: XMLTree.Node)

  init(
    old oldFile: RedlineSource, new newFile: RedlineSource, options: WordRedline.Options
  ) throws(WordRedlineError) {
    let (old, new) = (oldFile.parts, newFile.parts)
    self.old = old
    self.new = new
    self.options = options
    let oldTree = try oldFile.main.get()
    let newTree = try newFile.main.get()
    let (oldSpaces, newSpaces) = (PartNamespaces(oldTree), PartNamespaces(newTree))
    guard let oldAddress = oldSpaces.wordAddress(oldTree), let newAddress = newSpaces.wordAddress(newTree),
      oldAddress == newAddress, !oldSpaces.conflicts(with: newSpaces)
    else { throw .strictAndTransitional }

    views = try Self.views(options, oldTree, newTree)
    bodies = try (Self.body(oldTree, .old), Self.body(newTree, .new))
    oldMain = PartText(
      oldTree, view: views.old, codes: codes,
      fingerprints: Fingerprints(old, part: old.main, codes: codes, view: views.old))
    newMain = PartText(
      newTree, view: views.new, codes: codes,
      fingerprints: Fingerprints(new, part: new.main, codes: codes, view: views.new))
    let (bodies, oldMain, newMain) = (bodies, oldMain, newMain)
    let (read, stories) = Parallel.both(
      { Definitions.read(old, new) },
      { (old: StoryReader.read(bodies.old, into: oldMain), new: StoryReader.read(bodies.new, into: newMain)) })
    self.stories = stories
    guard !codes.isFull else { throw .tooManyObjects(limit: ObjectCodes.limit) }

    let prefix = String(decoding: newTree.writtenPrefix(newTree.root), as: UTF8.self)
    parts = PartImport(old: old, new: new)
    let trees = try read.get()
    definitions = trees
    let lists = NumberingImport(
      old: trees.oldLists, new: trees.newLists, prefix: prefix,
      votes: Self.votes(oldMain, newMain, trees.oldStyles, trees.newStyles))
    let styles = StyleImport(old: trees.oldStyles, new: trees.newStyles, prefix: prefix) { lists.isSame($0, $1) }
    let copier = OldCopy(
      styles: styles, lists: lists, parts: parts, relationshipPrefixes: oldSpaces.relationshipPrefixes,
      view: views.old, firstDrawing: 1 + trees.used.largestDrawing)
    copier.from = old.main
    copier.into = new.main
    context = RedlineContext(
      options: options, copier: copier, codes: codes,
      toggles: (StyleToggles(trees.oldStyles), StyleToggles(trees.newStyles)), prefix: prefix,
      firstID: 1 + trees.used.largestID)
  }

  func write() throws(WordRedlineError) -> WordRedline {
    let notes = NotesWriting(self)
    let main: WrittenPart
    let early = earlyReading()
    do throws(PackageError) {
      try notes.prepare()
      let written = PartWriter(old: oldMain, new: newMain, context: context)
        .part(bodies.new, old: stories.old, new: stories.new, early: early)
      set(new.main, written.bytes)
      main = written
      try notes.write()
      try HeadersWriting(self).write(oldMain.tree, newMain.tree)
      if let bytes = context.copier.styles.part, let name = new.part("styles") { set(name, bytes) }
      try setNumbering()
      try Protection(self).lift()
      try DifferenceReport(self).report(oldMain, newMain)
    } catch {
      throw .package(.new, error)
    }
    guard !codes.isFull else { throw .tooManyObjects(limit: ObjectCodes.limit) }
    let verification = Verification(self, main, early, in: parts.target, notes)
    let finished = finished()
    // The package is returned only once it has been verified.
    let (bytes, fault) = Parallel.both({ finished.flatMap(Self.archive) }, { verification.fault() })
    if let fault { throw fault }
    return WordRedline(
      bytes: try bytes.get(), changes: context.changes, notMarked: context.notMarked,
      pendingAuthors: views.old == .rejected ? ChangeAuthors.of(oldMain.tree).sorted() : [])
  }

  /// `nil` if the main part must be read as a whole: a copied paragraph may contain changes of the new file's own.
  private func earlyReading() -> EarlyReading? {
    if views.new == .marked, ChangeAuthors.mayHold(newMain.tree) { return nil }
    return EarlyReading(part: new.main, codes: codes) { [parts] in parts.target }
  }

  /// The parts with what belongs to neither text: the comment at the top, and the label.
  private func finished() -> Result<PackageParts, WordRedlineError> {
    do throws(WordRedlineError) {
      try TopComment(self).write(options.topComment(context.notMarked))
    } catch {
      return .failure(error)
    }
    guard let label = options.label else { return .success(parts.target) }
    var labelled = parts.target
    do throws(PackageError) { try labelled.setLabel(label) } catch { return .failure(.package(.new, error)) }
    return .success(labelled)
  }

  private static func archive(_ parts: PackageParts) -> Result<[UInt8], WordRedlineError> {
    do {
      return .success(try parts.archive())
    } catch {
      return .failure(.notRebuilt(part: parts.main))
    }
  }

  func set(_ part: String, _ bytes: [UInt8]) { parts.change { $0.set(part, bytes) } }

  /// Adds a part to which the main part has a relationship.
  func add(_ part: String, _ bytes: [UInt8], kind: String, contentType: String) {
    parts.change {
      $0.add(part, bytes, type: contentType)
      _ = $0.relate(new.main, type: new.relationshipType(kind), target: part, isExternal: false)
    }
  }
}

// MARK: The start

extension RedlineWriting {
  private static func body(_ tree: XMLTree, _ side: WordRedlineError.Side) throws(WordRedlineError) -> XMLTree.Node {
    guard tree.isWord(tree.root, "document"), let body = tree.child(tree.root, "body") else {
      throw .package(side, .damaged(.content))
    }
    return body
  }

  private static func views(
    _ options: WordRedline.Options, _ old: XMLTree, _ new: XMLTree
  ) throws(WordRedlineError) -> Views {
    switch options.existingChanges {
    case .accept: return (.accepted, .accepted)
    case .reject: return (.rejected, .rejected)
    case .keep: return (.rejected, .marked)
    case nil:
      let authors = ChangeAuthors.of(old).union(ChangeAuthors.of(new))
      guard authors.count <= 1 else { throw .existingChanges(authors: authors.sorted()) }
      return (.rejected, .marked)
    }
  }

  /// Which old list corresponds to which new one, determined by the paragraphs that are equal in both texts, and by
  /// styles with the same id.
  private static func votes(
    _ old: PartText, _ new: PartText, _ oldStyles: XMLTree?, _ newStyles: XMLTree?
  ) -> [NumberingImport.ListPair: Int] {
    var votes: [NumberingImport.ListPair: Int] = [:]
    let newLists = StyleImport.lists(newStyles)
    for (style, list) in StyleImport.lists(oldStyles) {
      if let other = newLists[style] { votes[.init(old: list, new: other), default: 0] += 10 }
    }
    // A paragraph counts if its words occur once on each side.
    var seen: [ArraySlice<UInt8>: (list: String?, count: Int)] = [:]
    for paragraph in old.paragraphs where paragraph.list != nil && !paragraph.text.isEmpty {
      seen[old.bytes[paragraph.text], default: (paragraph.list, 0)].count += 1
    }
    guard !seen.isEmpty else { return votes }
    for paragraph in new.paragraphs {
      guard let list = paragraph.list, let found = seen[new.bytes[paragraph.text]], found.count == 1,
        let other = found.list
      else { continue }
      votes[.init(old: other, new: list), default: 0] += 1
    }
    return votes
  }

  private func setNumbering() throws(PackageError) {
    guard let bytes = context.copier.lists.part else { return }
    if let name = new.part("numbering") { return set(name, bytes) }
    let type = old.part("numbering").flatMap { old.contentType(of: $0) }
    add(
      parts.target.contents["word/numbering.xml"] == nil
        ? "word/numbering.xml" : parts.target.freeName(like: "word/numbering.xml"), bytes, kind: "numbering",
      contentType: type ?? "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")
  }
}

/// The authors of the tracked changes of a part.
enum ChangeAuthors {
  private static let names: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "sectPrChange",
    "tblPrExChange", "tblGridChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
  ]

  /// Whether a part may contain changes. Cost: the number of distinct names.
  static func mayHold(_ tree: XMLTree) -> Bool { names.contains { tree.holds($0) } }

  static func of(_ tree: XMLTree) -> Set<String> {
    guard mayHold(tree) else { return [] }
    var authors: Set<String> = []
    func look(_ node: XMLTree.Node) {
      if let name = tree.name(node), name.namespace == .word, names.contains(name.local),
        let author = tree.attribute(node, "author")
      {
        authors.insert(author)
      }
      for child in tree.children(node) where tree.isElement(child) { look(child) }
    }
    look(tree.root)
    return authors
  }
}
