extension NegotiationFile {
  /// Reads a file as every later reader will.
  ///
  /// - Throws: what is wrong with it.
  func check(_ file: RecordFile) throws(RecordError) {
    switch self {
    case .positions, .answer, .objection, .adoption, .dispositions, .recommendations, .silence, .adoptedText: break
    }
  }
}
