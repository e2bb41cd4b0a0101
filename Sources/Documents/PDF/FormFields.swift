/// The values typed or chosen in the fields of a form.
///
/// Poppler reads the drawing of a field, which shows its value as the program that filled in the form formatted it:
/// dates and sums in its own notation. If nothing of a value is drawn, the value itself is put in the field's place.
struct FormFields {
  struct Field {
    /// Counted from 0.
    var page: Int
    /// `nil` on a page that is displayed rotated.
    var box: PDFBox?
    /// As displayed; never empty.
    var value: String
  }

  private(set) var fields: [Field] = []
  /// The fields whose value is drawn as it is, by their order; for the others something else is drawn.
  private var asDrawn: Set<Int> = []

  init(_ widgets: FormWidgets) {
    for widget in widgets.all where widget.kind != "Btn" {
      // A password is not shown (12.7.4.3).
      guard widget.kind == "Ch" || widget.flags & 1 << 13 == 0 else { continue }
      let value = Self.value(of: widget, in: widgets.objects)
      guard value.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      fields.append(Field(page: widget.page, box: widget.box, value: value))
    }
  }

  private static func value(of widget: FormWidgets.Widget, in objects: PDFObjects) -> String {
    let value = objects.resolved(objects.inherited("V", of: widget.number))
    let parts = (value?.array ?? [value].compactMap(\.self)).compactMap { objects.resolved($0)?.string }
    guard widget.kind == "Ch" else { return parts.first.map(PDFTextString.text) ?? "" }
    // An option is its own name, or a value and the name that is displayed (12.7.4.4).
    var shown: [[UInt8]: [UInt8]] = [:]
    for option in objects.resolved(objects.inherited("Opt", of: widget.number))?.array ?? [] {
      guard let pair = objects.resolved(option)?.array, pair.count == 2,
        let key = objects.resolved(pair[0])?.string, let name = objects.resolved(pair[1])?.string
      else { continue }
      shown[key] = name
    }
    return parts.map { PDFTextString.text(shown[$0] ?? $0) }.joined(separator: ", ")
  }

  /// Puts values of which poppler read nothing into the pages.
  mutating func draw(on pages: inout [PDFPage]) {
    for (index, field) in fields.enumerated() where pages.indices.contains(field.page) {
      let page = pages[field.page].words
      let inside = field.box.map { box in page.filter { box.holds($0.box, margin: 2) } } ?? page
      if Self.holds(inside, field.value) {
        asDrawn.insert(index)
      } else if let box = field.box, !Self.isWrittenOtherwise(inside, field.value) {
        pages[field.page].words += Self.words(field.value, in: box)
        asDrawn.insert(index)
      }
      if let box = field.box { Self.align(in: box, &pages[field.page].words) }
    }
  }

  /// Moves a single-line field to the baseline of the words beside it: in a field taller than these it is drawn above
  /// or below, and in another size.
  private static func align(in box: PDFBox, _ words: inout [PDFWord]) {
    let inside = words.indices.filter { box.holds(words[$0].box, margin: 2) && !words[$0].isRotated }
    guard let line = inside.map({ words[$0].box }).united,
      inside.allSatisfy({ words[$0].box.top < line.middle && line.middle < words[$0].box.bottom })
    else { return }
    let beside = words.filter { word in
      word.letters > 0 && !word.isRotated && !box.holds(word.box, margin: 2) && box.top - 2 <= word.box.middle
        && word.box.middle <= box.bottom + 2
    }
    let before = beside.filter { $0.box.right <= box.left + 4 }.max { $0.box.right < $1.box.right }
    let after = beside.filter { $0.box.left >= box.right - 4 }.min { $0.box.left < $1.box.left }
    guard let label = before ?? after else { return }
    for index in inside {
      words[index].box.top = label.box.top
      words[index].box.bottom = label.box.bottom
      words[index].size = label.size
    }
  }

  /// How many fields have values that are missing from the text, and the first words of these values.
  func missing(from text: String) -> (count: Int, first: String?) {
    let squeezed = Self.squeezed(text)
    let lost = fields.enumerated().filter { index, field in
      (asDrawn.contains(index) || field.box == nil)
        && !Self.words(of: field.value).allSatisfy { squeezed.contains($0) }
    }
    let first = lost.first?.element.value.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
    return (lost.count, first)
  }

  private static func holds(_ words: [PDFWord], _ value: String) -> Bool {
    let squeezed = squeezed(words.map(\.text).joined())
    return Self.words(of: value).allSatisfy { squeezed.contains($0) }
  }

  /// Whether some digits or words of the value are there: 1234.5 is displayed as 1,234.50, a long text is cut off.
  private static func isWrittenOtherwise(_ words: [PDFWord], _ value: String) -> Bool {
    guard words.contains(where: { $0.letters > 0 }) else { return false }
    let drawn = words.map { squeezed($0.text) }
    if value.contains(where: \.isNumber), drawn.contains(where: { $0.contains(where: \.isNumber) }) { return true }
    return Self.words(of: value).contains { word in drawn.contains { $0.contains(word) } }
  }

  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { squeezed(String($0)) }.filter { !$0.isEmpty }
  }

  private static func squeezed(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The words of the value, side by side in the lines of its box.
  private static func words(_ value: String, in box: PDFBox) -> [PDFWord] {
    let lines = value.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
      .filter { !$0.isEmpty }
    let pitch = box.height / Double(max(lines.count, 1))
    let size = min(max(pitch * 0.8, 4), 11)
    var result: [PDFWord] = []
    for (index, line) in lines.enumerated() {
      let middle = lines.count == 1 ? box.middle : box.top + (Double(index) + 0.5) * pitch
      let letters = Double(line.reduce(-1) { $0 + $1.count + 1 })
      let width = min(size / 2, box.width / max(letters, 1))
      var left = box.left + 1
      for word in line {
        let right = left + Double(word.count) * width
        let place = PDFBox(left: left, top: middle - size / 2, right: right, bottom: middle + size / 2)
        result.append(PDFWord(text: String(word), box: place, size: size))
        left = right + width
      }
    }
    return result
  }
}
