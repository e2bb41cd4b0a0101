@testable import Documents

/// A PDF drawn by the test: each word is where the test puts it.
struct PlacedPDF {
  private var pages: [String] = []
  static let width = 600.0
  static let height = 800.0

  mutating func addPage() { pages.append("") }

  /// Draws a line in Helvetica, its baseline at a distance from the page's top.
  mutating func draw(
    _ text: String, _ left: Double, _ down: Double, size: Double = 11, isBold: Bool = false, turned: Bool = false
  ) {
    if pages.isEmpty { addPage() }
    let escaped = text.flatMap { character -> [String] in
      switch character {
      case "(", ")", "\\": ["\\\(character)"]
      case "–": ["\\226"]
      case "•": ["\\225"]
      default:
        character.unicodeScalars.map { scalar in
          scalar.isASCII || scalar.value > 255 ? String(scalar) : "\\" + String(scalar.value, radix: 8)
        }
      }
    }.joined()
    let matrix = turned ? "0 1 -1 0" : "1 0 0 1"
    pages[pages.count - 1] +=
      "BT /F\(isBold ? 2 : 1) \(size) Tf \(matrix) \(left) \(Self.height - down) Tm (\(escaped)) Tj ET\n"
  }

  /// Draws lines below each other.
  mutating func draw(
    lines: [String], _ left: Double, _ down: Double, pitch: Double = 13, size: Double = 11, isBold: Bool = false
  ) {
    for (index, line) in lines.enumerated() {
      draw(line, left, down + Double(index) * pitch, size: size, isBold: isBold)
    }
  }

  var bytes: [UInt8] {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    let kids = pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    for font in ["Helvetica", "Helvetica-Bold"] {
      objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /\(font) /Encoding /WinAnsiEncoding >>")
    }
    for (index, stream) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(Int(Self.width)) \(Int(Self.height))] "
          + "/Contents \(6 + 2 * index) 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>")
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    return Array((text + "trailer << /Root 1 0 R /Size \(objects.count + 1) >>\nstartxref\n\(table)\n%%EOF\n").utf8)
  }
}
