/// The limits on an .rtf that another program is to read, checked before it starts.
///
/// A 900-page text has some 500,000 control words, nested 20 groups deep. At the limits LibreOffice takes some seconds
/// and 300 MB.
struct RichTextLimits: Sendable, Hashable {
  /// The nesting of groups.
  var depth = 256
  var controls = 3_000_000
  /// The number of groups.
  var groups = 1_000_000
  /// The nesting of tables (`\itap`).
  var tables = 32

  static let standard = RichTextLimits()

  enum Excess: Error { case depth(limit: Int), count }

  /// Cost: linear in the file.
  func check(_ file: [UInt8]) throws(Excess) {
    var depth = 0
    var controls = 0
    var groups = 0
    var index = 0
    while index < file.count {
      switch file[index] {
      case UInt8(ascii: "{"):
        depth += 1
        groups += 1
        guard depth <= self.depth else { throw .depth(limit: self.depth) }
        guard groups <= self.groups else { throw .count }
        index += 1
      case UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        index += 1
      case UInt8(ascii: "\\"):
        let control = RichTextControl(at: index, in: file)
        controls += 1
        guard controls <= self.controls else { throw .count }
        if control.word == "itap", let level = control.number, level > tables { throw .depth(limit: tables) }
        index = control.dataEnd
      default: index += 1
      }
    }
  }
}
