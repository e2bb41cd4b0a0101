import OfficeOpenXML

/// Whether runs of both files look the same: their properties, except those without appearance (the proofing language).
struct RunFormats {
  private let old: PartText
  private let new: PartText
  private let context: RedlineContext
  private let cache = Cache()

  fileprivate final class Cache {
    var old: [ArraySlice<UInt8>: Format] = [:]
    var new: [ArraySlice<UInt8>: Format] = [:]
    private var numbers: [[UInt8]: Int] = [[]: 0]

    /// Equal for equal appearance.
    func number(of look: [UInt8]) -> Int {
      let key = SameMarkup.canonical(look)
      if let known = numbers[key] { return known }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }

  struct Format {
    /// Equal for equal appearance, on either side; if the new file has a change of it, for the appearance before.
    var number: Int
    /// The children of `w:rPr`, as allowed in the new file.
    let properties: [UInt8]
    /// The change of the properties that the new file already has; it is not one of ``properties``.
    var change: XMLTree.Node?
    /// The visible properties, by name.
    var look: [(name: String, bytes: [UInt8])] = []
    /// Toggle properties, which styles may also set, and the style of the words.
    var toggles: [String: Bool] = [:]
    var style: String?
  }

  init(old: PartText, new: PartText, context: RedlineContext) {
    self.old = old
    self.new = new
    self.context = context
  }

  func areSame(_ oldPiece: Piece, _ newPiece: Piece) -> Bool {
    if case .group(let a) = oldPiece.kind, case .group(let b) = newPiece.kind,
      let first = old.groups[a].members.last, let second = new.groups[b].members.last
    {
      return areSame(first, second)
    }
    return ofOld(oldPiece.run).number == ofNew(newPiece.run).number
  }

  func ofOld(_ run: XMLTree.Node?) -> Format {
    guard let run, let properties = old.tree.child(run, "rPr") else { return Self.plain }
    let key = old.tree.bytes[old.tree.range(properties)]
    if let found = cache.old[key] { return format(found, of: run, old, context.toggles.old) }
    let format = format(properties, old) { context.copier.copy($0, in: old.tree) }
    cache.old[key] = format
    return self.format(format, of: run, old, context.toggles.old)
  }

  func ofNew(_ run: XMLTree.Node?) -> Format {
    guard let run, let properties = new.tree.child(run, "rPr") else { return Self.plain }
    let key = new.tree.bytes[new.tree.range(properties)]
    if let found = cache.new[key] { return format(found, of: run, new, context.toggles.new) }
    let format = format(properties, new) { Array(new.tree.bytes[new.tree.range($0)]) }
    cache.new[key] = format
    return self.format(format, of: run, new, context.toggles.new)
  }

  /// The format of a run without properties.
  private static let plain = Format(number: 0, properties: [])

  /// The visible format of a run in its place: without properties that its styles set as well.
  private func format(_ format: Format, of run: XMLTree.Node, _ part: PartText, _ styles: StyleToggles) -> Format {
    if format.toggles.isEmpty { return format }
    return format.without(redundantToggles(of: format, run, part, styles), cache)
  }

  private func format(_ written: XMLTree.Node, _ part: PartText, _ copy: (XMLTree.Node) -> [UInt8]) -> Format {
    let tree = part.tree
    let before = part.view == .rejected ? tree.child(written, "rPrChange").flatMap { tree.child($0, "rPr") } : nil
    let properties = before ?? written
    var all: [UInt8] = []
    var change: XMLTree.Node?
    for child in tree.children(properties) where tree.isElement(child) {
      switch tree.name(child)?.local {
      case "ins", "del", "moveFrom", "moveTo": break
      case "rPrChange":
        if part.view == .marked { change = child }
      default: all += copy(child)
      }
    }
    let shown = change.flatMap { tree.child($0, "rPr") } ?? properties
    var format = Format(number: 0, properties: all, change: change)
    let isComplex = tree.child(shown, "rtl") != nil || tree.child(shown, "cs") != nil
    for child in tree.children(shown) where tree.isElement(child) {
      let local = tree.name(child)?.local ?? ""
      switch local {
      case "ins", "del", "moveFrom", "moveTo", "rPrChange", "lang", "noProof": break
      case "bCs", "iCs", "szCs":
        // They apply only to complex scripts such as Arabic and Hebrew.
        if isComplex { format.look.append((local, copy(child))) }
      default: format.look.append((local, copy(child)))
      }
    }
    format.toggles = StyleToggles.toggles(shown, tree)
    format.style = tree.value(shown, "rStyle")
    format.number = cache.number(of: format.look.flatMap(\.bytes))
    return format
  }

  /// The properties that repeat what the styles set. In a table, whose style may set something else, there are none.
  private func redundantToggles(
    of format: Format, _ run: XMLTree.Node, _ part: PartText, _ styles: StyleToggles
  ) -> Set<String> {
    let tree = part.tree
    var paragraph: XMLTree.Node?
    var at = tree.parent(run)
    while let node = at {
      if tree.isWord(node, "tbl") { return [] }
      if paragraph == nil, tree.isWord(node, "p") { paragraph = node }
      at = tree.parent(node)
    }
    let style = paragraph.flatMap { tree.child($0, "pPr") }.flatMap { tree.value($0, "pStyle") }
    return Set(
      format.toggles.filter { styles.isOn($0.key, paragraph: style, character: format.style) == $0.value }.map(\.key))
  }
}

extension RunFormats.Format {
  fileprivate func without(_ toggles: Set<String>, _ cache: RunFormats.Cache) -> Self {
    guard !toggles.isEmpty else { return self }
    var result = self
    result.number = cache.number(of: look.filter { !toggles.contains($0.name) }.flatMap(\.bytes))
    return result
  }
}
