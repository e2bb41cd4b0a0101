import OfficeOpenXML

/// Writes the parts of the footnotes and of the endnotes.
///
/// The notes of references on both sides are compared; those of deleted references are copied from the old file under
/// new ids.
final class NotesWriting {
  private let writing: RedlineWriting
  private var parts: [String: Notes] = [:]
  static let kinds = ["footnotes", "endnotes"]

  private struct Notes {
    var old: PartText?
    var new: PartText?
    var oldNotes: [String: XMLTree.Node] = [:]
    var newNotes: [(id: String, node: XMLTree.Node)] = []
    /// The first id that none of the new file's notes has.
    var nextID = 1
  }

  /// By kind, the ids that deleted notes get; apart from the parts, which would be copied with each.
  private var ids: [String: [String: String]] = [:]

  init(_ writing: RedlineWriting) { self.writing = writing }

  /// Reads the parts, and assigns ids to deleted references while the text is written.
  func prepare() throws(PackageError) {
    for kind in Self.kinds {
      var notes = Notes()
      if let name = writing.old.part(kind), let tree = try writing.old.tree(name) {
        notes.old = text(tree, writing.old, name, writing.views.old)
        for (id, node) in Self.notes(tree) where notes.oldNotes[id] == nil { notes.oldNotes[id] = node }
      }
      if let name = writing.new.part(kind), let tree = try writing.new.tree(name) {
        notes.new = text(tree, writing.new, name, writing.views.new)
        notes.newNotes = Self.notes(tree)
      }
      // Those of the separators are used too if a part is created.
      let used = notes.newNotes.map(\.id) + (notes.new == nil ? Array(notes.oldNotes.keys) : [])
      notes.nextID = 1 + (used.compactMap { Int($0) }.max() ?? 0)
      parts[kind] = notes
    }
    // Weak: the copier is reached from `writing`, which this object holds.
    writing.context.copier.note = { [weak self] kind, id in self?.newID(kind, id) }
  }

  private func newID(_ kind: String, _ old: String) -> String? {
    guard let notes = parts[kind], notes.oldNotes[old] != nil else { return nil }
    if let known = ids[kind]?[old] { return known }
    let id = String(notes.nextID + (ids[kind]?.count ?? 0))
    ids[kind, default: [:]][old] = id
    writing.context.notes.delete(kind, old: old, new: id)
    return id
  }

  private func text(_ tree: XMLTree, _ package: PackageParts, _ part: String, _ view: RevisionView) -> PartText {
    PartText(
      tree, view: view, codes: writing.codes,
      fingerprints: Fingerprints(package, part: part, codes: writing.codes, view: view))
  }

  private static func notes(_ tree: XMLTree) -> [(id: String, node: XMLTree.Node)] {
    tree.children(tree.root).compactMap { node in
      guard tree.isWord(node, "footnote") || tree.isWord(node, "endnote") else { return nil }
      return tree.attribute(node, "id").map { ($0, node) }
    }
  }

  func write() throws(PackageError) {
    for kind in Self.kinds {
      guard let notes = parts[kind], notes.old != nil || notes.new != nil else { continue }
      try write(kind, notes)
    }
    writing.context.copier.from = writing.old.main
    writing.context.copier.into = writing.new.main
  }

  private func write(_ kind: String, _ notes: Notes) throws(PackageError) {
    let pairs = writing.context.notes.both.filter { $0.kind == kind }
    let inserted = Set(writing.context.notes.inserted.filter { $0.kind == kind }.map(\.id))
    let deleted = writing.context.notes.deleted.filter { $0.kind == kind }
    guard !pairs.isEmpty || !inserted.isEmpty || !deleted.isEmpty else { return }
    let empty = try XMLTree(part: "", bytes: Array("<none/>".utf8))
    let old = notes.old ?? text(empty, writing.old, "", writing.views.old)
    let new = notes.new ?? text(empty, writing.new, "", writing.views.new)
    let name = writing.new.part(kind) ?? freeName(kind)
    writing.context.copier.from = writing.old.part(kind) ?? ""
    writing.context.copier.into = name
    let writer = PartWriter(old: old, new: new, context: writing.context)

    let partners = Dictionary(pairs.map { ($0.new, $0.old) }, uniquingKeysWith: { first, _ in first })
    var content: [UInt8] = []
    for (id, node) in notes.newNotes {
      let isCompared = partners[id].flatMap { notes.oldNotes[$0] }
      guard isCompared != nil || inserted.contains(id), new.tree.attribute(node, "type") == nil else {
        content += new.tree.bytes[new.tree.range(node)]
        continue
      }
      let oldStory = isCompared.map { StoryReader.read($0, into: old) }
      let newStory = StoryReader.read(node, into: new)
      content += new.tree.openTag(node)
      content += writer.story(old: oldStory, new: newStory, keepsLastMark: isCompared == nil || newStory.blocks.isEmpty)
      content += new.tree.closeTag(node)
    }
    let element = "\(writing.context.prefix)\(kind.dropLast())"
    for note in deleted {
      guard let node = notes.oldNotes[note.old] else { continue }
      let story = StoryReader.read(node, into: old)
      content += "<\(element) \(writing.context.prefix)id=\"\(note.new)\">".utf8
      content += writer.story(old: story, new: nil, keepsLastMark: true)
      content += "</\(element)>".utf8
    }
    if notes.new != nil {
      let (tree, root) = (new.tree, new.tree.openingTag(new.tree.root))
      var part = tree.bytes[..<root.lowerBound] + PartNamespaces.rootTag(of: tree, adding: PartNamespaces(old.tree))
      part += content
      part += tree.closeTag(tree.root)
      part += tree.bytes[tree.range(tree.root).upperBound...]
      writing.set(name, Array(part))
    } else {
      // The separators come first, as in the old file.
      let separators = notes.oldNotes.filter { old.tree.attribute($0.value, "type") != nil }
        .sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.flatMap { old.tree.bytes[old.tree.range($0.value)] }
      let part =
        Array(old.tree.bytes[..<old.tree.openingTag(old.tree.root).lowerBound])
        + old.tree.openTag(old.tree.root) + separators + content + old.tree.closeTag(old.tree.root)
      writing.add(
        name, part, kind: kind,
        contentType: writing.old.contentType(of: writing.old.part(kind) ?? "")
          ?? "application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml")
    }
  }

  /// Whether the written notes give back those of both files.
  func areRebuilt(in target: PackageParts) -> Bool {
    for kind in Self.kinds {
      guard let notes = parts[kind], let name = target.part(kind),
        let tree = try? target.tree(name)
      else { continue }
      let written = Dictionary(Self.notes(tree), uniquingKeysWith: { first, _ in first })
      let partners = writing.context.notes.both.filter { $0.kind == kind }
      func words(_ node: XMLTree.Node, _ tree: XMLTree, _ package: PackageParts, _ part: String, _ view: RevisionView)
        -> [UInt8]
      {
        let text = PartText(
          tree, view: view, codes: writing.codes,
          fingerprints: Fingerprints(package, part: part, codes: writing.codes, view: view))
        _ = StoryReader.read(node, into: text)
        // An empty note has no paragraph, or an empty one.
        return text.bytes == [UInt8(ascii: "\n")] ? [] : text.bytes
      }
      let newView = writing.views.new == .marked ? RevisionView.accepted : writing.views.new
      if let new = notes.new {
        let compared = Set(partners.map(\.new))
        for (id, node) in notes.newNotes where compared.contains(id) {
          guard let copy = written[id],
            words(copy, tree, target, name, .accepted)
              == words(node, new.tree, writing.new, writing.new.part(kind) ?? "", newView)
          else { return false }
        }
      }
      let restored = partners + writing.context.notes.deleted.filter { $0.kind == kind }
      for pair in restored {
        guard let old = notes.old, let node = notes.oldNotes[pair.old] else { continue }
        guard let copy = written[pair.new],
          words(copy, tree, target, name, .rejected)
            == words(node, old.tree, writing.old, writing.old.part(kind) ?? "", writing.views.old)
        else { return false }
      }
    }
    return true
  }

  private func freeName(_ kind: String) -> String {
    let name = "word/\(kind).xml"
    return writing.parts.target.contents[name] == nil ? name : writing.parts.target.freeName(like: name)
  }
}
