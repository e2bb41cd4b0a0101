import OfficeOpenXML

/// The form fields that are visible on the pages (ISO 32000-1, 12.5.6.19 and 12.7).
struct FormWidgets {
  struct Widget {
    /// The number of its object.
    var number: Int
    /// The type of its field: `Btn`, `Tx`, `Ch`.
    var kind: String
    /// The flags of its field (12.7.3.1).
    var flags: Int
    /// Counted from 0.
    var page: Int
    /// `nil` on a page that is displayed rotated.
    var box: PDFBox?
  }

  let objects: PDFObjects
  private(set) var all: [Widget] = []

  /// `nil` if the file has no form, which costs one search for the word.
  init?(_ bytes: [UInt8]) {
    guard bytes.contains(sequence: Array("/AcroForm".utf8)) || bytes.contains(sequence: Array("/ObjStm".utf8)) else {
      return nil
    }
    objects = PDFObjects(bytes)
    let pages = objects.pages
    let numbers = Dictionary(pages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for annotation in objects.resolved(objects.dictionaries[page]?["Annots"])?.array ?? [] {
        if let number = annotation.reference { places[number] = index }
      }
    }
    for (number, widget) in objects.dictionaries where widget["Subtype"]?.name == "Widget" {
      guard let kind = objects.inherited("FT", of: number)?.name, ["Btn", "Tx", "Ch"].contains(kind),
        let page = places[number] ?? widget["P"]?.reference.flatMap({ numbers[$0] }), pages.indices.contains(page),
        let rectangle = Self.rectangle(objects.resolved(widget["Rect"])),
        let sheet = Self.rectangle(objects.resolved(objects.inherited("MediaBox", of: pages[page])))
      else { continue }
      // Hidden widgets, and those with NoView set, are invisible (12.5.3).
      guard Self.flags(widget["F"]) & (2 | 32) == 0 else { continue }
      let isTurned = objects.inherited("Rotate", of: pages[page])?.number ?? 0 != 0
      let box = PDFBox(
        left: rectangle.left - sheet.left, top: sheet.bottom - rectangle.bottom,
        right: rectangle.right - sheet.left, bottom: sheet.bottom - rectangle.top)
      all.append(
        Widget(
          number: number, kind: kind, flags: Self.flags(objects.inherited("Ff", of: number)), page: page,
          box: isTurned ? nil : box))
    }
    func place(_ widget: Widget) -> (Int, Double, Double, Int) {
      (widget.page, widget.box?.top ?? 0, widget.box?.left ?? 0, widget.number)
    }
    all.sort { place($0) < place($1) }
  }

  private static func flags(_ value: PDFValue?) -> Int { Int(max(0, min(value?.number ?? 0, 1e9))) }

  /// With the smaller coordinates first; vertical ones still increase upwards.
  private static func rectangle(_ value: PDFValue?) -> PDFBox? {
    guard let numbers = value?.array?.compactMap(\.number), numbers.count == 4,
      numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 })
    else { return nil }
    return PDFBox(
      left: min(numbers[0], numbers[2]), top: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
      bottom: max(numbers[1], numbers[3]))
  }
}
