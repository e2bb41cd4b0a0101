import DocumentModel
import OfficeOpenXML

/// Puts the properties in pandoc's .docx into the order and the values of the schema (ECMA-376, part 1, annex A.1).
///
/// Pandoc writes them in its own order: `w:bCs` before `w:b`, a paragraph's style after its list. Word reads that, but
/// the file is not valid, and other readers may be stricter.
enum WordSchemaOrder {
  /// - Parameters:
  ///   - label: written to the core properties; pandoc has written it to the custom ones.
  ///   - languages: of the texts after the first table that follows a bookmark, by its name; pandoc gives a document one
  ///     language.
  static func kept(
    in document: [UInt8], label: DocumentLabel? = nil, languages: [String: String] = [:]
  ) throws(PublicationError) -> [UInt8] {
    try FinishedPackage.rewritten(document, first: "[Content_Types].xml") { name, bytes throws(PackageError) in
      if name == "docProps/core.xml", let label { return identified(bytes, label) }
      guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return bytes }
      let tree = try XMLTree(part: name, bytes: bytes)
      var rewriting = Rewriting(tree, name == "word/document.xml" ? languages : [:])
      rewriting.write(tree.root)
      // Content before the root, such as the declaration, and after it.
      return bytes[..<tree.range(tree.root).lowerBound] + rewriting.bytes + bytes[tree.range(tree.root).upperBound...]
    }
  }

  private static func identified(_ core: [UInt8], _ label: DocumentLabel) -> [UInt8] {
    let identifier = "<dc:identifier>\(HouseStyle.escaped(label.line))</dc:identifier>"
    let text = String(decoding: core, as: UTF8.self)
    return Array(text.replacing("</cp:coreProperties>", with: identifier + "</cp:coreProperties>").utf8)
  }

  private struct Rewriting {
    let tree: XMLTree
    var bytes: [UInt8] = []
    let languages: [String: String]
    /// Of the runs from here on, if it is another than the document's.
    var language: String?
    /// The same from the end of the next table on.
    var next: String?

    init(_ tree: XMLTree, _ languages: [String: String]) {
      self.tree = tree
      self.languages = languages
      bytes.reserveCapacity(tree.bytes.count)
    }

    mutating func write(_ node: XMLTree.Node) {
      guard let name = tree.name(node) else {
        bytes += tree.bytes[tree.range(node)]
        return
      }
      let tag = tree.openingTag(node)
      if name.namespace == .word, let valid = validTag(name.local, node) {
        bytes += "<\(String(decoding: tree.writtenName(node), as: UTF8.self))\(valid)/>".utf8
        return
      }
      bytes += tree.bytes[tag]
      if name.namespace == .word, !languages.isEmpty {
        if name.local == "bookmarkStart", let known = tree.attribute(node, "name").flatMap({ languages[$0] }) {
          (language, next) = (nil, known)
        }
        if name.local == "r", let language, tree.child(node, "rPr") == nil {
          bytes += "<w:rPr><w:lang w:val=\"\(language)\"/></w:rPr>".utf8
        }
      }
      var children = Array(tree.children(node))
      if name.namespace == .word, let order = WordSchemaOrder.orders[name.local] { sort(&children, by: order) }
      for child in children { write(child) }
      if name.namespace == .word {
        if name.local == "tbl", let next { (language, self.next) = (next, nil) }
        if name.local == "rPr", let language, tree.parent(node).map({ tree.isWord($0, "r") }) == true,
          tag.upperBound < tree.range(node).upperBound
        {
          bytes += "<w:lang w:val=\"\(language)\"/>".utf8
        }
      }
      bytes += tree.bytes[max(tag.upperBound, tree.content(node).upperBound)..<tree.range(node).upperBound]
    }

    /// Stable: elements unknown to the order keep their place after the one before them.
    private func sort(_ children: inout [XMLTree.Node], by order: [String: Int]) {
      var rank = -1
      let ranked = children.enumerated().map { place, child in
        if let name = tree.name(child), name.namespace == .word, let known = order[name.local] { rank = known }
        return (rank: rank, place: place, child: child)
      }
      children = ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.child)
    }

    /// The corrected attributes of a tag.
    private func validTag(_ name: String, _ node: XMLTree.Node) -> String? {
      guard let value = tree.attribute(node, "val") else { return nil }
      switch name {
      // Eight hexadecimal digits (section 17.18.50).
      case "nsid": return " w:val=\"\(String(repeating: "0", count: max(0, 8 - value.utf8.count)) + value)\""
      // On by its presence; the schema of the first edition allows only "on".
      case "tblHeader" where value == "true": return ""
      default: return nil
      }
    }
  }

  private static let orders: [String: [String: Int]] = [
    "pPr": ranks(
      """
      pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
      suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
      snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
      textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
      """),
    "rPr": ranks(
      """
      ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
      noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
      vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
      """),
    "settings": ranks(
      """
      writeProtection view zoom removePersonalInformation embedTrueTypeFonts embedSystemFonts saveSubsetFonts \
      mirrorMargins proofState attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType \
      revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection defaultTabStop \
      autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing \
      displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery characterSpacingControl savePreviewPicture \
      footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator
      """),
  ]

  private static func ranks(_ names: String) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.split(separator: " ").enumerated().map { (String($1), $0) })
  }
}
