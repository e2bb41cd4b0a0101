import DocumentModel
import OfficeOpenXML

/// Writes headers and footers as redlines, pairing those of the same section and the same pages.
struct HeadersWriting {
  private let writing: RedlineWriting

  init(_ writing: RedlineWriting) { self.writing = writing }

  private struct Place: Hashable {
    let section: Int
    let isHeader: Bool
    let pages: String
  }

  func write(_ old: XMLTree, _ new: XMLTree) throws(PackageError) {
    let before = places(old, writing.old)
    let after = places(new, writing.new)
    var done: Set<String> = []
    let all = Set(before.keys).union(after.keys).sorted {
      ($0.section, $0.isHeader ? 0 : 1, $0.pages) < ($1.section, $1.isHeader ? 0 : 1, $1.pages)
    }
    for place in all {
      guard let a = before[place], let b = after[place] else {
        writing.context.report(place.isHeader ? .header : .footer)
        continue
      }
      guard done.insert(b).inserted, writing.old.contents[a] != writing.new.contents[b] else { continue }
      try redline(a, b)
    }
    writing.context.copier.from = writing.old.main
    writing.context.copier.into = writing.new.main
  }

  /// The parts that the sections name, by their position.
  private func places(_ tree: XMLTree, _ parts: PackageParts) -> [Place: String] {
    guard tree.holds("headerReference") || tree.holds("footerReference") else { return [:] }
    var result: [Place: String] = [:]
    let targets = Dictionary(
      parts.relationships(of: parts.main).map { ($0.id, $0.target) }, uniquingKeysWith: { a, _ in a })
    var section = 0
    func look(_ node: XMLTree.Node) {
      if tree.isWord(node, "sectPr") {
        for child in tree.children(node) {
          let isHeader = tree.isWord(child, "headerReference")
          guard isHeader || tree.isWord(child, "footerReference"), let id = tree.attribute(child, "id"),
            let part = targets[id], parts.contents[part] != nil
          else { continue }
          let place = Place(section: section, isHeader: isHeader, pages: tree.attribute(child, "type") ?? "default")
          result[place] = part
        }
        section += 1
        return
      }
      guard !tree.isWord(node, "r") else { return }
      for child in tree.children(node) where tree.isElement(child) { look(child) }
    }
    look(tree.root)
    return result
  }

  private func redline(_ oldPart: String, _ newPart: String) throws(PackageError) {
    guard let oldTree = try writing.old.tree(oldPart), let newTree = try writing.new.tree(newPart) else { return }
    let (spaces, own) = (PartNamespaces(oldTree), PartNamespaces(newTree))
    let prefix = String(decoding: newTree.writtenPrefix(newTree.root), as: UTF8.self)
    guard prefix == writing.context.prefix, !spaces.conflicts(with: own) else {
      return writing.context.report(newTree.isWord(newTree.root, "hdr") ? .header : .footer)
    }
    writing.context.copier.from = oldPart
    writing.context.copier.into = newPart
    let old = PartText(
      oldTree, view: writing.views.old, codes: writing.codes,
      fingerprints: Fingerprints(writing.old, part: oldPart, codes: writing.codes, view: writing.views.old))
    let new = PartText(
      newTree, view: writing.views.new, codes: writing.codes,
      fingerprints: Fingerprints(writing.new, part: newPart, codes: writing.codes, view: writing.views.new))
    let stories = (StoryReader.read(oldTree.root, into: old), StoryReader.read(newTree.root, into: new))
    let written = PartWriter(old: old, new: new, context: writing.context)
      .part(newTree.root, old: stories.0, new: stories.1)
    writing.set(newPart, written.bytes)
  }
}
