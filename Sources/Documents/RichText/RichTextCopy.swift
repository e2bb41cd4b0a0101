/// The copy of an .rtf for LibreOffice, without what it would change or fetch, but with every word.
///
/// LibreOffice 7.4 computes fields again when it reads: a date becomes today's, a reference to a missing bookmark an
/// error. So a field is replaced by the result that its author saw. It assigns the last paragraph of a file to the
/// first level of its list, unless another one follows. Pictures and objects contain no words, and are the likeliest
/// parts to be damaged.
enum RichTextCopy {
  static func bytes(of file: [UInt8]) -> [UInt8] {
    var copy = Copier(file: file)
    copy.read(0..<file.count, fields: 0)
    return copy.finish()
  }

  /// Groups without words, or that name external content.
  private static let unread: Set<String> = [
    "pict", "objdata", "objclass", "objname", "themedata", "colorschememapping", "datastore", "latentstyles", "blipuid",
    "fontemb", "listpicture", "template", "mailmerge", "filetbl", "fldtype", "datafield", "objtime", "oleclsid",
  ]

  /// Fields that LibreOffice reads correctly: links, form fields, symbols and automatic numbers.
  private static let kept: Set<String> = [
    "HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM",
    "EQ", "PAGE", "NUMPAGES",
  ]

  private struct Copier {
    let file: [UInt8]
    private var result: [UInt8] = []

    init(file: [UInt8]) {
      self.file = file
      result.reserveCapacity(file.count)
    }

    mutating func read(_ range: Range<Int>, fields: Int) {
      var index = range.lowerBound
      while index < range.upperBound {
        switch file[index] {
        case UInt8(ascii: "{"):
          let destination = RichTextRepair.destination(at: index, in: file)
          if RichTextCopy.unread.contains(destination) {
            index = RichTextRepair.end(ofGroup: index, in: file)
          } else if destination == "field" || destination == "object" {
            let end = min(RichTextRepair.end(ofGroup: index, in: file), range.upperBound)
            // Deeper than anybody nests fields.
            if fields < 24 { readWhole(index..<end, isField: destination == "field", fields: fields + 1) }
            index = end
          } else {
            result.append(file[index])
            index += 1
          }
        case UInt8(ascii: "\\"):
          let control = RichTextControl(at: index, in: file)
          if control.dataEnd == control.end { result += file[index..<min(control.end, range.upperBound)] }
          index = control.dataEnd
        default:
          result.append(file[index])
          index += 1
        }
      }
    }

    /// A field or an object: its result alone, unless LibreOffice reads it correctly.
    private mutating func readWhole(_ group: Range<Int>, isField: Bool, fields: Int) {
      var code = ""
      var words: Range<Int>?
      var index = group.lowerBound + 1
      while index < group.upperBound {
        switch file[index] {
        case UInt8(ascii: "{"):
          let end = min(RichTextRepair.end(ofGroup: index, in: file), group.upperBound)
          switch RichTextRepair.destination(at: index, in: file) {
          case "fldinst": code = RichTextRepair.words(ofGroup: index..<end, in: file)
          case "fldrslt", "result": words = index..<end
          default: break
          }
          index = end
        case UInt8(ascii: "\\"): index = RichTextControl(at: index, in: file).dataEnd
        default: index += 1
        }
      }
      let kind = String(code.drop { $0 == " " }.prefix { $0 != " " && $0 != "\\" }).uppercased()
      if isField, RichTextCopy.kept.contains(kind) {
        result.append(UInt8(ascii: "{"))
        read((group.lowerBound + 1)..<group.upperBound, fields: fields)
      } else if let words {
        // The groups are kept: what they set applies to the result alone.
        result.append(UInt8(ascii: "{"))
        let opening = RichTextRepair.behindDestination(at: words.lowerBound, in: file)
        read(min(opening, words.upperBound)..<words.upperBound, fields: fields)
      }
    }

    mutating func finish() -> [UInt8] {
      guard let last = result.lastIndex(where: { $0 > 0x20 && $0 != 0 }), result[last] == UInt8(ascii: "}") else {
        return result
      }
      result.insert(contentsOf: "\\pard\\plain\\par".utf8, at: last)
      return result
    }
  }
}
