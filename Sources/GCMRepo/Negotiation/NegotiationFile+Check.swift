extension NegotiationFile {
  /// Reads a file as every later reader will.
  ///
  /// - Throws: what is wrong with it.
  func check(_ file: RecordFile) throws(RecordError) {
    switch self {
    case .positions(_, let draft): _ = try PositionFile(file, on: draft)
    case .objection: _ = try ObjectionFile(file)
    case .adoption: _ = try AdoptionFile(file)
    case .silence(let id): _ = try SilenceProcedure(file, id: id)
    case .dispositions: _ = try DispositionFile(file)
    case .recommendations: _ = try RecommendationFile(file)
    case .answer: _ = try DispositionAnswers(file, hasMarks: true)
    case .recommendationAnswers: _ = try DispositionAnswers(file, hasMarks: false)
    case .marshalled: _ = try MarshalledFile(file)
    case .adoptedText: break
    }
  }
}
