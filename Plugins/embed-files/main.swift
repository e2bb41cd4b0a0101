// Writes the files below a folder into a Swift source, so that the executable carries them wherever it is copied.
// Usage: embed-files NAME FOLDER OUTPUT [SUFFIX]
// With a suffix, only files that end in it, each a text of UTF-8.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

let (name, folder, output) = (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
let textSuffix = CommandLine.arguments.count > 4 ? CommandLine.arguments[4] : nil
var source = """
  // Made by embed-files from \(name). Do not edit.

  enum \(name) {
    /// Paths below the folder, and their \(textSuffix == nil ? "bytes in base 64" : "texts").
    static let files: [(path: String, \(textSuffix == nil ? "base64" : "text"): String)] = [

  """
for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
  var isFolder = false
  guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder), !isFolder else { continue }
  guard let data = FileManager.default.contents(atPath: folder + "/" + path) else {
    fatalError("cannot read \(path)")
  }
  guard let textSuffix else {
    source += "    (\(String(reflecting: path)), \"\(data.base64EncodedString())\"),\n"
    continue
  }
  guard path.hasSuffix(textSuffix) else { continue }
  guard let text = String(data: data, encoding: .utf8), !text.contains("\"\"\"##") else {
    fatalError("\(path) is not a text of UTF-8")
  }
  // A raw string: escapes and indentation have no meaning in it.
  source += "    (\n\(String(reflecting: path)), ##\"\"\"\n\(text)\n\"\"\"##\n),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
