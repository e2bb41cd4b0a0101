#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The temporary folder that all is made in.
struct ScratchFolder {
  let path: String

  init() throws {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/gcmrepo-benchmarks.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ProcessFailure.notStarted("mkdtemp", errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A folder inside another one, which is removed with it.
  init(_ name: String, in folder: ScratchFolder) throws {
    path = folder.file(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = file(name)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
