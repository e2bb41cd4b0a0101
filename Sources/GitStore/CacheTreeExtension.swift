/// The index's `TREE` extension: the ids of the trees that the index's folders already have, so that `git` need not
/// create them.
///
/// For each folder, before its subfolders: its name and a NUL byte, the number of entries that it covers (-1 if its
/// tree is not known), a space, the number of subfolders, a newline, and the tree's id if it is known.
enum CacheTreeExtension {
  /// The extension with the trees of some folders invalidated; `nil` if it is malformed.
  ///
  /// - Parameter folders: paths, each ending in `/`, and the root, which is empty; each with all the folders above it.
  static func forgetting(_ folders: Set<[UInt8]>, in bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var new: [UInt8] = []
    new.reserveCapacity(bytes.count)
    // For each open folder: how many subfolders are to come, and its path if it is invalidated.
    var open: [(rest: Int, path: [UInt8]?)] = []
    var position = 0
    repeat {
      let start = position
      guard let (name, covered, below) = folder(of: bytes, at: &position), name.isEmpty == open.isEmpty else {
        return nil
      }
      var path: [UInt8]?
      if open.isEmpty {
        path = []
      } else if let above = open[open.count - 1].path {
        path = above + name + [UInt8(ascii: "/")]
      }
      if let known = path, !folders.contains(known) { path = nil }
      if path == nil || covered < 0 {
        new.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
      } else {
        new.append(contentsOf: name)
        new.append(contentsOf: "\0-1 \(below)\n".utf8)
      }
      if !open.isEmpty { open[open.count - 1].rest -= 1 }
      open.append((below, path))
      while let last = open.last, last.rest == 0 { open.removeLast() }
    } while !open.isEmpty
    return position == bytes.count ? new : nil
  }

  /// The known trees by the paths of their folders, each ending in `/`, and the root, which is empty; `nil` if it is
  /// malformed.
  static func trees(in bytes: UnsafeRawBufferPointer) -> [[UInt8]: ObjectID]? {
    var trees: [[UInt8]: ObjectID] = [:]
    var open: [(rest: Int, path: [UInt8])] = []
    var position = 0
    repeat {
      guard let (name, covered, below) = folder(of: bytes, at: &position), name.isEmpty == open.isEmpty else {
        return nil
      }
      let path = open.last.map { $0.path + name + [UInt8(ascii: "/")] } ?? []
      if covered >= 0 {
        trees[path] = ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[position - 20..<position]))
      }
      if !open.isEmpty { open[open.count - 1].rest -= 1 }
      open.append((below, path))
      while let last = open.last, last.rest == 0 { open.removeLast() }
    } while !open.isEmpty
    return position == bytes.count ? trees : nil
  }

  /// Reads a folder, with its tree's id if that is known.
  private static func folder(
    of bytes: UnsafeRawBufferPointer, at position: inout Int
  ) -> (name: UnsafeRawBufferPointer, covered: Int, below: Int)? {
    guard let name = field(of: bytes, at: &position, until: 0),
      let covered = number(field(of: bytes, at: &position, until: UInt8(ascii: " "))),
      let below = number(field(of: bytes, at: &position, until: UInt8(ascii: "\n"))), below >= 0
    else { return nil }
    if covered >= 0 { position += 20 }
    return position <= bytes.count ? (name, covered, below) : nil
  }

  private static func field(
    of bytes: UnsafeRawBufferPointer, at position: inout Int, until end: UInt8
  ) -> UnsafeRawBufferPointer? {
    let start = position
    while position < bytes.count, bytes[position] != end { position += 1 }
    guard position < bytes.count else { return nil }
    position += 1
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position - 1])
  }

  /// A decimal number of at most nine digits, or -1.
  private static func number(_ digits: UnsafeRawBufferPointer?) -> Int? {
    guard let digits, (1...9).contains(digits.count) else { return nil }
    if digits.elementsEqual("-1".utf8) { return -1 }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
