import OfficePackage

/// Counts, in one story of a .docx (body, notes, a header), what pandoc leaves out or reads otherwise.
final class WordStory: XMLVisitor {
  private(set) var insertions = 0
  private(set) var deletions = 0
  private(set) var movedRanges = 0
  private(set) var movedRuns = 0
  private(set) var authors: Set<String> = []
  private(set) var images = 0
  private(set) var diagrams = 0
  private(set) var textBoxes = 0
  private(set) var objects = 0
  private(set) var includedFiles = 0
  private(set) var marked = 0
  private(set) var hasNumbers = false
  /// Letters that should stand in the text: not deleted, not in a text box.
  private(set) var letters = 0
  private(set) var lettersWithoutFigures = 0

  private let numbering: WordNumbering?
  private var inText = false
  /// How deep we are in what has no place in the text.
  private var hidden = 0
  /// How deep we are in an alternative for old readers, which repeats what stands before it.
  private var repeated = 0
  private var hyperlinks = 0
  private var former = 0
  private var number: NumberReference?
  private var style: String?
  private var inNumber = false
  private var inRunMarks = false

  init(numbering: WordNumbering? = nil) { self.numbering = numbering }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.local == "Fallback", name.namespace == .markupCompatibility { repeated += 1 }
    guard repeated == 0 else { return }
    switch name.local {
    case "t": inText = name.namespace == .word
    case "pPr":
      number = nil
      style = nil
    case "pStyle": if former == 0 { style = attributes["val"] }
    case "numPr": inNumber = former == 0
    case "numId" where inNumber:
      number = number ?? NumberReference()
      number?.list = attributes["val"]
    case "ilvl" where inNumber:
      number = number ?? NumberReference()
      number?.level = attributes["val"]
    case "rPr": inRunMarks = former == 0 && hyperlinks == 0
    case "u", "highlight":
      if inRunMarks, attributes["val"] != "none" {
        marked += 1
        inRunMarks = false
      }
    case "hyperlink": hyperlinks += 1
    case "blip", "imagedata": images += 1
    case "chart" where name.namespace == .chart, "relIds": diagrams += 1
    case "txbxContent":
      textBoxes += 1
      hidden += 1
    case "OLEObject", "control": objects += 1
    case "altChunk": includedFiles += 1
    default: beginChange(name.local, attributes)
    }
  }

  private func beginChange(_ local: String, _ attributes: XMLAttributes) {
    switch local {
    case "ins", "cellIns": insertions += 1
    case "del", "cellDel":
      deletions += 1
      hidden += 1
    case "moveFrom":
      movedRuns += 1
      hidden += 1
    case "moveTo": break
    case "moveFromRangeStart": movedRanges += 1
    case "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange":
      // What the formatting was before.
      former += 1
      return
    default: return
    }
    if let author = attributes["author"] { authors.insert(nfc(author)) }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    if name.local == "Fallback", name.namespace == .markupCompatibility { repeated -= 1 }
    guard repeated == 0 else { return }
    switch name.local {
    case "t": inText = false
    case "pPr":
      if let numbering, !hasNumbers { hasNumbers = numbering.isNumbered(number, style: style) }
    case "numPr": inNumber = false
    case "rPr": inRunMarks = false
    case "hyperlink": hyperlinks -= 1
    case "del", "cellDel", "moveFrom", "txbxContent": hidden -= 1
    case "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange": former -= 1
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard inText, hidden == 0, repeated == 0 else { return }
    letters += LetterCount.of(text)
    lettersWithoutFigures += LetterCount.withoutFigures(text)
  }
}

/// Counts elements of one name.
final class ElementCount: XMLVisitor {
  let local: String
  private(set) var count = 0

  init(_ local: String) { self.local = local }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { if name.local == local { count += 1 } }
  func end(_ name: XMLName, _ bytes: Range<Int>) {}
  func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Keeps the words of the first element of one name.
final class ElementText: XMLVisitor {
  let local: String
  private var depth = 0
  private var done = false
  private var bytes: [UInt8] = []

  init(_ local: String) { self.local = local }

  /// Nil where there are no words.
  var words: String? {
    let words = MarkdownWriter.squeezed(nfc(String(decoding: bytes, as: UTF8.self)))
    return words.isEmpty ? nil : words
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) { if name.local == local, !done { depth += 1 } }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    guard name.local == local, depth > 0 else { return }
    depth -= 1
    done = depth == 0
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    // A title beyond this is none.
    if depth > 0, bytes.count < 2_000 { bytes.append(contentsOf: text) }
  }
}
