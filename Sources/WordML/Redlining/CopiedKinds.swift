import OfficeOpenXML

/// What becomes of the elements of each name when they are copied out of the old file, decided once for each name of a part.
struct CopiedKinds {
  enum Kind {
    /// What would stand there twice, and what says nothing of the text.
    case leftOut
    case insertion, deletion, control, seenThrough, paragraphStyle
    case text, deletedText, code, deletedCode, boxText
    case other
  }

  /// The part that was copied from last: the names of each part have numbers of their own.
  private var tree: XMLTree?
  private var kinds: [Kind] = []

  /// - Parameter number: as ``XMLTree/nameNumber(_:)`` gives it.
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
