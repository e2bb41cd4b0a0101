import Foundation
import Testing

/// A headless browser that is driven with clicks and keys.
enum Browser {
  /// Takes steps, as `browser.py` describes them, and gives the result of each.
  static func run(_ steps: [[String: Any]]) throws -> [Any] {
    let program = try #require(
      ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }, "Chromium is missing. Install it: sudo apt-get install -y chromium")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.py")
    return try ExternalTools.inFolder { folder in
      let data = try ExternalTools.run(
        try ExternalTools.python(), [script.path, program, folder.path],
        input: JSONSerialization.data(withJSONObject: steps))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [Any])
    }
  }

  /// A page in a file of its own.
  static func withPage<Value>(_ page: String, _ body: (String) throws -> Value) throws -> Value {
    try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "form.html")
      try Data(page.utf8).write(to: file)
      return try body(file.absoluteString)
    }
  }
}
