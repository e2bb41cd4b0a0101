import Foundation
import Testing

/// A headless browser.
enum Chromium {
  private static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  enum Theme: CaseIterable {
    case light, dark
  }

  /// The page's elements after it was loaded and its scripts have finished, as serialised by the browser.
  static func dom(_ page: String, theme: Theme = .light) throws -> String {
    let program = try #require(path, "Chromium is missing. Install it: sudo apt-get install -y chromium")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    try Data(page.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900",
        "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=60000",
      ] + (theme == .dark ? ["--blink-settings=preferredColorScheme=0"] : []) + ["--dump-dom", file.absoluteString]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The result of a script in the page: the value of the expression, awaited if it is a promise, as JSON.
  ///
  /// The page's policy would not let the script run, and is removed.
  static func answer<Answer: Decodable>(
    _ type: Answer.Type, to expression: String, on page: String, theme: Theme = .light, library: String = ""
  ) throws -> Answer {
    let policy = try #require(page.firstRange(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/))
    let script = """
      <script>\(library)</script><script>
      (async function () {
        let answer;
        try { answer = { value: await (\(expression)) }; } catch (error) { answer = { error: String(error) }; }
        const bytes = new TextEncoder().encode(JSON.stringify(answer));
        const place = document.createElement("pre");
        place.textContent = "answer:" + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) + ":";
        document.body.append(place);
      })();
      </script>
      """
    let end = try #require(page.ranges(of: "</body>").last).lowerBound
    let probe = page[..<policy.lowerBound] + page[policy.upperBound..<end] + script + page[end...]
    let dom = try dom(String(probe), theme: theme)
    let match = try #require(dom.matches(of: /answer:([A-Za-z0-9+\/=]+):/).last, "the script did not come to its end")
    let data = try #require(Data(base64Encoded: String(match.1)))
    let answer = try JSONDecoder().decode(Answered<Answer>.self, from: data)
    return try #require(answer.value, "\(answer.error ?? "no value")")
  }

  private struct Answered<Answer: Decodable>: Decodable {
    var value: Answer?
    var error: String?
  }
}
