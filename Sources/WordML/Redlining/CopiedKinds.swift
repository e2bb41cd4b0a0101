import OfficeOpenXML

/// How the elements of each name are treated when they are copied out of the old file, decided once per name of a part.
struct CopiedKinds {
  enum Kind {
    /// Elements that would occur twice, and those that say nothing about the text.
    case leftOut
    case insertion, deletion, control, seenThrough, paragraphStyle
    case text, deletedText, code, deletedCode, boxText
    case other
  }

  /// The part that was copied from last: the names of each part have their own numbers.
  private var tree: XMLTree?
  private var kinds: [Kind] = []

  /// - Parameter number: as returned by ``XMLTree/nameNumber(_:)``.
  mutating func of(_ number: Int, in other: XMLTree) -> Kind {
    if tree?.isSame(as: other) != true {
      tree = other
      kinds = other.names.map(Self.kind)
    }
    return kinds[number]
  }

  private static func kind(_ name: XMLName) -> Kind {
    guard name.namespace == .word else { return .other }
    switch name.local {
    case "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
      "permStart", "permEnd", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
      "tblGridChange", "tblPrExChange", "numberingChange", "sectPr", "headerReference", "footerReference",
      "cellIns", "cellDel", "lastRenderedPageBreak":
      return .leftOut
    case let local where StoryReader.isChangeRange(local): return .leftOut
    case "ins", "moveTo": return .insertion
    case "del", "moveFrom": return .deletion
    case "sdt": return .control
    case "smartTag": return .seenThrough
    case "pStyle": return .paragraphStyle
    case "delText": return .deletedText
    case "t": return .text
    case "instrText": return .code
    case "delInstrText": return .deletedCode
    case "txbxContent": return .boxText
    default: return .other
    }
  }
}
