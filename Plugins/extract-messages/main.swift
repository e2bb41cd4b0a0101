// Writes the gettext template of the messages in the Swift sources below some folders.
// Usage: extract-messages FOLDER... > gcmrepo.pot

import Foundation

var template = Template()
var isSound = true
for folder in CommandLine.arguments.dropFirst() {
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() where path.hasSuffix(".swift") {
    let source = SwiftMessages(try String(contentsOfFile: folder + "/" + path, encoding: .utf8))
    for message in source.messages { template.add(message, from: folder + "/" + path) }
    for problem in source.problems {
      FileHandle.standardError.write(Data("\(folder)/\(path):\(problem.line): \(problem.text)\n".utf8))
      isSound = false
    }
  }
}
print(template.text, terminator: "")
exit(isSound ? 0 : 1)
