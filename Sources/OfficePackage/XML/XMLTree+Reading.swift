import Cexpat

extension XMLTree {
  /// Reads a part whole.
  ///
  /// Its entities are refused and nothing outside it is loaded, as in every reading of a part.
  ///
  /// - Throws: ``PackageError/damaged(_:)``. Cost: linear in the part.
  public init(_ part: String, in archive: borrowing OfficeArchive) throws(PackageError) {
    try self.init(part: part, bytes: archive.textBytes(of: part))
  }

  public init(part: String, bytes: [UInt8]) throws(PackageError) {
    let utf8 = try Self.utf8(bytes, part: part)
    let scan = XMLTreeScan(part: part, count: utf8.count)
    try scan.scan(utf8)
    storage = Storage(bytes: utf8, part: part, nodes: scan.records.nodes, names: scan.names.names)
  }

  /// Places are counted in UTF-8; the other encoding that Office may write is brought into it.
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
    let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
    guard !declaration.contains("encoding") || declaration.contains("utf-8") || declaration.contains("us-ascii")
    else { throw .damaged(.encoding(part: part)) }
    return bytes
  }
}

/// Writes the tree down as the parser passes.
private final class XMLTreeScan: XMLScanner {
  private(set) var records: XMLTreeRecords

  init(part: String, count: Int) {
    records = XMLTreeRecords(count: count)
    super.init(part: part)
  }

  override func begin(_ name: Int32, _ attributes: XMLAttributes) { records.begin(name, attributes.bytes) }
  override func end(_ name: Int32, _ bytes: Range<Int>) { records.end(bytes) }
  override func text(_ text: UnsafeBufferPointer<UInt8>, at place: Range<Int>) { records.text(at: place) }
}

private struct XMLTreeRecords {
  private(set) var nodes: [XMLTree.Record] = []
  private var open: [Int32] = []
  /// The last child of each open element, -1 where there is none.
  private var last: [Int32] = [-1]
  /// Where the text goes on, if the last node is one.
  private var textIsOpen = false

  init(count: Int) { nodes.reserveCapacity(count / 40 + 8) }

  private mutating func add(_ record: XMLTree.Record) {
    let index = Int32(nodes.count)
    nodes.append(record)
    let previous = last[last.count - 1]
    if previous >= 0 {
      nodes[Int(previous)].next = index
    } else if let parent = open.last {
      nodes[Int(parent)].firstChild = index
    }
    last[last.count - 1] = index
  }

  mutating func begin(_ name: Int32, _ tag: Range<Int>) {
    textIsOpen = false
    add(
      XMLTree.Record(
        name: name, parent: open.last ?? -1, start: Int32(tag.lowerBound), tagEnd: Int32(tag.upperBound),
        end: Int32(tag.upperBound)))
    open.append(Int32(nodes.count - 1))
    last.append(-1)
  }

  mutating func end(_ bytes: Range<Int>) {
    textIsOpen = false
    last.removeLast()
    let index = Int(open.removeLast())
    // An element of one tag ends where its tag does.
    nodes[index].end = max(nodes[index].tagEnd, Int32(bytes.upperBound))
  }

  mutating func text(at place: Range<Int>) {
    guard !open.isEmpty else { return }
    if textIsOpen, nodes[nodes.count - 1].end == Int32(place.lowerBound) {
      nodes[nodes.count - 1].end = Int32(place.upperBound)
      return
    }
    textIsOpen = true
    add(
      XMLTree.Record(
        name: -1, parent: open.last ?? -1, start: Int32(place.lowerBound), tagEnd: Int32(place.lowerBound),
        end: Int32(place.upperBound)))
  }
}
