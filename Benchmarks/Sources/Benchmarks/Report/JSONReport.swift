#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rows for programs.
struct JSONReport: Encodable {
  let pairs: Int
  let rows: [Entry]

  struct Entry: Encodable {
    let name: String
    let promise: String
    let outcome: String
    let limits: [String]
    let subject: Side?
    let peer: Side?
    let ratio: Double?
    let differenceMilliseconds: Double?
    /// A peak that is not above this one is a smaller one.
    let leastVisiblePeakBytes: Int?
    let note: String?
  }

  struct Side: Encodable {
    let label: String
    let medianMilliseconds: Double
    let peakBytes: Int
    /// Each pair's time, in order.
    let milliseconds: [Double]

    init(_ label: String, median: Double, peak: Int, _ samples: [Sample]) {
      self.label = label
      medianMilliseconds = median * 1000
      peakBytes = peak
      milliseconds = samples.map { $0.seconds * 1000 }
    }
  }

  init(rows: [Row], pairs: Int) {
    self.pairs = pairs
    self.rows = rows.map(Entry.init)
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension JSONReport.Entry {
  init(_ row: Row) {
    name = row.benchmark.name
    promise = row.benchmark.promise
    limits = row.benchmark.limits.map(\.text)
    let comparison = row.figures?.comparison
    subject = row.figures.map {
      .init(
        $0.subjectLabel, median: $0.comparison.subjectSeconds, peak: $0.comparison.subjectPeakBytes,
        $0.comparison.subjects)
    }
    peer = row.figures.map {
      .init($0.peerLabel, median: $0.comparison.peerSeconds, peak: $0.comparison.peerPeakBytes, $0.comparison.peers)
    }
    ratio = comparison?.ratio
    differenceMilliseconds = comparison.map { $0.difference * 1000 }
    leastVisiblePeakBytes = row.figures?.leastVisiblePeak
    switch row.outcome {
    case .holds: (outcome, note) = ("holds", row.note.isEmpty ? nil : row.note)
    case .exceeded: (outcome, note) = ("exceeded", row.note.isEmpty ? nil : row.note)
    case .notMeasured(let why): (outcome, note) = ("not measured", why)
    case .failed(let why): (outcome, note) = ("failed", why)
    }
  }
}
