/// The rows as an aligned table for people.
struct TableReport {
  let rows: [Row]
  let pairs: Int

  var text: String {
    let header = ["benchmark", "A", "ms", "B", "ms", "A to B", "limit", "peak MB, A", "B", ""]
    let body = rows.map(cells)
    let widths = header.indices.map { column in
      ([header] + body).map { $0[column].count }.max() ?? 0
    }
    let lines = ([header, widths.map { String(repeating: "-", count: $0) }] + body).map { line($0, widths) }
    return (lines + [""] + notes).joined(separator: "\n")
  }

  private static let numbers: Set<Int> = [2, 4, 5, 7, 8]

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = cells.enumerated().map { column, cell in
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      return Self.numbers.contains(column) ? padding + cell : cell + padding
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }

  private func cells(_ row: Row) -> [String] {
    let limit = row.benchmark.limits.map(\.text).joined(separator: ", ")
    guard let figures = row.figures else {
      return [row.benchmark.name, "", "", "", "", "", limit, "", "", row.outcome.word]
    }
    let comparison = figures.comparison
    let relation =
      row.benchmark.comparesByMemory
      ? "\(comparison.memoryRatio.rounded(places: 2))× MB"
      : row.benchmark.comparesByDifference
        ? "\(comparison.difference < 0 ? "" : "+")\((comparison.difference * 1000).rounded(places: 1)) ms"
        : "\(comparison.ratio.rounded(places: comparison.ratio < 0.1 ? 4 : 2))×"
    return [
      row.benchmark.name, figures.subjectLabel, milliseconds(comparison.subjectSeconds), figures.peerLabel,
      milliseconds(comparison.peerSeconds), relation, limit, megabytes(comparison.subjectPeakBytes, figures),
      megabytes(comparison.peerPeakBytes, figures), row.outcome.word,
    ]
  }

  private func milliseconds(_ seconds: Double) -> String {
    (seconds * 1000).rounded(places: seconds < 0.1 ? 1 : 0)
  }

  /// A peak below what can be measured of a child process is reported as less than that.
  private func megabytes(_ bytes: Int, _ figures: Row.Figures) -> String {
    let least = figures.leastVisiblePeak
    return (bytes <= least ? "< " : "") + (Double(max(bytes, least)) / 1e6).rounded(places: 0)
  }

  private var notes: [String] {
    let counted = pairs == 1 ? "1 pair" : "\(pairs) pairs"
    var notes = ["Medians of \(counted), A and B in turn; `A to B` is the median over the pairs."]
    for row in rows {
      switch row.outcome {
      case .notMeasured(let why), .failed(let why): notes.append("\(row.benchmark.name): \(why)")
      case .holds, .exceeded: if !row.note.isEmpty { notes.append("\(row.benchmark.name): \(row.note)") }
      }
    }
    return notes
  }
}
