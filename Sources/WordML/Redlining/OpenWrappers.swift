/// The open content controls and other wrappers of the new file around what is being written.
struct OpenWrappers {
  private let part: PartText
  private var open: [Int32] = []
  var isEmpty: Bool { open.isEmpty }

  init(_ part: PartText) { self.part = part }

  /// Closes those that do not continue around something, and opens the others around it; 0 is no wrapper.
  mutating func enter(_ wrapper: Int32, _ out: inout [UInt8]) {
    let path = part.path(wrapper)
    let common = zip(open, path).prefix { $0 == $1 }.count
    close(to: common, &out)
    for wrapper in path.dropFirst(common) {
      out += part.opening(of: wrapper)
      open.append(wrapper)
    }
  }

  /// Closes those that do not continue around something later; `nil` is the end.
  mutating func leave(for wrapper: Int32?, _ out: inout [UInt8]) {
    let path = wrapper.map { part.path($0) } ?? []
    close(to: zip(open, path).prefix { $0 == $1 }.count, &out)
  }

  private mutating func close(to count: Int, _ out: inout [UInt8]) {
    while open.count > count { out += part.closing(of: open.removeLast()) }
  }

  /// Writes what precedes something in its own wrappers.
  mutating func write(_ standing: [Story.Standing], before wrapper: Int32, _ out: inout [UInt8]) {
    for item in standing {
      enter(item.wrapper ?? wrapper, &out)
      out += part.tree.bytes[part.tree.range(item.node)]
    }
  }
}
