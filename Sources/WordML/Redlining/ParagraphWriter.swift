import OfficeOpenXML

/// Writes one paragraph of a redline: its properties, and its pieces in runs, changes and links.
struct ParagraphWriter {
  let writer: PartWriter
  let paragraph: MergedParagraph
  private let nextNew: Int?
  private let nextOld: Int?
  /// Controls of the old text that are deleted with their words.
  let goneControls: Set<Int32>
  var out: [UInt8] = []
  var open = RunState()
  /// Where ``nextNewPart(after:)`` has got to.
  var nextNewPart = 0

  var context: RedlineContext { writer.context }
  let prefix: String

  /// - Parameters: the paragraphs whose marks follow; this one's text continues in them if its own mark is absent.
  init(_ writer: PartWriter, _ paragraph: MergedParagraph, nextNew: Int?, nextOld: Int?) {
    self.writer = writer
    self.paragraph = paragraph
    prefix = writer.context.prefix
    self.nextNew = nextNew
    self.nextOld = nextOld
    goneControls = Self.goneControls(paragraph, writer.old)
  }

  /// - Parameter keepsMark: the mark is neither inserted nor deleted, though the paragraph is.
  mutating func write(keepsMark: Bool) -> [UInt8] {
    let move = paragraph.side == .both || context.moves == .split ? nil : paragraph.move
    let name = move.map { "move\($0)" }
    var range = 0
    if let name {
      range = context.newID()
      let kind = paragraph.side == .inserted ? "moveToRangeStart" : "moveFromRangeStart"
      let attribution = context.newAttribution()
      let id = attribution.split(separator: "\"", maxSplits: 2).dropFirst().first.flatMap { Int($0) }
      range = id ?? range
      append("<\(prefix)\(kind)\(attribution) \(prefix)name=\"\(name)\"/>")
    }
    reportTargets()
    unbindControls()
    opening()
    properties(keepsMark: keepsMark, isMoved: move != nil)
    for (index, part) in paragraph.parts.enumerated() { write(part, at: index, isMoved: move != nil) }
    close(to: RunState())
    append("</\(prefix)p>")
    if move != nil {
      let kind = paragraph.side == .inserted ? "moveToRangeEnd" : "moveFromRangeEnd"
      append("<\(prefix)\(kind) \(prefix)id=\"\(range)\"/>")
    }
    return out
  }

  mutating func append(_ text: String) { out += text.utf8 }

  /// An opening tag up to its attributes.
  mutating func appendBegin(_ name: String) {
    out.append(UInt8(ascii: "<"))
    out += prefix.utf8
    out += name.utf8
  }

  mutating func appendEnd(_ name: String) {
    out += "</".utf8
    out += prefix.utf8
    out += name.utf8
    out.append(UInt8(ascii: ">"))
  }

  /// The new file's own tag, with what identifies the paragraph; never twice the same.
  private mutating func opening() {
    guard let number = paragraph.new else { return append("<\(prefix)p>") }
    out += writer.new.tree.openTag(writer.new.paragraphs[number].last)
  }

  private mutating func properties(keepsMark: Bool, isMoved: Bool) {
    let new = paragraph.new ?? (paragraph.hasNewText ? nextNew : nil)
    let old = paragraph.old ?? (paragraph.hasOldText && !writer.isKept(paragraph) ? nextOld : nil)
    let newProperties = new.map { ParagraphProperties(writer.new.paragraphs[$0].properties, of: writer.new) }
    let oldProperties = old.map {
      ParagraphProperties(writer.old.paragraphs[$0].properties, of: writer.old, copier: context.copier)
    }
    guard let shown = newProperties ?? oldProperties else { return }
    var mark = marks(keepsMark: keepsMark, isMoved: isMoved) + shown.mark
    // A mark's own change appears once, with the mark.
    if paragraph.new != nil { mark += shown.markChange }
    var content = shown.base
    if !mark.isEmpty { content += Array("<\(prefix)rPr>".utf8) + mark + Array("</\(prefix)rPr>".utf8) }
    content += section(oldProperties, newProperties)
    if newProperties != nil, let before = oldProperties, !SameMarkup.areSame(before.base, shown.restored ?? shown.base)
    {
      content += Array("<\(prefix)pPrChange\(context.newAttribution())><\(prefix)pPr>".utf8)
      content += before.base + Array("</\(prefix)pPr></\(prefix)pPrChange>".utf8)
    } else if paragraph.new != nil {
      content += shown.change
    }
    guard !content.isEmpty else { return }
    append("<\(prefix)pPr>")
    out += content
    append("</\(prefix)pPr>")
  }

  /// The section that the paragraph ends: a deleted paragraph takes its section along, and an inserted one brings its
  /// own.
  private func section(_ old: ParagraphProperties?, _ new: ParagraphProperties?) -> [UInt8] {
    let before = paragraph.old == nil ? nil : old?.section
    let after = paragraph.new == nil ? nil : new?.section
    if paragraph.side == .both, (before == nil) != (after == nil) { context.report(.section) }
    if let after { return writer.properties(.section, old: before, new: after, isOnBothSides: before != nil) }
    return before.flatMap { paragraph.side == .deleted ? writer.deletedProperties(.section, $0) : nil } ?? []
  }

  /// The changes of the mark: ours, and existing ones of the new file.
  private func marks(keepsMark: Bool, isMoved: Bool) -> [UInt8] {
    var result = ""
    let kept = paragraph.new.map { writer.new.revisions[Int(writer.new.paragraphs[$0].mark)] } ?? Revision()
    switch paragraph.side {
    case .both:
      if let inserted = kept.inserted, paragraph.new.map({ writer.new.paragraphs[$0].keepsMark }) == true {
        result += change(inserted)
      }
    case .inserted:
      if let inserted = kept.inserted {
        result += change(inserted)
      } else if !keepsMark {
        result += "<\(prefix)\(isMoved ? "moveTo" : "ins")\(context.newAttribution())/>"
      }
    case .deleted:
      if !keepsMark { result += "<\(prefix)\(isMoved ? "moveFrom" : "del")\(context.newAttribution())/>" }
    }
    if let deleted = kept.deleted { result += change(deleted) }
    return Array(result.utf8)
  }

  private func change(_ node: XMLTree.Node) -> String {
    let tree = writer.new.tree
    return "<\(prefix)\(tree.name(node)?.local ?? "ins")\(context.attribution(of: node, in: tree))/>"
  }
}
