/// The boxes and circles of a form that are ticked or not: most are drawn, and poppler reads no words of a drawing.
struct FormButtons {
  struct Button {
    /// Counted from 0.
    var page: Int
    var box: PDFBox
    var isOn: Bool
  }

  private(set) var buttons: [Button] = []

  /// - Parameter bytes: the file. One that has no form costs a look for the word.
  init(_ bytes: [UInt8]) {
    guard bytes.contains(sequence: Array("/AcroForm".utf8)) || bytes.contains(sequence: Array("/ObjStm".utf8)) else {
      return
    }
    let objects = PDFObjects(bytes)
    let pages = objects.pages
    let numbers = Dictionary(pages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for annotation in objects.dictionaries[page]?["Annots"]?.array ?? [] {
        if let number = annotation.reference { places[number] = index }
      }
    }
    for (number, widget) in objects.dictionaries where widget["Subtype"]?.name == "Widget" {
      guard objects.inherited("FT", of: number)?.name == "Btn",
        let page = places[number] ?? widget["P"]?.reference.flatMap({ numbers[$0] }), pages.indices.contains(page),
        objects.inherited("Rotate", of: pages[page])?.number ?? 0 == 0,
        let rectangle = Self.rectangle(widget["Rect"]),
        let sheet = Self.rectangle(objects.inherited("MediaBox", of: pages[page]))
      else { continue }
      // A push button has no state (12.7.4.2.2), a hidden one is not seen (12.5.3).
      let flags = Int(max(0, min(objects.inherited("Ff", of: number)?.number ?? 0, 1e9)))
      let annotationFlags = Int(max(0, min(widget["F"]?.number ?? 0, 1e9)))
      guard flags & 1 << 16 == 0, annotationFlags & 2 == 0 else { continue }
      let state = widget["AS"]?.name ?? objects.inherited("V", of: number)?.name ?? "Off"
      buttons.append(
        Button(
          page: page,
          box: PDFBox(
            left: rectangle.left - sheet.left, top: sheet.bottom - rectangle.bottom,
            right: rectangle.right - sheet.left,
            bottom: sheet.bottom - rectangle.top), isOn: state != "Off"))
    }
    buttons.sort { ($0.page, $0.box.top, $0.box.left) < ($1.page, $1.box.top, $1.box.left) }
  }

  /// Puts a sign in the place of each: `☒` or `☐`. What poppler read of it goes.
  func draw(on pages: inout [PDFPage]) {
    for button in buttons where pages.indices.contains(button.page) {
      let box = button.box
      pages[button.page].words.removeAll { word in
        word.text.count == 1 && word.letters == 0 && box.left - 1 <= word.box.center && word.box.center <= box.right + 1
          && box.top - 1 <= word.box.middle && word.box.middle <= box.bottom + 1
      }
      let size = min(max(box.height, 4), 14)
      var place = box
      place.top = box.middle - size / 2
      place.bottom = box.middle + size / 2
      pages[button.page].words.append(PDFWord(text: button.isOn ? "☒" : "☐", box: place, size: size))
    }
  }

  /// With its smaller numbers first; the vertical ones still count upwards.
  private static func rectangle(_ value: PDFValue?) -> PDFBox? {
    guard let numbers = value?.array?.compactMap(\.number), numbers.count == 4,
      numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 })
    else { return nil }
    return PDFBox(
      left: min(numbers[0], numbers[2]), top: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
      bottom: max(numbers[1], numbers[3]))
  }
}
