/// Drop caps over several lines, put back before the word that they begin.
enum DropCaps {
  static func join(_ page: inout PDFPage, bodySize: Double) {
    let initials = page.words.indices.filter { index in
      let word = page.words[index]
      return word.text.count <= 2 && word.text.last?.isLetter == true && word.size > bodySize * 1.8
    }
    guard !initials.isEmpty, initials.count <= 10 else { return }
    var joined: Set<Int> = []
    for initial in initials {
      let cap = page.words[initial]
      // The lines beside it: their first words.
      let beside = page.words.indices.filter { index in
        let box = page.words[index].box
        return index != initial && page.words[index].size < cap.size * 0.7 && box.left >= cap.box.right - 1
          && box.left < cap.box.right + bodySize * 2 && box.middle > cap.box.top && box.middle < cap.box.bottom
      }
      guard let first = beside.min(by: { page.words[$0].box.middle < page.words[$1].box.middle }), beside.count >= 2,
        page.words[first].text.first?.isLetter == true
      else { continue }
      page.words[first].text = cap.text + page.words[first].text
      page.words[first].box.left = cap.box.left
      joined.insert(initial)
    }
    if !joined.isEmpty { page.words = page.words.indices.filter { !joined.contains($0) }.map { page.words[$0] } }
  }
}
