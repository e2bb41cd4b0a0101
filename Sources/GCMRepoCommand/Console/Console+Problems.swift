import GCMRepo
import RecordLocalization
import RecordRendering

/// Problems with parts of the record while the rest can be read.
extension Console {
  /// A warning for each, on standard error.
  func warn(_ problems: [RecordError]) {
    for problem in problems { warn(problem.sentence) }
  }

  /// The list under `problems` in JSON.
  func json(_ problems: [RecordError]) -> JSONValue {
    .array(
      problems.map { problem in
        let isOfFile = problem.code == .malformedFile || problem.code == .damaged
        let place: [Facts.Key] = [.path, .line]
        return .object(
          place.map { .init($0.rawValue, isOfFile ? problem.facts[$0].map(JSONValue.init) ?? .null : .null) }
            + [.init("sentence", .string(problem.sentence(.en))), .init("code", .string(problem.code.rawValue))]
            + problem.facts.json.filter { member in !place.contains { $0.rawValue == member.key } })
      })
  }
}
