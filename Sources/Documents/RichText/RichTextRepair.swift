/// Removes, in the copy for pandoc, the parts of an .rtf without words: pictures, object data, themes.
///
/// Pandoc keeps each of their digits as a letter, so that one photograph takes more memory than a book; and it reads
/// binary data as text.
enum RichTextRepair {
  private static let wordless: Set<String> = [
    "pict", "objdata", "themedata", "colorschememapping", "datastore", "latentstyles", "blipuid", "fontemb", "panose",
  ]

  static func bytes(of file: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(file.count)
    var index = 0
    var kept = 0
    while index < file.count {
      switch file[index] {
      case UInt8(ascii: "{"):
        if wordless.contains(destination(at: index, in: file)) {
          result += file[kept..<index]
          index = end(ofGroup: index, in: file)
          kept = index
        } else {
          index += 1
        }
      case UInt8(ascii: "\\"):
        let control = RichTextControl(at: index, in: file)
        if control.dataEnd > control.end {
          result += file[kept..<index]
          kept = control.dataEnd
        }
        index = control.dataEnd
      default: index += 1
      }
    }
    return kept == 0 ? file : result + file[kept...]
  }

  /// The control word with which a group begins, after the mark of an ignorable group.
  static func destination(at brace: Int, in file: [UInt8]) -> String {
    var index = brace + 1
    while index < file.count, file[index] <= 0x20 { index += 1 }
    if file[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "*")]) { index += 2 }
    while index < file.count, file[index] <= 0x20 { index += 1 }
    guard index < file.count, file[index] == UInt8(ascii: "\\") else { return "" }
    let letters = file[(index + 1)...].prefix(32).prefix { (0x61...0x7A).contains($0 | 0x20) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Whether readers that do not know a group may ignore it.
  static func isStarred(at brace: Int, in file: [UInt8]) -> Bool {
    var index = brace + 1
    while index < file.count, file[index] <= 0x20 { index += 1 }
    return file[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "*")])
  }

  /// The offset after the control word with which a group begins.
  static func behindDestination(at brace: Int, in file: [UInt8]) -> Int {
    var index = brace + 1
    while index < file.count {
      while index < file.count, file[index] <= 0x20 { index += 1 }
      guard index < file.count, file[index] == UInt8(ascii: "\\") else { return index }
      let control = RichTextControl(at: index, in: file)
      index = control.end
      if !control.word.isEmpty { return index }
    }
    return index
  }

  /// The words of a group, without its control words: the code of a field.
  static func words(ofGroup range: Range<Int>, in file: [UInt8]) -> String {
    var words: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound, words.count < 10_000 {
      switch file[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), 0x0A, 0x0D: index += 1
      case UInt8(ascii: "\\"):
        let control = RichTextControl(at: index, in: file)
        // A backslash in a code is doubled.
        if control.word.isEmpty, control.byte == nil, index + 1 < file.count, file[index + 1] == UInt8(ascii: "\\") {
          words.append(UInt8(ascii: "\\"))
        }
        index = control.dataEnd
      default:
        words.append(file[index])
        index += 1
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  static func end(ofGroup brace: Int, in file: [UInt8]) -> Int {
    var depth = 0
    var index = brace
    while index < file.count {
      switch file[index] {
      case UInt8(ascii: "{"):
        depth += 1
        index += 1
      case UInt8(ascii: "}"):
        depth -= 1
        index += 1
        if depth == 0 { return index }
      case UInt8(ascii: "\\"):
        index = RichTextControl(at: index, in: file).dataEnd
      default: index += 1
      }
    }
    return file.count
  }
}
