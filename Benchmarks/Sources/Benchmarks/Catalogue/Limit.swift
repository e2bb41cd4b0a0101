/// What a benchmark must not exceed.
enum Limit {
  /// The subject's time, as a multiple of its peer's.
  case ratio(Double)
  /// The subject's time less its peer's.
  case milliseconds(Double)
  /// The subject's peak memory, in millions of bytes.
  case megabytes(Double)
  /// The subject's peak memory by the size of what it reads.
  case megabytesAndBytes(Double, perInputByte: Double)
  /// The subject's memory, as a multiple of its peer's.
  case memoryGrowth(Double)
  /// Every submission that succeeded is in the record, and no lock is left.
  case nothingLost

  var text: String {
    switch self {
    case .ratio(let most): "≤ \(most.rounded(places: Self.places(of: most)))×"
    case .milliseconds(let most): "≤ +\(Int(most)) ms"
    case .megabytes(let most): "≤ \(Int(most)) MB"
    case .megabytesAndBytes(let most, let factor): "≤ \(Int(most)) MB + \(Int(factor)) B/B"
    case .memoryGrowth(let most): "≤ \(most.rounded(places: 2))× MB"
    case .nothingLost: "none lost"
    }
  }

  /// As many digits after the point as the ratio has, from one to four.
  private static func places(of ratio: Double) -> Int {
    var scaled = ratio
    return (1...3).first { _ in
      scaled *= 10
      return abs(scaled - scaled.rounded()) < 1e-9
    } ?? 4
  }

  func holds(for comparison: Comparison, of contest: Contest, lost: String?) -> Bool {
    let peak = Double(comparison.subjectPeakBytes) / 1e6
    return switch self {
    case .ratio(let most): comparison.ratio <= most
    case .milliseconds(let most): comparison.difference * 1000 <= most
    case .megabytes(let most): peak <= most
    case .megabytesAndBytes(let most, let factor): peak <= most + factor * Double(contest.inputBytes) / 1e6
    case .memoryGrowth(let most): comparison.memoryRatio <= most
    case .nothingLost: lost == nil
    }
  }
}
