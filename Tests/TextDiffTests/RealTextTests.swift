import Foundation
import TextDiff
import Testing

/// The folder of laws and covenants in successive versions. It is too large for the repository and has a
/// licence of its own, so these tests run only where the variable names a copy.
private let folder = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"].map { URL(fileURLWithPath: $0) }

/// Pairs of successive versions: of each law, and of the covenant in each language.
private func pairs() throws -> [(name: String, old: [UInt8], new: [UInt8])] {
  guard let folder else { return [] }
  var series: [String: [URL]] = [:]
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  while let file = files?.nextObject() as? URL {
    guard file.pathExtension == "md", ["laws", "covenant"].contains(where: file.pathComponents.contains)
    else { continue }
    let language = file.deletingPathExtension().pathExtension
    let isCovenant = file.pathComponents.contains("covenant")
    series[isCovenant ? language : file.deletingLastPathComponent().lastPathComponent, default: []].append(
      file)
  }
  return try series.values.flatMap { files in
    let files = files.sorted { $0.path < $1.path }
    return try zip(files, files.dropFirst()).map {
      (
        "\($0.lastPathComponent) → \($1.lastPathComponent)", [UInt8](try Data(contentsOf: $0)),
        [UInt8](try Data(contentsOf: $1))
      )
    }
  }
}

@Suite("Real texts in successive versions", .enabled(if: folder != nil, "GCMREPO_TEST_DATA names no folder"))
struct RealTextTests {
  @Test("rebuild byte for byte, in both directions")
  func rebuild() throws {
    let pairs = try pairs()
    #expect(!pairs.isEmpty)
    for (name, old, new) in pairs {
      #expect(faults(of: TextRedline(from: old, to: new), old: old, new: new).isEmpty, "\(name)")
      #expect(faults(of: TextRedline(from: new, to: old), old: new, new: old).isEmpty, "\(name), reversed")
    }
  }

  @Test("have more words kept than changed")
  func brevity() throws {
    var sum = TextRedline.Statistics()
    for (_, old, new) in try pairs() { sum += TextRedline(from: old, to: new).statistics }
    #expect(sum.wordsInserted + sum.wordsDeleted < sum.wordsEqual / 10)
  }
}
