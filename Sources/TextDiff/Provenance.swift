/// The provenance of each byte of a version, and the removal of each byte of the first one, along a chain of versions.
///
/// A version is a list of runs. A run was in the first version, or was inserted by a step. Each step's redline carries
/// over the runs of the version before it: equal text keeps its provenance, inserted text belongs to the step, deleted
/// text is recorded for the first version, or leaves a mark of passing text. Cost: a step needs the comparison of its
/// two versions and the runs of the earlier one.
struct Provenance {
  /// A part of the current version with one provenance or, if it is empty, the place of passing text.
  struct Run {
    var start: Int32
    var end: Int32
    /// The step that inserted it, or ``first``, or a passing text's number below that.
    var step: Int32
    /// Its offset in the first version.
    var source: Int32
    /// The last step that moved its block; -1 for none.
    var mover: Int32

    static let first: Int32 = -1
    var isPassing: Bool { step < Run.first }
    var passing: Int { Int(Run.first - step) - 1 }
  }

  struct Passing {
    var text: [UInt8]
    let insertedBy: Int
    let deletedBy: Int
  }

  /// A part of the first version and the step that deleted or moved it.
  struct Removal {
    let range: Range<Int>
    let step: Int32
  }

  private(set) var runs: [Run]
  private(set) var passing: [Passing] = []
  private(set) var deletions: [Removal] = []
  /// Where the last recorded passing text ended in its version.
  private var lastPassed = -1

  init(of first: [UInt8]) {
    runs = first.isEmpty ? [] : [Run(start: 0, end: Int32(first.count), step: Run.first, source: 0, mover: -1)]
  }

  /// Advances by one step, using the redline of its two versions.
  mutating func take(_ redline: TextRedline, step: Int) {
    var next: [Run] = []
    next.reserveCapacity(runs.count + redline.spans.count)
    var place: Int32 = 0
    for block in redline.blocks {
      // Passing text is recorded paragraph by paragraph; passing numbers are not.
      lastPassed = -1
      let label = redline.renumbering(of: block).map(\.old)
      let isMoved = block.change == .moved || block.change == .movedModified
      for span in redline.spans[block.spans] {
        switch span.operation {
        case .insert:
          let end = place + Int32(span.new.count)
          Self.append(Run(start: place, end: end, step: Int32(step), source: 0, mover: -1), to: &next)
          place = end
        case .equal:
          forEachRun(in: span.old) { run in
            var run = run
            let length = run.end - run.start
            (run.start, run.end) = (place, place + length)
            if isMoved { run.mover = Int32(step) }
            Self.append(run, to: &next)
            place += length
          }
        case .delete:
          delete(span.old, of: redline.old.bytes, without: label, step, at: place, &next)
        }
      }
    }
    for run in runs.reversed().prefix(while: { $0.isPassing && Int($0.start) == redline.old.bytes.count }).reversed() {
      var run = run
      (run.start, run.end) = (place, place)
      next.append(run)
    }
    runs = next
  }

  private mutating func delete(
    _ range: Range<Int>, of text: [UInt8], without label: Range<Int>?, _ step: Int, at place: Int32,
    _ next: inout [Run]
  ) {
    var found: [Run] = []
    forEachRun(in: range) { found.append($0) }
    for run in found {
      if run.isPassing {
        var run = run
        (run.start, run.end) = (place, place)
        next.append(run)
      } else if run.step == Run.first {
        let source = Int(run.source)
        deletions.append(Removal(range: source..<source + Int(run.end - run.start), step: Int32(step)))
      } else if let label, label.lowerBound <= Int(run.start), Int(run.end) <= label.upperBound {
        continue
      } else {
        pass(text, Int(run.start)..<Int(run.end), from: Int(run.step), to: step, at: place, &next)
      }
    }
  }

  private mutating func pass(
    _ text: [UInt8], _ range: Range<Int>, from inserted: Int, to deleted: Int, at place: Int32,
    _ next: inout [Run]
  ) {
    // A passing blank line is not recorded.
    guard !text[range].allSatisfy(Bytes.isSpace) else { return }
    defer { lastPassed = range.upperBound }
    // Text that followed it in the earlier version belongs to the same piece.
    if let last = next.last, last.isPassing, last.start == place, lastPassed == range.lowerBound,
      passing[last.passing].insertedBy == inserted, passing[last.passing].deletedBy == deleted
    {
      passing[last.passing].text += text[range]
      return
    }
    passing.append(Passing(text: Array(text[range]), insertedBy: inserted, deletedBy: deleted))
    next.append(Run(start: place, end: place, step: Run.first - Int32(passing.count), source: 0, mover: -1))
  }

  /// Adds a run to the version being made, merging it with the last one if contiguous.
  private static func append(_ run: Run, to runs: inout [Run]) {
    if !run.isPassing, let last = runs.last, !last.isPassing, last.step == run.step, last.mover == run.mover,
      run.step != Run.first || last.source + (last.end - last.start) == run.source
    {
      runs[runs.count - 1].end = run.end
    } else {
      runs.append(run)
    }
  }

  /// The runs of a part of the current version, the first and the last cut to it. Cost: their number, and log n.
  func forEachRun(in range: Range<Int>, _ body: (Run) -> Void) {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      let run = runs[middle]
      let isBefore = run.isPassing ? Int(run.start) < range.lowerBound : Int(run.end) <= range.lowerBound
      if isBefore { low = middle + 1 } else { high = middle }
    }
    while low < runs.count, Int(runs[low].start) < range.upperBound {
      var run = runs[low]
      low += 1
      let cut = max(0, Int32(range.lowerBound) - run.start)
      run.start += cut
      if run.step == Run.first { run.source += cut }
      run.end = max(run.start, min(run.end, Int32(range.upperBound)))
      body(run)
    }
  }

  /// The removals of the first version's parts: deleted or moved by which step, in order and without overlap.
  func removals() -> [Removal] {
    var removals = deletions
    for run in runs where run.step == Run.first && run.mover >= 0 {
      let source = Int(run.source)
      removals.append(Removal(range: source..<source + Int(run.end - run.start), step: run.mover))
    }
    return removals.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
