/// Runs of text with their fonts and links, from `pdftohtml -xml`, which the word boxes lack.
struct FontRuns {
  /// The version of poppler that wrote them: `22.12.0`.
  private(set) var version: String?
  private var pages: [[Run]] = []

  struct Run {
    var box: PDFBox
    var size: Double
    /// For each word: its letters, whether it is bold, and the target of its link.
    var words: [Word] = []
  }

  struct Word {
    var text = ""
    var isBold = false
    var link: String?
  }

  /// - Parameter zoom: the requested factor: sizes and positions are integers in fractions of a point.
  init(_ output: [UInt8], zoom: Double) {
    var cursor = MarkupCursor(output)
    var fonts: [String: (size: Double, isBold: Bool)] = [:]
    var run: Run?
    var word = Word()
    var bold = 0
    var link: String?
    var fontIsBold = false
    func add(_ words: ArraySlice<UInt8>, to run: inout Run) {
      for character in MarkupCursor.resolved(words) {
        if character.isWhitespace {
          if !word.text.isEmpty { run.words.append(word) }
          word = Word()
        } else {
          if word.text.isEmpty { word.isBold = fontIsBold || bold > 0 }
          word.text.append(character)
          if let link { word.link = link }
        }
      }
    }
    while let (words, tag) = cursor.next() {
      if run != nil { add(words, to: &run!) }
      switch (tag.name, tag.isClosing) {
      case ("pdf2xml", false): version = tag.value("version")
      case ("page", false): pages.append([])
      case ("fontspec", false):
        guard let id = tag.value("id"), let size = tag.number("size") else { break }
        fonts[id] = (size / zoom, Self.namesBold(tag.value("family") ?? ""))
      case ("text", false):
        guard let left = tag.number("left"), let top = tag.number("top"), let width = tag.number("width"),
          let height = tag.number("height"), let font = fonts[tag.value("font") ?? ""]
        else { break }
        let box = PDFBox(
          left: left / zoom, top: top / zoom, right: (left + width) / zoom, bottom: (top + height) / zoom)
        run = Run(box: box, size: font.size)
        fontIsBold = font.isBold
        (word, bold, link) = (Word(), 0, nil)
      case ("text", true):
        guard var ended = run, !pages.isEmpty else { break }
        if !word.text.isEmpty { ended.words.append(word) }
        pages[pages.count - 1].append(ended)
        run = nil
      case ("b", let closes): bold = max(bold + (closes ? -1 : 1), 0)
      case ("a", false): link = Self.outside(tag.value("href"))
      case ("a", true): link = nil
      default: break
      }
    }
  }

  private static func namesBold(_ family: String) -> Bool {
    let name = family.lowercased()
    return ["bold", "black", "heavy", "-bd", "cmbx", "sfbx"].contains(where: name.contains)
  }

  private static func outside(_ target: String?) -> String? {
    guard let target, target.utf8.count <= 2_000 else { return nil }
    let lower = target.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains(where: lower.hasPrefix) ? target : nil
  }

  /// Gives the words of each page the fonts and links of the runs that contain them.
  ///
  /// Cost: linear in words, except for pages with thousands of runs at one height; those get sizes by height.
  func dress(_ document: inout [PDFPage]) {
    for (number, runs) in pages.enumerated() where number < document.count {
      var rows: [Int: [Int]] = [:]
      for (index, run) in runs.enumerated() where (0..<400).contains(run.box.height) {
        for row in Int(run.box.top / 8)...Int(run.box.bottom / 8) { rows[row, default: []].append(index) }
      }
      for index in document[number].words.indices {
        let word = document[number].words[index]
        let candidates = (rows[Int(word.box.middle / 8)] ?? []).prefix(400)
        guard let place = Self.best(for: word, among: candidates, of: runs) else { continue }
        let run = runs[place]
        document[number].words[index].size = run.size
        document[number].words[index].order = place
        if let found = Self.word(word, in: run) {
          document[number].words[index].isBold = found.isBold
          document[number].words[index].link = found.link
        }
      }
    }
  }

  private static func best(for word: PDFWord, among candidates: some Sequence<Int>, of runs: [Run]) -> Int? {
    var best: (place: Int, distance: Double)?
    for place in candidates {
      let run = runs[place]
      guard run.box.left - 1 <= word.box.center, word.box.center <= run.box.right + 1,
        run.box.top - 1 <= word.box.middle, word.box.middle <= run.box.bottom + 1
      else { continue }
      let distance = abs(run.box.middle - word.box.middle) + abs(run.box.height - word.box.height)
      if distance < best?.distance ?? .infinity { best = (place, distance) }
    }
    return best?.place
  }

  /// The word of a run at the position of another one: the nearest with the same letters.
  private static func word(_ word: PDFWord, in run: Run) -> Word? {
    if run.words.count <= 1 { return run.words.first }
    let share = run.box.width > 0 ? (word.box.center - run.box.left) / run.box.width : 0
    let place = share * Double(run.words.count)
    let expected = Int(max(0, min(place, Double(run.words.count - 1))))
    let nearby = max(0, expected - 8)...min(run.words.count - 1, expected + 8)
    let same = nearby.filter { run.words[$0].text.hasPrefix(word.text) || word.text.hasPrefix(run.words[$0].text) }
    return run.words[same.min { abs($0 - expected) < abs($1 - expected) } ?? expected]
  }
}
