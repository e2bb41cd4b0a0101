/// How many letters, notes, text boxes, pictures and objects an .rtf contains, by its groups and control words, to be
/// compared with what a reader extracts.
struct RichTextCount {
  /// Of the text, its notes and text boxes, including deleted and hidden words.
  private(set) var letters = 0
  private(set) var notes = 0
  private(set) var images = 0
  private(set) var objects = 0

  private struct State {
    var isRead = true
    var font: Int?
    var fallbacks = 1
    var isInFontTable = false
  }

  private var state = State()
  private var outer: [State] = []
  private var charsets: [Int: Int] = [:]
  private var defaultFont: Int?
  private var page = 1_252
  private var pending = 0
  private var high: UInt16?

  init(_ file: [UInt8]) { read(file) }

  /// Groups whose words are not part of the text.
  private static let unread: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "header",
    "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "pict", "objdata", "objclass",
    "objname",
    "fldinst", "listtext", "pntext", "pn", "pnseclvl", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor",
    "atndate", "atnref", "atnparent", "atntime", "atrfstart", "atrfend", "nonesttables", "shprslt", "sp", "xe", "tc",
    "txe", "rxe", "bxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "generator", "template",
    "private", "nonshppict", "mmathPict", "operator", "title", "subject", "author", "company", "field_type",
    "themedata",
    "upr_ansi", "background", "pgdsctbl", "userprops", "docvar", "formfield", "ffname",
  ]

  /// Groups marked as ignorable that contain words of the text.
  private static let read: Set<String> = [
    "shpinst", "footnote", "do", "dptxbxtext", "cs", "ud", "shptxt", "mmath", "moMath", "moMathPara", "shpgrp",
  ]

  private mutating func read(_ file: [UInt8]) {
    var index = 0
    while index < file.count {
      switch file[index] {
      case UInt8(ascii: "{"):
        // A hostile file may open any number.
        if outer.count < 10_000 { outer.append(state) }
        pending = 0
        open(at: index, in: file)
        index += 1
      case UInt8(ascii: "}"):
        state = outer.popLast() ?? state
        pending = 0
        index += 1
        if outer.isEmpty { return }
      case UInt8(ascii: "\\"):
        let control = RichTextControl(at: index, in: file)
        if let byte = control.byte {
          index = add(byte: byte, from: control.end, in: file)
        } else {
          obey(control)
          index = control.dataEnd
        }
      case 0x0A, 0x0D: index += 1
      default:
        add(Unicode.Scalar(file[index]))
        index += 1
      }
    }
  }

  private mutating func open(at brace: Int, in file: [UInt8]) {
    let name = RichTextRepair.destination(at: brace, in: file)
    let isStarred = RichTextRepair.isStarred(at: brace, in: file)
    switch name {
    case "footnote": notes += state.isRead ? 1 : 0
    case "pict": images += state.isRead ? 1 : 0
    case "object": objects += state.isRead ? 1 : 0
    case "fonttbl": state.isInFontTable = true
    // The words for readers without Unicode; those for readers with Unicode follow.
    case "upr": state.isRead = false
    case "ud": if let around = outer.dropLast().last { state.isRead = around.isRead }
    default: break
    }
    // Formatting of a formula: `\mnaryPr`, `\mctrlPr`.
    let isProperty = name.hasPrefix("m") && name.hasSuffix("Pr")
    if isProperty || Self.unread.contains(name)
      || (isStarred && !name.isEmpty && !Self.read.contains(name) && name != "shppict")
    {
      state.isRead = false
    }
  }

  private var charset: Int? { (state.font ?? defaultFont).flatMap { charsets[$0] } }

  private mutating func add(_ scalar: Unicode.Scalar?) {
    if pending > 0 {
      pending -= 1
      return
    }
    guard state.isRead, charset != 2, let scalar, WordLetters.isOne(scalar) else { return }
    letters += 1
  }

  /// - Returns: Where to continue: in East Asian character sets two bytes are one letter.
  private mutating func add(byte: UInt8, from end: Int, in file: [UInt8]) -> Int {
    if pending > 0 {
      pending -= 1
      return end
    }
    let isDouble = [128, 129, 134, 136].contains(charset ?? 0) || [932, 936, 949, 950].contains(page)
    if isDouble, byte >= 0x81, byte != 0xFF {
      let isEscaped = end < file.count && file[end] == UInt8(ascii: "\\")
      let second = isEscaped ? RichTextControl(at: end, in: file) : nil
      if state.isRead, byte >= 0x88 { letters += 1 }
      if let second { return second.byte == nil ? end : second.end }
      return min(end + 1, file.count)
    }
    add(
      RichTextAlphabets.letter(byte, charset: charset ?? RichTextAlphabets.charset(ofPage: page))
        ?? Unicode.Scalar(byte))
    return end
  }

  private mutating func obey(_ control: RichTextControl) {
    if pending > 0, control.word != "u" { pending -= 1 }
    switch (control.word, control.number) {
    case ("f", let number?): state.font = number
    case ("fcharset", let number?):
      if state.isInFontTable, let font = state.font, charsets.count < 10_000 { charsets[font] = number }
    case ("deff", let number?): defaultFont = number
    case ("plain", _): state.font = nil
    case ("ansicpg", let number?): page = number
    case ("uc", let number?): state.fallbacks = min(max(number, 0), 8)
    case ("u", let number?):
      pending = 0
      addUnicode(UInt16(truncatingIfNeeded: number))
      pending = state.fallbacks
    default: break
    }
  }

  private mutating func addUnicode(_ unit: UInt16) {
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else if UTF16.isTrailSurrogate(unit), let first = high {
      add(String(decoding: [first, unit], as: UTF16.self).unicodeScalars.first)
      high = nil
    } else {
      add(Unicode.Scalar(unit))
    }
  }
}
