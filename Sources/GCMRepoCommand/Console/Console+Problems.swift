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
        let (path, line): (String?, Int?) =
          switch problem {
          case .malformedFile(let path, let line, _): (path, line)
          case .damaged(let path, _, _): (path, nil)
          default: (nil, nil)
          }
        return [
          "path": path.map { .string($0) } ?? .null, "line": line.map { .int($0) } ?? .null,
          "sentence": .string(problem.sentence(.en)),
        ]
      })
  }
}
