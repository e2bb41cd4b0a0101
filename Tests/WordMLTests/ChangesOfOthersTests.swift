import OfficeOpenXML
import Testing
import WordML

/// With `--existing-changes keep`, nobody is credited with what another did.
@Suite struct ChangesOfOthersTests {
  private func run(_ words: String, _ name: String = "t") -> String {
    "<w:r><w:\(name) xml:space=\"preserve\">\(words)</w:\(name)></w:r>"
  }
  private func change(_ name: String, _ content: String, by author: String = "Eva") -> String {
    "<w:\(name) w:id=\"9\" w:author=\"\(author)\" w:date=\"2024-01-01T00:00:00Z\">\(content)</w:\(name)>"
  }
  private func paragraph(_ content: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>"
  }
  private func mark(_ name: String) -> String { "<w:rPr>\(change(name, ""))</w:rPr>" }
  private func markup(_ old: String, _ new: String) throws -> String {
    var options = BuiltDocument.options
    options.existingChanges = .keep
    let redline = try BuiltDocument.redline(BuiltDocument(old), BuiltDocument(new), options: options)
    #expect(try MarkupStructure.faults(redline.bytes).filter { !$0.contains("id") } == [])
    return String(decoding: try XMLTree("word/document.xml", in: OfficeArchive(redline.bytes)).bytes, as: UTF8.self)
  }

  /// What a file can hold of others' changes.
  private var documents: [String] {
    [
      paragraph(run("a ") + change("del", run("dummy", "delText")) + change("ins", run("test")) + run(" z.")),
      paragraph(run("dum") + change("ins", run("m", "t"), by: "Ana") + change("ins", run("x")) + run("my")),
      paragraph(change("ins", run("all")), mark("ins")) + paragraph(run("z")),
      paragraph(run("one") + change("ins", run(" two")), mark("ins")) + paragraph(run("three")),
      paragraph(run("one"), mark("del")) + paragraph(run("two")),
      paragraph(change("moveTo", run("moved"))) + paragraph(run("b")) + paragraph(change("moveFrom", run("moved"))),
      paragraph(run("one"), "<w:keepNext/>" + change("pPrChange", "<w:pPr/>")),
      paragraph("<w:r><w:rPr><w:b/>\(change("rPrChange", "<w:rPr/>"))</w:rPr><w:t>one</w:t></w:r>"),
      "<w:tbl><w:tblPr>\(change("tblPrChange", "<w:tblPr/>"))</w:tblPr><w:tblGrid/><w:tr><w:trPr><w:cantSplit/>"
        + "\(change("ins", ""))</w:trPr><w:tc>\(paragraph(run("in")))</w:tc></w:tr><w:tr><w:tc><w:tcPr>"
        + "\(change("cellIns", ""))</w:tcPr>\(paragraph(run("c")))</w:tc><w:tc>\(paragraph(run("d")))</w:tc></w:tr></w:tbl>"
        + paragraph(run("z")),
      "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:cantSplit/>\(change("ins", ""))</w:trPr><w:tc>"
        + "\(paragraph(run("in")))</w:tc></w:tr></w:tbl>" + paragraph(run("z")),
      paragraph(run("one")) + "<w:sectPr><w:pgSz w:w=\"9\"/>\(change("sectPrChange", "<w:sectPr/>"))</w:sectPr>",
      paragraph(change("ins", run("all")), mark("ins")),
      paragraph(
        run("a") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + change("del", run("5", "delText"))
          + change("ins", run("6")) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
    ]
  }

  @Test func aFileAgainstItselfHasNoNewMark() throws {
    for document in documents {
      let markup = try markup(document, document)
      #expect(!markup.contains("RCM-TS"), "\(document)")
      #expect(markup.components(of: "Eva") == document.components(of: "Eva"), "\(document)")
    }
  }

  @Test func anEditElsewhereLeavesTheOthersChangesAsTheyAre() throws {
    for document in documents {
      let markup = try markup(paragraph(run("four five")) + document, paragraph(run("four six")) + document)
      #expect(markup.components(of: "RCM-TS") == 2, "\(document)")
      #expect(markup.components(of: "Eva") == document.components(of: "Eva"), "\(document)")
    }
  }

  @Test func changesOfTwoThatAdjoinStayApart() throws {
    let old = paragraph(run("Here is a dummy document."))
    let eva = change("del", run("dummy", "delText")) + change("ins", run("test"))
    let markup = try markup(
      old, paragraph(run("Here is a ") + eva + change("ins", run("ing"), by: "Ana") + run(" document here.")))
    #expect(!markup.contains("RCM-TS\" w:date=\"2017-11-30T12:00:00Z\"><w:r><w:t xml:space=\"preserve\">test"))
    #expect(markup.components(of: "RCM-TS") == 1 && markup.contains(" here</w:t></w:r></w:ins>"))
    for words in ["dummy", "test", "ing"] { #expect(markup.components(of: ">\(words)<") == 1) }
  }
}
