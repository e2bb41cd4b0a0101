/// The pairs of one benchmark, and what they say together.
struct Comparison {
  private(set) var subjects: [Sample] = []
  private(set) var peers: [Sample] = []

  mutating func add(subject: Sample, peer: Sample) {
    subjects.append(subject)
    peers.append(peer)
  }

  var subjectSeconds: Double { median(subjects.map(\.seconds)) }
  var peerSeconds: Double { median(peers.map(\.seconds)) }
  var subjectPeakBytes: Int { subjects.map(\.peakBytes).max() ?? 0 }
  var peerPeakBytes: Int { peers.map(\.peakBytes).max() ?? 0 }

  /// The median of each pair's ratio, which a slow minute of the machine moves less than the medians' ratio.
  var ratio: Double { median(zip(subjects, peers).map { $0.seconds / $1.seconds }) }

  /// The ratio of the largest peaks.
  var memoryRatio: Double { Double(subjectPeakBytes) / Double(peerPeakBytes) }

  /// The median of each pair's difference, in seconds.
  var difference: Double { median(zip(subjects, peers).map { $0.seconds - $1.seconds }) }
}

/// The middle value, or the mean of the two middle ones.
private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
