/// An OLE compound file, as Office wrote its documents before 2007: a small file system of storages and streams
/// ([MS-CFB]).
///
/// The input is untrusted: no chain of sectors is followed further than the file is long.
public struct CompoundFile: Sendable {
  /// A storage or a stream: a folder or a file.
  public struct Entry: Sendable, Hashable {
    /// With its parent storages: `Macros/VBA/dir`.
    public let path: String
    /// Whether it is a stream; otherwise it is a storage.
    public let isStream: Bool
    /// Its size in bytes.
    public let size: Int
    fileprivate let start: UInt32
  }

  /// In the order of the directory, without the root.
  public private(set) var entries: [Entry] = []
  private let bytes: [UInt8]
  private let sectorShift: Int
  private var table: [UInt32] = []
  private var smallTable: [UInt32] = []
  private var smallStream: [UInt8] = []
  private var smallStart: UInt32 = 0xFFFF_FFFE
  private let smallLimit: Int

  /// The signature of such a file ([MS-CFB] 2.2).
  public static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// The limit on storages and streams; a document with a hundred objects has some thousand.
  private static let mostEntries = 20_000

  /// `nil` if the header, the directory or a chain is damaged. Cost: linear in the file's tables.
  public init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: Self.signature), bytes.count >= 512 else { return nil }
    sectorShift = Int(bytes.word(at: 30))
    smallLimit = Int(bytes.long(at: 56))
    guard sectorShift == 9 || sectorShift == 12, bytes.word(at: 32) == 6, smallLimit == 4_096 else { return nil }
    guard let table = readTable() else { return nil }
    self.table = table
    guard let places = chain(bytes.long(at: 48)), readDirectory(content(places)) else { return nil }
  }

  /// The bytes of a stream; `nil` if there is none at that path, or its chain is damaged.
  public func stream(_ path: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.isStream && $0.path == path }) else { return nil }
    return content(of: entry)
  }

  /// The file offset of a byte of a stream, so that a copy can change it; `nil` beyond the stream.
  public func place(of path: String, at offset: Int) -> Int? {
    guard let entry = entries.first(where: { $0.isStream && $0.path == path }), (0..<entry.size).contains(offset) else {
      return nil
    }
    var (places, within) = (chain(entry.start), offset)
    if entry.size < smallLimit {
      guard let small = chain(entry.start, in: smallTable, limit: smallStream.count / 64) else { return nil }
      guard offset / 64 < small.count else { return nil }
      within = Int(small[offset / 64]) * 64 + offset % 64
      places = chain(smallStart)
    }
    guard let places, within >> sectorShift < places.count else { return nil }
    let place = (Int(places[within >> sectorShift]) + 1) << sectorShift + within & (sectorSize - 1)
    return place < bytes.count ? place : nil
  }

  /// Whether there is an entry at a path.
  public func holds(_ path: String) -> Bool { entries.contains { $0.path == path } }

  // MARK: Sectors

  private var sectorSize: Int { 1 << sectorShift }
  private var sectors: Int { max(0, (bytes.count - 1) >> sectorShift) }

  private func sector(_ number: UInt32) -> ArraySlice<UInt8>? {
    let start = (Int(number) + 1) << sectorShift
    guard number < 0xFFFF_FFFA, start < bytes.count else { return nil }
    return bytes[start..<min(start + sectorSize, bytes.count)]
  }

  private func readTable() -> [UInt32]? {
    var places = (0..<109).map { bytes.long(at: 76 + $0 * 4) }.filter { $0 < 0xFFFF_FFFA }
    var next = bytes.long(at: 68)
    var seen = 0
    while next < 0xFFFF_FFFA {
      guard let list = sector(next).map(Array.init), list.count == sectorSize, seen <= sectors else { return nil }
      seen += 1
      for index in 0..<(sectorSize / 4 - 1) {
        let place = list.long(at: index * 4)
        if place < 0xFFFF_FFFA { places.append(place) }
      }
      next = list.long(at: sectorSize - 4)
    }
    guard places.count <= sectors + 1 else { return nil }
    var table: [UInt32] = []
    for place in places {
      guard let part = sector(place).map(Array.init) else { return nil }
      for index in 0..<(part.count / 4) { table.append(part.long(at: index * 4)) }
    }
    return table
  }

  private func chain(_ start: UInt32, in table: [UInt32]? = nil, limit: Int? = nil) -> [UInt32]? {
    let table = table ?? self.table
    var result: [UInt32] = []
    var next = start
    while next < 0xFFFF_FFFA {
      guard Int(next) < table.count, result.count <= (limit ?? sectors) else { return nil }
      result.append(next)
      next = table[Int(next)]
    }
    return result
  }

  private func content(_ chain: [UInt32]) -> [UInt8] {
    var result: [UInt8] = []
    for number in chain { if let part = sector(number) { result += part } }
    return result
  }

  private func content(of entry: Entry) -> [UInt8]? {
    if entry.size >= smallLimit {
      guard let places = chain(entry.start) else { return nil }
      let all = content(places)
      return all.count < entry.size ? nil : Array(all[..<entry.size])
    }
    guard entry.size > 0 else { return [] }
    guard let places = chain(entry.start, in: smallTable, limit: smallStream.count / 64) else { return nil }
    var all: [UInt8] = []
    for number in places {
      let start = Int(number) * 64
      guard start < smallStream.count else { return nil }
      all += smallStream[start..<min(start + 64, smallStream.count)]
    }
    return all.count < entry.size ? nil : Array(all[..<entry.size])
  }

  // MARK: The directory

  private mutating func readDirectory(_ directory: [UInt8]) -> Bool {
    let count = directory.count / 128
    guard count > 0, count <= Self.mostEntries, directory[66] == 5 else { return false }
    let root = Entry(
      path: "", isStream: true, size: Int(directory.long(at: 120)), start: directory.long(at: 116))
    if root.size > 0 {
      guard let places = chain(root.start), let small = chain(bytes.long(at: 60)) else { return false }
      smallStart = root.start
      smallStream = content(places)
      let list = content(small)
      smallTable = (0..<(list.count / 4)).map { list.long(at: $0 * 4) }
    }
    var seen: Set<UInt32> = []
    var open: [(number: UInt32, around: String)] = [(directory.long(at: 76), "")]
    while let (number, around) = open.popLast() {
      guard number < 0xFFFF_FFFF else { continue }
      // Each entry occurs once: a loop is invalid.
      guard Int(number) < count, seen.insert(number).inserted else { return false }
      let at = Int(number) * 128
      let length = min(max(Int(directory.word(at: at + 64)) - 2, 0), 62)
      let units = stride(from: 0, to: length, by: 2).map { directory.word(at: at + $0) }
      let path = around + String(decoding: units, as: UTF16.self)
      let kind = directory[at + 66]
      entries.append(
        Entry(
          path: path, isStream: kind == 2, size: Int(directory.long(at: at + 120)), start: directory.long(at: at + 116))
      )
      open.append((directory.long(at: at + 68), around))
      open.append((directory.long(at: at + 72), around))
      if kind == 1, around.utf8.count < 2_000 { open.append((directory.long(at: at + 76), path + "/")) }
    }
    return true
  }
}

extension [UInt8] {
  /// A little-endian number of two bytes; 0 beyond the end.
  public func word(at index: Int) -> UInt16 {
    guard index >= 0, index + 1 < count else { return 0 }
    return UInt16(self[index]) | UInt16(self[index + 1]) << 8
  }

  /// A little-endian number of four bytes; 0 beyond the end.
  public func long(at index: Int) -> UInt32 {
    UInt32(word(at: index)) | UInt32(word(at: index + 2)) << 16
  }
}
