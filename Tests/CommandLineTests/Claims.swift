import RecordRendering
import Testing

/// A refusal is one or two plain sentences on standard error, an exit status, and nothing on standard output.
func expectRefusal(
  _ run: Outcome, status: Int, naming words: String..., at location: SourceLocation = #_sourceLocation
) {
  #expect(run.status == status, "\(run.said)", sourceLocation: location)
  #expect(run.bytes.isEmpty, "a refusal prints no data: \(run.output)", sourceLocation: location)
  expectPlainSentence(run.said, at: location)
  for word in words {
    #expect(run.said.contains(word), "does not name \(word): \(run.said)", sourceLocation: location)
  }
}

func expectPlainSentence(_ said: String, at location: SourceLocation = #_sourceLocation) {
  #expect(
    said.count { $0 == "\n" } == 1 && said.hasSuffix("\n"), "not one line: \(said)", sourceLocation: location)
  #expect(said.contains(".") || said.contains("?"), "not a sentence: \(said)", sourceLocation: location)
  for inside in ["Fatal error", ".swift:", "GIT_E", "Error Domain", "Optional(", "libgit2", "  "] {
    #expect(!said.contains(inside), "talks of its insides: \(said)", sourceLocation: location)
  }
  let isNeutral = said.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  #expect(isNeutral, "control characters reach the terminal", sourceLocation: location)
}

/// JSON output begins with its schema, has these keys, and all keys are in snake case.
func expectContract(
  _ value: JSONValue, schema: String, keys: [String], at location: SourceLocation = #_sourceLocation
) {
  #expect(value.members?.first?.key == "schema", sourceLocation: location)
  #expect(value["schema"]?.string == schema, sourceLocation: location)
  expectKeys(keys, of: value, at: location)
  for key in value.keys {
    let isSnake = key.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    #expect(isSnake, "not in snake case: \(key)", sourceLocation: location)
  }
}

func expectKeys(_ keys: [String], of value: JSONValue?, at location: SourceLocation = #_sourceLocation) {
  for key in keys { #expect(value?[key] != nil, "no key \(key)", sourceLocation: location) }
}

/// A time in RFC 3339 form, in UTC.
func expectTime(_ value: JSONValue?, at location: SourceLocation = #_sourceLocation) {
  let time = value?.string ?? ""
  #expect(
    time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil, "not a time: \(time)",
    sourceLocation: location)
}

extension JSONValue {
  /// Every key of every object in it.
  fileprivate var keys: [String] {
    switch self {
    case .object(let members): members.flatMap { [$0.key] + $0.value.keys }
    case .array(let elements): elements.flatMap(\.keys)
    default: []
    }
  }
}

extension Desk {
  /// Runs a write that must not happen; checks that it changed no reference and no file, and left no lock.
  func expectNothingWritten(
    in record: String, at location: SourceLocation = #_sourceLocation, by write: () async throws -> Void
  ) async throws {
    let before = try await state(of: record)
    try await write()
    #expect(try await state(of: record) == before, sourceLocation: location)
    expectNoLocks(in: record, at: location)
  }

  func expectNoLocks(in record: String, at location: SourceLocation = #_sourceLocation) {
    let locks = files(under: record, endingIn: ".lock").filter { !$0.hasSuffix("gcmrepo.lock") }
    #expect(locks.isEmpty, sourceLocation: location)
  }

  private func state(of record: String) async throws -> [String] {
    var state = [try await git("for-each-ref", in: record)]
    if exists(record + "/.git") { state.append(try await git("status", "--porcelain", in: record)) }
    return state
  }
}
