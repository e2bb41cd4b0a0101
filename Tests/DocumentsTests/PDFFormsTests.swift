import DocumentModel
import Foundation
import Testing

@testable import Documents

private let office = ["/usr/bin/soffice", "/opt/homebrew/bin/soffice", "/usr/local/bin/soffice"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// Filled-in forms, by programs that draw what was typed and by programs that leave this to the viewer.
@Suite("What was filled into the forms of a PDF is in its text")
struct PDFFormsTests {
  /// A page with "Country:" and the fields of a form, whose drawings are objects from 20 on.
  private func form(_ fields: [String], drawings: [String] = [], page: String = "") -> [UInt8] {
    let numbers = fields.indices.map { "\(6 + $0) 0 R" }.joined(separator: " ")
    let stream = "BT /F1 12 Tf 60 692 Td (Country:) Tj 0 -40 Td (After the form.) Tj ET"
    var objects: [(Int, String)] = [
      (
        1,
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ \(numbers) ] /DR << /Font << /Helv 5 0 R >> >> >> >>"
      ),
      (2, "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 /MediaBox [ 0 0 600 800 ] >>"),
      (
        3,
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots 19 0 R \(page) /Resources << /Font << /F1 5 0 R >> >> >>"
      ),
      (4, "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream"),
      (5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
      (19, "[ \(numbers) ]"),
    ]
    objects += fields.enumerated().map { (6 + $0, $1) }
    for (index, drawing) in drawings.enumerated() {
      let head = "<< /Type /XObject /Subtype /Form /BBox [ 0 0 200 20 ] /Resources << /Font << /Helv 5 0 R >> >>"
      objects.append((20 + index, "\(head) /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream"))
    }
    let body = objects.map { "\($0) 0 obj\n\($1)\nendobj\n" }.joined()
    return Array("%PDF-1.4\n\(body)trailer << /Root 1 0 R /Size 60 >>\n%%EOF\n".utf8)
  }

  private func field(_ entries: String, bottom: Int = 688) -> String {
    "<< /Type /Annot /Subtype /Widget /T (t) /F 4 /DA (/Helv 12 Tf 0 g) /Rect [ 130 \(bottom) 330 \(bottom + 20) ] \(entries) >>"
  }

  private func drawn(_ words: String) -> String { "BT /Helv 12 Tf 2 5 Td (\(words)) Tj ET" }

  @Test("A value that is drawn is read once")
  func drawnValues() async throws {
    let file = form([field("/FT /Tx /V (Guatemala) /AP << /N 20 0 R >>")], drawings: [drawn("Guatemala")])
    let read = try await convert("a.pdf", file)
    #expect(read.text == "Country: Guatemala\n\nAfter the form.\n")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }

  @Test("A sum or a date that is drawn in another way is read as it is drawn")
  func formattedValues() async throws {
    let file = form([field("/FT /Tx /V (1234.5) /AP << /N 20 0 R >>")], drawings: [drawn("USD 1,234.50")])
    let read = try await convert("a.pdf", file)
    #expect(read.text == "Country: USD 1,234.50\n\nAfter the form.\n")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }

  @Test(
    "A value that nothing is drawn of stands in its place",
    arguments: [
      ("/FT /Tx /V (Guatemala)", "Guatemala"),
      // As octal digits, as UTF-16, as hexadecimal digits, and as a separate object.
      ("/FT /Tx /V (Per\\372)", "Perú"), ("/FT /Tx /V <FEFF005000650072 00FA>", "Perú"),
      ("/FT /Tx /V (A \\(B\\) (C))", "A (B) (C)"), ("/FT /Tx /V 40 0 R", "El Salvador"),
      ("/FT /Ch /Ff 131072 /V (CL) /Opt [ [ (CL) (Chile) ] [ (PE) (Peru) ] ]", "Chile"),
      ("/FT /Ch /Ff 2097152 /V [ (CL) (PE) ] /Opt [ [ (CL) (Chile) ] [ (PE) (Peru) ] ]", "Chile, Peru"),
      // The field of a widget in a separate object.
      ("/Parent 41 0 R", "Honduras"),
    ])
  func valuesNotDrawn(entries: String, right: String) async throws {
    var file = form([field(entries + " /AP << /N 20 0 R >>")], drawings: ["q Q"])
    file.insert(
      contentsOf: "40 0 obj\n(El Salvador)\nendobj\n41 0 obj\n<< /FT /Tx /T (p) /V (Honduras) >>\nendobj\n".utf8,
      at: "%PDF-1.4\n".utf8.count)
    let read = try await convert("a.pdf", file)
    #expect(read.text.split { " \n".contains($0) }.joined(separator: " ") == "Country: \(right) After the form.")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }

  @Test("A value that reaches the text by no way is warned of, with its first words")
  func lostValues() async throws {
    let file = form(
      [field("/FT /Tx /V (Guatemala and others) /AP << /N 20 0 R >>")], drawings: ["q Q"], page: "/Rotate 90")
    let read = try await convert("a.pdf", file)
    #expect(!read.text.contains("Guatemala"))
    #expect(read.warnings.contains(.missing(.field, count: 1, near: "Guatemala and others")), "\(read.warnings)")
  }

  @Test(
    "What nobody sees on the page is not in the text, and is no loss",
    arguments: [
      "/F 2 /FT /Tx /V (secret)", "/F 32 /FT /Tx /V (secret)", "/FT /Tx /Ff 8192 /V (secret)", "/FT /Tx /V ()",
    ])
  func unseenValues(entries: String) async throws {
    let read = try await convert("a.pdf", form([field(entries + " /AP << /N 20 0 R >>")], drawings: ["q Q"]))
    #expect(read.text.split { " \n".contains($0) }.joined(separator: " ") == "Country: After the form.")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }

  @Test("A long answer in several lines keeps its lines apart and its words in order")
  func severalLines() async throws {
    let entries = "/FT /Tx /Ff 4096 /V (First line of the answer.\\rSecond line.) /AP << /N 20 0 R >>"
    let tall = field(entries).replacing("130 688 330 708", with: "130 640 430 700")
    let read = try await convert("a.pdf", form([tall], drawings: ["q Q"]))
    let words = read.text.split { " \n".contains($0) }.joined(separator: " ")
    #expect(words.contains("First line of the answer.") && words.contains("Second line."), "\(read.text)")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }

  @Test("What LibreOffice exports as a form is read with what was filled in", .enabled(if: office != nil))
  func formsOfLibreOffice() async throws {
    let scratch = try Scratch()
    let names = ["office", "text", "form", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let page = """
      <?xml version="1.0" encoding="UTF-8"?><office:document \(names.joined(separator: " ")) \
      xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:ooo="http://openoffice.org/2004/office" \
      xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" \
      office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>\
      <style:style style:name="g" style:family="graphic"/></office:automatic-styles><office:body><office:text><office:forms>\
      <form:form form:name="f" form:control-implementation="ooo:com.sun.star.form.component.Form"><form:text form:name="c" \
      form:control-implementation="ooo:com.sun.star.form.component.TextField" form:id="c" form:current-value="Costa Rica">\
      <form:properties><form:property form:property-name="DefaultControl" office:value-type="string" \
      office:string-value="com.sun.star.form.control.TextField"/></form:properties></form:text></form:form></office:forms>\
      <text:p>Country: <draw:control draw:style-name="g" text:anchor-type="as-char" svg:width="5cm" svg:height="0.8cm" \
      draw:control="c"/></text:p></office:text></office:body></office:document>
      """
    let source = try scratch.write("form.fodt", Array(page.utf8))
    let process = Process()
    process.executableURL = URL(filePath: try #require(office))
    process.arguments = [
      "--headless", "-env:UserInstallation=file://\(scratch.path)/profile", "--convert-to", "pdf", "--outdir",
      scratch.path, source,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let read = try await convert("form.pdf", Array(Data(contentsOf: URL(filePath: scratch.path + "/form.pdf"))))
    #expect(read.text == "Country: Costa Rica\n")
    #expect(read.warnings == [.pageLayout(pages: 1)])
  }
}
