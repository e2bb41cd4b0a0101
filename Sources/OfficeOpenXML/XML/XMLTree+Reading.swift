import Cexpat

extension XMLTree {
  /// Reads a whole part.
  ///
  /// Its entities are refused and nothing outside it is loaded, as always.
  ///
  /// - Throws: ``PackageError/damaged(_:)``. Cost: linear in the part.
  public init(_ part: String, in archive: borrowing OfficeArchive) throws(PackageError) {
    try self.init(part: part, bytes: archive.textBytes(of: part))
  }

  /// Parses a part.
  public init(part: String, bytes: [UInt8]) throws(PackageError) {
    let utf8 = try Self.utf8(bytes, part: part)
    let scan = XMLTreeScan(part: part, count: utf8.count)
    try scan.scan(utf8)
    storage = Storage(bytes: utf8, part: part, nodes: scan.nodes, names: scan.names)
  }

  /// Offsets are counted in UTF-8; UTF-16, which Office may write, is converted to it.
  private static func utf8(_ bytes: [UInt8], part: String) throws(PackageError) -> [UInt8] {
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    if isBigEndian || bytes.starts(with: [0xFF, 0xFE]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
        let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      let text = Array(String(decoding: units, as: UTF16.self).utf8)
      guard text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: UInt8(ascii: ">")) else { return text }
      return Array(text[(end + 1)...])
    }
    let head = bytes.prefix(200)
    guard head.starts(with: "<?xml".utf8) || head.starts(with: [0xEF, 0xBB, 0xBF]),
      let end = head.firstIndex(of: UInt8(ascii: ">"))
    else { return bytes }
    let declaration = Array(String(decoding: head[..<end], as: UTF8.self).lowercased().utf8)
    let isKnown =
      !declaration.contains(sequence: "encoding".utf8) || declaration.contains(sequence: "utf-8".utf8)
      || declaration.contains(sequence: "us-ascii".utf8)
    guard isKnown else { throw .damaged(.encoding(part: part)) }
    return bytes
  }
}

/// Builds the tree while the part is parsed.
private final class XMLTreeScan: XMLScanner {
  /// Outside the object, like the scanner's own state.
  private let records: UnsafeMutablePointer<XMLTreeRecords>
  var nodes: [XMLTree.Record] { records.pointee.nodes }

  init(part: String, count: Int) {
    records = .allocate(capacity: 1)
    records.initialize(to: XMLTreeRecords(count: count))
    super.init(part: part)
  }

  deinit {
    records.deinitialize(count: 1)
    records.deallocate()
  }

  override func begin(_ name: Int32, _ attributes: XMLAttributes) { records.pointee.begin(name, attributes.bytes) }
  override func end(_ name: Int32, _ bytes: Range<Int>) { records.pointee.end(bytes) }
  override func text(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>) { records.pointee.text(at: place) }
}

private struct XMLTreeRecords {
  private(set) var nodes: [XMLTree.Record] = []
  private var open: [Open] = []
  /// Whether a following text continues the last node.
  private var textIsOpen = false

  private struct Open {
    let index: Int32
    /// Its last child so far; -1 if there is none.
    var last: Int32 = -1
  }

  init(count: Int) { nodes.reserveCapacity(count / 24 + 8) }

  private mutating func add(name: Int32, _ place: Range<Int>, tagEnd: Int) -> Int32 {
    let index = Int32(nodes.count)
    let top = open.count - 1
    let parent = top < 0 ? -1 : open[top].index
    nodes.append(
      XMLTree.Record(
        name: name, parent: parent, start: Int32(place.lowerBound), tagEnd: Int32(tagEnd),
        end: Int32(place.upperBound)))
    guard top >= 0 else { return index }
    let previous = open[top].last
    if previous >= 0 { nodes[Int(previous)].next = index } else { nodes[Int(parent)].firstChild = index }
    open[top].last = index
    return index
  }

  mutating func begin(_ name: Int32, _ tag: Range<Int>) {
    textIsOpen = false
    open.append(Open(index: add(name: name, tag, tagEnd: tag.upperBound)))
  }

  mutating func end(_ bytes: Range<Int>) {
    textIsOpen = false
    let index = Int(open.removeLast().index)
    // An empty-element tag ends where its element does.
    nodes[index].end = max(nodes[index].tagEnd, Int32(bytes.upperBound))
  }

  mutating func text(at place: Range<Int>) {
    guard !open.isEmpty else { return }
    if textIsOpen, nodes[nodes.count - 1].end == Int32(place.lowerBound) {
      nodes[nodes.count - 1].end = Int32(place.upperBound)
      return
    }
    textIsOpen = true
    _ = add(name: -1, place, tagEnd: place.lowerBound)
  }
}
