#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GitStore

/// Why the host refused what the branch has, as it said itself. It may be deleted at any time: the next exchange asks the
/// host again.
struct LastRefusal: Codable {
  let commit: String
  let lines: [String]

  var tip: ObjectID? { ObjectID(hex: commit) }

  /// What it says about a commit of a push, oldest first; `nil` if it says something about others alone.
  ///
  /// The host begins its lines with a commit's name, or with that of a draft.
  func lines(about commit: ObjectID, among all: [ObjectID]) -> [String]? {
    func named(_ id: ObjectID) -> [String] { lines.filter { $0.hasPrefix(id.short + ": ") } }
    if all.allSatisfy({ named($0).isEmpty }) { return lines }
    return named(commit).isEmpty ? nil : named(commit)
  }

  init(of tip: ObjectID, lines: [String]) {
    commit = tip.description
    self.lines = lines
  }

  init?(in repository: Repository) {
    guard let bytes = Self.file(of: repository).read(),
      let read = try? JSONDecoder().decode(LastRefusal.self, from: Data(bytes))
    else { return nil }
    self = read
  }

  func keep(in repository: Repository) {
    guard let data = try? JSONEncoder().encode(self) else { return }
    Self.file(of: repository).replace([UInt8](data))
  }

  private static func file(of repository: Repository) -> DerivedFile { DerivedFile("refusal", of: repository) }
}

/// Why an event could not be put on the host's newest commit. It may be deleted at any time: the next exchange finds out
/// again.
struct KeptConflict {
  private let file: DerivedFile

  init(_ commit: ObjectID, in repository: Repository) {
    file = DerivedFile("conflict-\(commit)", of: repository)
  }

  func read() -> RecordError? {
    file.read().flatMap { try? JSONDecoder().decode(RecordError.self, from: Data($0)) }
  }

  func keep(_ error: RecordError) {
    guard let data = try? JSONEncoder().encode(error) else { return }
    file.replace([UInt8](data))
  }

  func remove() { file.replace([]) }
}
