import RecordComparison
import TextDiff

/// The marks that show on the page who made a change: the step's number and its party's code on the party's colour.
///
/// A party has one colour on the whole page; the code and the number carry the information without colour. Each of two
/// rounds has its own colour.
struct StepMarks {
  /// How many colours the style sheet has; further parties reuse them from the first.
  private static let colours = 8

  /// The mark of each step, ready to be written.
  let marks: [String]

  init(_ redline: StateRedline) {
    var places: [String?: Int] = [:]
    let isByRevision = redline.isAttributedToRevisions
    marks = redline.steps.enumerated().map { number, step in
      let party = isByRevision ? step.party?.description : String(number)
      let place = places[party] ?? places.count
      places[party] = place
      var label = ByteWriter()
      label.append("<sup class=\"by w\(place % Self.colours + 1)\">‹\(number + 1)")
      if let party = step.party {
        label.append(" ")
        label.append(attribute: party.description)
      }
      label.append("›</sup>")
      return label.text
    }
  }

  subscript(step: Int) -> String { marks.indices.contains(step) ? marks[step] : "" }
}
