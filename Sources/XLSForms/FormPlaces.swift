import Questionnaires
import RecordYAML

/// Where the parts of a questionnaire are in the form that it was read from.
public struct FormPlaces: Sendable, Hashable {
  /// The names of the sheets as the file has them.
  let survey: String, choices: String, settings: String
  /// The rows of questions and groups by their ids.
  let questions: [String: Int]
  /// The rows of the choices of each list, by its id.
  let lists: [String: [Int]]

  /// The sheet, and the row from 1 as spreadsheet programs count, of what is wrong with the questionnaire.
  public func place(of fault: DefinitionFault) -> (sheet: String, row: Int?) {
    switch fault.path.first {
    case .key("lists"):
      guard let id = fault.id, let rows = lists[id] else { return (choices, nil) }
      let choice = fault.path.lazy.compactMap { step -> Int? in if case .item(let place) = step { place } else { nil } }
        .first
      return (choices, choice.flatMap { rows.indices.contains($0) ? rows[$0] : nil } ?? rows.first)
    case .key("sections"): return (survey, fault.id.flatMap { questions[$0] })
    default: return (settings, nil)
    }
  }
}
