#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Edits of an index in its own order, and the entries that they displace: a file in place of a folder, and the files
/// of a folder in place of a file.
struct IndexEdits {
  /// Sorted by path, each path once.
  let edits: [IndexEdit]
  /// Paths that become folders, sorted by bytes.
  private let folderPaths: [[UInt8]]
  /// The prefixes of files that a new file displaces, sorted by bytes.
  private let filePrefixes: [[UInt8]]

  private var edit = 0
  private var folderPath = 0
  private var filePrefix = 0

  /// `nil` if two edits have the same path, or if one needs a folder where another puts a file.
  init?(_ edits: [IndexEdit]) {
    self.edits = edits.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    var folderPaths: Set<[UInt8]> = []
    for edit in edits {
      guard !edit.path.isEmpty, !edit.path.contains(0) else { return nil }
      guard edit.entry != nil else { continue }
      for (place, byte) in edit.path.enumerated() where byte == UInt8(ascii: "/") {
        folderPaths.insert(Array(edit.path[..<place]))
      }
    }
    for (place, edit) in self.edits.enumerated() {
      if place > 0, self.edits[place - 1].path == edit.path { return nil }
      if edit.entry != nil, folderPaths.contains(edit.path) { return nil }
    }
    self.folderPaths = folderPaths.sorted { $0.lexicographicallyPrecedes($1) }
    filePrefixes = self.edits.compactMap { $0.entry == nil ? nil : $0.path + [UInt8(ascii: "/")] }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The next edit to be applied.
  var next: IndexEdit? { edit < edits.count ? edits[edit] : nil }

  mutating func advance() { edit += 1 }

  /// Whether an entry is displaced. Must be asked of each entry in the index's order.
  mutating func isDisplaced(_ name: UnsafeRawBufferPointer) -> Bool {
    while folderPath < folderPaths.count, compare(folderPaths[folderPath], name) < 0 { folderPath += 1 }
    if folderPath < folderPaths.count, compare(folderPaths[folderPath], name) == 0 { return true }
    // No prefix begins with another one, so only the last one that is not after the name can match.
    while filePrefix < filePrefixes.count, compare(filePrefixes[filePrefix], name) <= 0 { filePrefix += 1 }
    return filePrefix > 0 && name.starts(with: filePrefixes[filePrefix - 1])
  }
}

/// git's order of names: by bytes, the shorter first.
func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
  let shared = min(a.count, b.count)
  if shared > 0, let a = a.baseAddress, let b = b.baseAddress {
    let order = memcmp(a, b, shared)
    if order != 0 { return Int(order) }
  }
  return a.count - b.count
}

func compare(_ a: [UInt8], _ b: UnsafeRawBufferPointer) -> Int {
  a.withUnsafeBytes { compare($0, b) }
}
