import Foundation
import RecordRendering
import Testing

/// A shared record with persons of two States, and a live portal before it, driven by `portal_client.py`.
struct LivePortal {
  let desk: Desk
  let shared: SharedHost

  /// - Parameter questionnaire: one that the record has.
  init(asking questionnaire: String? = nil) async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    try await shared.admit("MX", in: clone)
    if let questionnaire {
      try await desk.done(
        "questionnaire", "add", desk.write("ronda.yml", questionnaire), more: ["--party", "RCM-TS", "-C", clone],
        setting: shared.person("RCM-TS"))
    }
    let pushed = try await shared.push(from: clone, as: "RCM-TS")
    try #require(pushed.status == 0, "\(pushed.said)")
    try await shared.takeUploads()
  }

  /// What a scenario found.
  func play(_ scenario: String, _ more: [String] = [], _ location: SourceLocation = #_sourceLocation) async throws
    -> Found
  {
    try await Self.play(
      scenario, at: shared.host, more, on: desk, setting: shared.person("RCM-TS"), location)
  }

  /// What a scenario found at a record.
  static func play(
    _ scenario: String, at record: String, _ more: [String] = [], on desk: Desk, setting: [String: String?] = [:],
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> Found {
    let client = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "portal_client.py").path
    let words = ["python3", client, scenario, desk.path(record)] + more
    let run = try await desk.shell(
      words.map { "'\($0)'" }.joined(separator: " "), setting: setting)
    try #require(run.status == 0, "\(run.said.suffix(3_000))", sourceLocation: location)
    return Found(try run.json())
  }

  /// The answers of a scenario by their names, each as JSON in one line.
  struct Found {
    private let members: [String: String]
    private let values: [String: JSONValue]

    init(_ value: JSONValue) {
      var (members, values): ([String: String], [String: JSONValue]) = ([:], [:])
      for member in value.members ?? [] {
        var buffer = ByteBuffer()
        member.value.write(.compact, to: &buffer)
        members[member.key] = buffer.text
        values[member.key] = member.value
      }
      (self.members, self.values) = (members, values)
    }

    subscript(_ name: String) -> String { members[name] ?? "missing" }

    /// The texts of a list.
    func list(_ name: String) -> [String] {
      values[name]?.array?.compactMap(\.string) ?? ["missing"]
    }
  }
}
