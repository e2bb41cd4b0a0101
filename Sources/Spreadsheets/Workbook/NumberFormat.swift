/// What a number format shows of a number: a date, or something else.
enum NumberFormat {
  /// The parts of a date that a built-in format shows; `nil` if it shows a number (ECMA-376 part 1, section 18.8.30).
  static func builtIn(_ id: Int) -> CellDate.Parts? {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: .day
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 22: .dayAndTime
    default: nil
    }
  }

  /// The parts of a date that a format code shows; `nil` if it shows a number.
  ///
  /// Hours beyond a day, `[h]:mm`, are a duration and a number. Cost: linear in the code.
  static func parts(ofCode code: String) -> CellDate.Parts? {
    let marks = marks(of: code)
    guard let marks else { return nil }
    var (hasDay, hasTime) = (false, false)
    for (index, mark) in marks.enumerated() {
      switch mark {
      case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
      case UInt8(ascii: "m"):
        let follows = index > 0 && marks[index - 1] == UInt8(ascii: "h")
        let precedes = index + 1 < marks.count && marks[index + 1] == UInt8(ascii: "s")
        if follows || precedes { hasTime = true } else { hasDay = true }
      default: break
      }
    }
    switch (hasDay, hasTime) {
    case (true, true): return .dayAndTime
    case (true, false): return .day
    case (false, true): return .time
    case (false, false): return nil
    }
  }

  /// The letters of the first section that stand for parts of a date, each run once, in lower case; `nil` if the section
  /// shows a number or a duration.
  private static func marks(of code: String) -> [UInt8]? {
    let bytes = Array(code.lowercased().utf8)
    guard !bytes.starts(with: "general".utf8) else { return nil }
    var marks: [UInt8] = []
    var at = 0
    while at < bytes.count, bytes[at] != UInt8(ascii: ";") {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): at += 1
      case UInt8(ascii: "["):
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count - 1
        // A colour, a condition or a language, unless it is a duration.
        if at + 1 < end, bytes[(at + 1)..<end].allSatisfy({ "hms".utf8.contains($0) }) { return nil }
        at = end
      case UInt8(ascii: "y"), UInt8(ascii: "m"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "s"):
        if marks.last != bytes[at] || bytes[at - 1] != bytes[at] { marks.append(bytes[at]) }
      case UInt8(ascii: "a") where bytes[at...].starts(with: "am/pm".utf8): at += 4
      case UInt8(ascii: "a") where bytes[at...].starts(with: "a/p".utf8): at += 2
      case UInt8(ascii: "#"), UInt8(ascii: "?"): return nil
      default: break
      }
      at += 1
    }
    return marks
  }
}
