// Writes the files below a folder into a Swift source, so that the executable carries them wherever it is copied.
// Usage: embed-files NAME FOLDER OUTPUT

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

let (name, folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
var source = """
  // Made by embed-files from \(name). Do not edit.

  enum \(name) {
    /// Paths below the folder, and their bytes in base 64.
    static let files: [(path: String, base64: String)] = [

  """
for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
  var isFolder = false
  guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder), !isFolder else { continue }
  guard let data = FileManager.default.contents(atPath: folder + "/" + path) else {
    fatalError("cannot read \(path)")
  }
  source += "    (\(String(reflecting: path)), \"\(data.base64EncodedString())\"),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
