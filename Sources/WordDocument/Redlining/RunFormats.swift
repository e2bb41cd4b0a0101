import OfficePackage

/// Whether runs of both files look the same: their properties, but for what is no look (the language of the spelling).
struct RunFormats {
  private let old: PartText
  private let new: PartText
  private let context: RedlineContext
  private let cache = Cache()

  private final class Cache {
    var old: [ArraySlice<UInt8>: Format] = [:]
    var new: [ArraySlice<UInt8>: Format] = [:]
    var numbers: [[UInt8]: Int] = [[]: 0]
  }

  struct Format {
    /// Equal for equal looks, on either side.
    let number: Int
    /// The children of `w:rPr`, as they may stand in the new file.
    let properties: [UInt8]
    /// The change of them that the new file holds already; it is none of the properties here.
    var change: XMLTree.Node?
  }

  init(old: PartText, new: PartText, context: RedlineContext) {
    self.old = old
    self.new = new
    self.context = context
  }

  func areSame(_ oldPiece: Piece, _ newPiece: Piece) -> Bool {
    if case .group(let a) = oldPiece.kind, case .group(let b) = newPiece.kind,
      let first = old.groups[a].last, let second = new.groups[b].last
    {
      return areSame(first, second)
    }
    return ofOld(oldPiece.run).number == ofNew(newPiece.run).number
  }

  func ofOld(_ run: XMLTree.Node?) -> Format {
    guard let properties = run.flatMap({ old.tree.child($0, "rPr") }) else { return Format(number: 0, properties: []) }
    let key = old.tree.bytes[old.tree.range(properties)]
    if let known = cache.old[key] { return known }
    var node = properties
    if old.view == .rejected, let change = old.tree.child(node, "rPrChange"),
      let restored = old.tree.child(change, "rPr")
    {
      node = restored
    }
    let format = format(node, old) { context.copier.copy($0, in: old.tree) }
    cache.old[key] = format
    return format
  }

  func ofNew(_ run: XMLTree.Node?) -> Format {
    guard let properties = run.flatMap({ new.tree.child($0, "rPr") }) else { return Format(number: 0, properties: []) }
    let key = new.tree.bytes[new.tree.range(properties)]
    if let known = cache.new[key] { return known }
    var node = properties
    if new.view == .rejected, let change = new.tree.child(node, "rPrChange"),
      let restored = new.tree.child(change, "rPr")
    {
      node = restored
    }
    let format = format(node, new) { Array(new.tree.bytes[new.tree.range($0)]) }
    cache.new[key] = format
    return format
  }

  private func format(_ properties: XMLTree.Node, _ part: PartText, _ copy: (XMLTree.Node) -> [UInt8]) -> Format {
    var look: [UInt8] = []
    var all: [UInt8] = []
    var change: XMLTree.Node?
    for child in part.tree.children(properties) where part.tree.isElement(child) {
      switch part.tree.name(child)?.local {
      case "ins", "del", "moveFrom", "moveTo": break
      case "rPrChange":
        if part.view == .marked { change = child }
      case "lang", "noProof": all += copy(child)
      default:
        let bytes = copy(child)
        look += bytes
        all += bytes
      }
    }
    let key = SameMarkup.canonical(look)
    let number = cache.numbers[key] ?? cache.numbers.count
    cache.numbers[key] = number
    return Format(number: number, properties: all, change: change)
  }
}
