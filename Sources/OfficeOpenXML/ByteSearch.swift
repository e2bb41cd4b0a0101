extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the bytes contain another sequence of bytes. For names of formats, which are ASCII: searching a `String`
  /// for another compares characters, and takes many times as long.
  @inlinable
  package func contains(sequence wanted: some Collection<UInt8>) -> Bool {
    guard let first = wanted.first, count >= wanted.count else { return false }
    for start in startIndex...(endIndex - wanted.count) where self[start] == first {
      if self[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
    }
    return false
  }
}
