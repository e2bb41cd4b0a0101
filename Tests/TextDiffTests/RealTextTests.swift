import Foundation
import TextDiff
import Testing

/// Laws and covenants in successive versions; they are too large for the repository.
private let further = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"].map { URL(fileURLWithPath: $0) }
/// Licences in successive versions, in the repository.
private let committed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "RealFiles/licences")

/// Pairs of successive versions: of each licence, of each law, and of the covenant in each language.
private func pairs() throws -> [(name: String, old: [UInt8], new: [UInt8])] {
  var series: [String: [URL]] = [:]
  for file in try FileManager.default.contentsOfDirectory(at: committed, includingPropertiesForKeys: nil) {
    series[String(file.lastPathComponent.prefix { $0 != "-" }), default: []].append(file)
  }
  let files = further.flatMap { FileManager.default.enumerator(at: $0, includingPropertiesForKeys: nil) }
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

@Suite("Real texts in successive versions")
struct RealTextTests {
  @Test("rebuild byte for byte, in both directions")
  func rebuild() throws {
    let pairs = try pairs()
    #expect(pairs.count >= (further == nil ? 2 : 20))
    for (name, old, new) in pairs {
      #expect(faults(of: TextRedline(from: old, to: new), old: old, new: new).isEmpty, "\(name)")
      #expect(faults(of: TextRedline(from: new, to: old), old: new, new: old).isEmpty, "\(name), reversed")
    }
  }

  @Test("have more words kept than changed")
  func brevity() throws {
    var sum = TextRedline.Statistics()
    for (_, old, new) in try pairs() { sum += TextRedline(from: old, to: new).statistics }
    // Between licences more is new than between reforms of a law.
    #expect(sum.wordsInserted + sum.wordsDeleted < sum.wordsEqual / (further == nil ? 4 : 10))
  }
}
