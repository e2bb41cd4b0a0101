/// The delta between two objects: ranges to copy from the base, and literal bytes.
///
/// See gitformat-pack(5), "Deltified representation".
enum PackDelta {
  /// The object that a delta makes from its base; `nil` if the delta does not fit the base, or the object is larger
  /// than the limit.
  static func apply(_ delta: UnsafeRawBufferPointer, to base: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
    var place = 0
    guard size(in: delta, at: &place) == base.count, let size = size(in: delta, at: &place), size <= limit else {
      return nil
    }
    var isWhole = false
    let made = [UInt8](unsafeUninitializedCapacity: size) { made, count in
      let made = UnsafeMutableRawBufferPointer(made)
      var filled = 0
      defer { count = filled }
      while place < delta.count {
        let code = delta[place]
        place += 1
        let piece: UnsafeRawBufferPointer
        if code & 0x80 != 0 {
          guard let range = range(code, in: delta, at: &place), range.upperBound <= base.count else { return }
          piece = UnsafeRawBufferPointer(rebasing: base[range])
        } else {
          // A code of zero is reserved.
          guard code > 0, place + Int(code) <= delta.count else { return }
          piece = UnsafeRawBufferPointer(rebasing: delta[place..<place + Int(code)])
          place += Int(code)
        }
        guard piece.count <= size - filled, let start = piece.baseAddress, let target = made.baseAddress else { return }
        (target + filled).copyMemory(from: start, byteCount: piece.count)
        filled += piece.count
      }
      isWhole = filled == size
    }
    return isWhole ? made : nil
  }

  /// A number of seven bits per byte, least significant first.
  private static func size(in delta: UnsafeRawBufferPointer, at place: inout Int) -> Int? {
    var (size, shift) = (0, 0)
    while place < delta.count, shift <= 49 {
      let byte = delta[place]
      place += 1
      size |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  /// The range of the base to copy: the code's bits say which bytes of its offset and its length follow.
  private static func range(_ code: UInt8, in delta: UnsafeRawBufferPointer, at place: inout Int) -> Range<Int>? {
    var (offset, length) = (0, 0)
    for bit in 0..<7 where code & (1 << UInt8(bit)) != 0 {
      guard place < delta.count else { return nil }
      let byte = Int(delta[place])
      place += 1
      if bit < 4 { offset |= byte << (bit * 8) } else { length |= byte << ((bit - 4) * 8) }
    }
    if length == 0 { length = 0x10000 }
    return offset..<offset + length
  }
}
