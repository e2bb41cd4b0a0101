/// Finds the first heading of a Markdown text, without parsing more than that.
public enum MarkdownTitle {
  /// The words of the first heading (`# …`, or a line underlined with `=`), outside fenced code.
  public static func find(in text: [UInt8]) -> String? {
    var fence: UInt8?
    var previous: ArraySlice<UInt8> = []
    for line in text.split(separator: 0x0A, maxSplits: 2_000, omittingEmptySubsequences: false).prefix(2_000) {
      let content = line.drop { $0 == 0x20 }
      if let opened = fence {
        if content.starts(with: [opened, opened, opened]) { fence = nil }
        continue
      }
      if content.starts(with: [0x60, 0x60, 0x60]) || content.starts(with: [0x7E, 0x7E, 0x7E]) {
        fence = content.first
        continue
      }
      let marks = content.prefix { $0 == UInt8(ascii: "#") }
      if (1...6).contains(marks.count), content.count > marks.count,
        [0x20, 0x09].contains(content[marks.endIndex])
      {
        if let title = words(of: content[marks.endIndex...]) { return title }
      }
      if content.count >= 3, content.allSatisfy({ $0 == UInt8(ascii: "=") }), let title = words(of: previous) {
        return title
      }
      previous = line
    }
    return nil
  }

  /// Without markup and the closing run of #.
  private static func words(of line: ArraySlice<UInt8>) -> String? {
    var line = line
    while let last = line.last, last == 0x20 || last == UInt8(ascii: "#") { line = line.dropLast() }
    let title = MarkdownWriter.squeezed(InlinePlainText.of(line))
    return title.isEmpty ? nil : title
  }
}
