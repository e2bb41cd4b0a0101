extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the bytes contain another sequence of bytes.
  @inlinable
  package func contains(sequence wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, count >= wanted.count else { return false }
    for start in startIndex...(endIndex - wanted.count) where self[start] == first {
      if self[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
    }
    return false
  }
}
