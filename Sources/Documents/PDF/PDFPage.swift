/// A rectangle on a page, in points from its upper left corner.
struct PDFBox: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  /// The vertical centre.
  var middle: Double { (top + bottom) / 2 }
  /// The horizontal centre.
  var center: Double { (left + right) / 2 }

  mutating func unite(_ other: PDFBox) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  /// Whether the centre of another box is inside, or at most `margin` points outside.
  func holds(_ other: PDFBox, margin: Double) -> Bool {
    left - margin <= other.center && other.center <= right + margin && top - margin <= other.middle
      && other.middle <= bottom + margin
  }
}

extension Sequence<PDFBox> {
  /// The smallest rectangle around all; `nil` for none.
  var united: PDFBox? {
    reduce(nil) { (all: PDFBox?, box) in
      guard var all else { return box }
      all.unite(box)
      return all
    }
  }
}

/// A word with its position on a page.
struct PDFWord: Sendable, Hashable {
  var text: String
  var box: PDFBox
  /// The size of its font in points.
  var size: Double
  var isBold = false
  /// The target of its link, if outside the document.
  var link: String?
  /// The note that it refers to, as an index into the document's notes.
  var note: Int?
  /// Its place in the order of drawing: words of one run share it. `nil` if unknown.
  var order: Int?

  /// Rotated by 90 degrees: several letters, higher than wide.
  var isRotated: Bool { text.count > 2 && box.height > box.width * 1.8 }
  var letters: Int { text.count { $0.isLetter || $0.isNumber } }
}

struct PDFPage: Sendable {
  var width: Double
  var height: Double
  var words: [PDFWord] = []
}

extension Sequence<Double> {
  /// The median; 0 for none.
  var median: Double {
    let sorted = self.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
