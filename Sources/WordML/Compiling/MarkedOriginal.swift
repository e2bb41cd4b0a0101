import DocumentModel
import MarkdownText
import OfficeOpenXML

/// A copy of a draft's Word original in which the changes of a compilation are marked.
public struct MarkedOriginal: Sendable {
  /// The .docx.
  public let bytes: [UInt8]
  /// The changes that could not be marked where they are, and are told in comments near there: whose, and what they are.
  public let notMarked: [String]

  /// Why nothing is marked in the original.
  public enum Failure: Error, Sendable, Hashable {
    /// The file cannot be read.
    case unreadable
    /// It has tracked changes of its own that cannot be accepted first.
    case hasChanges
    /// It has another text than the draft.
    case otherText
    /// With all changes rejected, the copy would not be the original.
    case notRebuilt
  }
}

extension CompiledDocument {
  /// The compilation in a copy of the draft's Word original, with its styles, headers, and everything else.
  ///
  /// With all changes rejected, the copy is read as the original is; this is verified. Cost: linear in the file and the texts.
  public func marked(
    in original: [UInt8], limits: PackageLimits = .standard
  ) throws(MarkedOriginal.Failure) -> MarkedOriginal {
    let clean = try restated(Self.withoutChanges(original, limits), limits)
    // A copy may be many times its original: what it is made with is gone before it is packed, and read back.
    let (parts, notMarked) = try parts(inClean: clean, limits)
    guard let bytes = try? parts.archive(), Self.isRebuilt(bytes, clean, limits) else { throw .notRebuilt }
    return MarkedOriginal(bytes: bytes, notMarked: notMarked)
  }

  /// The parts of the copy, and what is told in comments.
  private func parts(
    inClean clean: [UInt8], _ limits: PackageLimits
  ) throws(MarkedOriginal.Failure) -> (PackageParts, notMarked: [String]) {
    var parts: PackageParts
    let trees: [XMLTree]
    do throws(PackageError) {
      parts = try PackageParts(clean, limits: limits)
      var found: [XMLTree] = []
      for name in [parts.main, parts.part("footnotes"), parts.part("endnotes")] {
        if let tree = try parts.tree(name) { found.append(tree) }
      }
      trees = found
    } catch { throw .unreadable }
    guard let main = trees.first, main.part == parts.main, let body = main.child(main.root, "body") else {
      throw .unreadable
    }
    // Everything here is written with that prefix.
    guard trees.allSatisfy({ Array($0.writtenPrefix($0.root)) == Array("w:".utf8) }) else { throw .notRebuilt }
    let layers = layers
    let read = trees.enumerated().map { OriginalPart($1, below: $0 == 0 ? body : $1.root) }
    let used = UsedNumbers(in: parts)
    let notes = AddedNotes(like: read, styles: (try? parts.tree(parts.part("styles"))) ?? nil)
    var planner = OriginalMarking(
      layers, in: read,
      markup: ChangeMarkup(date: date, firstID: used.largestID + 1 + layers.comments.count, notes: notes),
      firstComment: used.largestID)
    guard planner.holdsText else { throw .otherText }
    planner.mark()
    for (part, marks) in zip(read, planner.marks) where !marks.isEmpty {
      var writer = MarkedPart(part, marks, planner.markup, firstComment: used.largestID)
      parts.set(part.tree.part, writer.written())
      planner.markup = writer.markup
    }
    do throws(PackageError) {
      try parts.add(notes: Self.notes(&planner.markup, in: layers), of: notes.kind)
      try parts.add(comments: planner.comments, date: date)
      try parts.keepNames()
      if let label { try parts.setLabel(label) }
    } catch { throw .notRebuilt }
    return (parts, planner.notMarked)
  }

  /// The notes that parties add.
  private static func notes(_ markup: inout ChangeMarkup, in layers: LayeredText) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, note) in markup.notes.notes.enumerated() {
      let words = markup.inserted(
        layers.addedNote(note.label, by: note.author), by: note.author, like: [], keepsFormat: false)
      bytes += markup.notes.element(index, words)
    }
    return bytes
  }

  /// The file with its own tracked changes accepted, as the record reads it.
  private static func withoutChanges(
    _ original: [UInt8], _ limits: PackageLimits
  ) throws(MarkedOriginal.Failure) -> [UInt8] {
    guard let file = try? WordFile(original, limits: limits) else { throw .unreadable }
    guard !file.review().changes.isEmpty else { return original }
    let options = WordRedline.Options(author: "gcmrepo", date: "2000-01-01T00:00:00Z", existingChanges: .accept)
    guard let clean = try? WordRedline.write(old: original, new: original, options: options, limits: limits),
      clean.changes == 0
    else { throw .hasChanges }
    return clean.bytes
  }

  /// The file without what it says of its own state around its text, if it is one of ours.
  private func restated(
    _ original: [UInt8], _ limits: PackageLimits
  ) throws(MarkedOriginal.Failure) -> [UInt8] {
    guard let provenance else { return original }
    guard let parts = try? PackageParts(original, limits: limits),
      let made = try? parts.restated(provenance, label).archive()
    else { throw .unreadable }
    return made
  }

  private static func isRebuilt(_ bytes: [UInt8], _ original: [UInt8], _ limits: PackageLimits) -> Bool {
    guard let copy = try? WordFile(bytes, limits: limits), let file = try? WordFile(original, limits: limits) else {
      return false
    }
    // A table whose rows are all rejected is none.
    func shown(_ blocks: [Block]) -> [Block] {
      blocks.filter { if case .table(let table) = $0 { !table.head.isEmpty || !table.rows.isEmpty } else { true } }
    }
    return shown(copy.text(.rejected).blocks) == shown(file.text(.accepted).blocks)
  }
}

extension PackageParts {
  /// Adds comments to those of the file.
  fileprivate mutating func add(comments: [PlainComment], date: String) throws(PackageError) {
    guard !comments.isEmpty else { return }
    let markup = Array(comments.map { $0.markup(prefix: "w:", date: date, style: nil) }.joined().utf8)
    if let name = part("comments"), let tree = try tree(name) {
      guard Array(tree.writtenPrefix(tree.root)) == Array("w:".utf8) else { throw .damaged(.content) }
      return set(name, tree.appending(markup))
    }
    guard let main = try tree(self.main), let address = PartNamespaces(main).wordAddress(main) else {
      throw .damaged(.content)
    }
    let name = contents["word/comments.xml"] == nil ? "word/comments.xml" : freeName(like: "word/comments.xml")
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"\(address)\">"
    add(
      name, Array(head.utf8) + markup + Array("</w:comments>".utf8),
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    _ = relate(self.main, type: relationshipType("comments"), target: name, isExternal: false)
  }

  /// Takes out the settings by which Word forgets who made a change when it saves the file.
  fileprivate mutating func keepNames() throws(PackageError) {
    guard let name = part("settings"), let tree = try tree(name) else { return }
    var bytes = tree.bytes
    let nodes = tree.children(tree.root).filter {
      tree.isWord($0, "removePersonalInformation") || tree.isWord($0, "removeDateAndTime")
    }
    for node in nodes.reversed() { bytes.removeSubrange(tree.range(node)) }
    if !nodes.isEmpty { set(name, bytes) }
  }
}
