import RecordComparison
import SeededRandom
import Testing

@testable import RecordRendering
@testable import TextDiff

/// Markdown is formatted unless that would hide a change.
struct InlineViewTests {
  private func redline(_ old: String, _ new: String) -> StateRedline {
    state(TextRedline(from: Array(old.utf8), to: Array(new.utf8)))
  }

  @Test(arguments: [
    ("Los **Estados** miembros.\n", "Los **Estados** amigos.\n", "Los Estados [-miembros-]{+amigos+}."),
    ("Los **Estados miembros** van.\n", "Los **Estados amigos** van.\n", "Los Estados [-miembros-]{+amigos+} van."),
    ("Uno dos.\n", "Uno *nuevo* dos.\n", "Uno {+nuevo +}dos."),
    ("# Título viejo\n", "# Título nuevo\n", "Título [-viejo-]{+nuevo+}"),
    ("- uno dos\n", "- uno tres\n", "• uno [-dos-]{+tres+}"),
    ("Véase [la carta](a.html) hoy.\n", "Véase [la carta](a.html) mañana.\n", "Véase la carta [-hoy-]{+mañana+}."),
    ("Una nota[^1] vieja.\n", "Una nota[^1] nueva.\n", "Una nota[1] [-vieja-]{+nueva+}."),
    ("El 3\\. punto viejo.\n", "El 3\\. punto nuevo.\n", "El 3. punto [-viejo-]{+nuevo+}."),
    ("Un `código` viejo.\n", "Un `código` nuevo.\n", "Un código [-viejo-]{+nuevo+}."),
    ("Un ***gran*** viejo.\n", "Un ***gran*** nuevo.\n", "Un gran [-viejo-]{+nuevo+}."),
  ])
  func aTerminalShowsWordsWithoutTheirMarks(_ old: String, _ new: String, _ shown: String) {
    let text = terminal(redline(old, new), width: 0)
    #expect(text.contains("│ \(shown)\n"), "\(text)")
  }

  @Test(arguments: [
    ("Los Estados miembros van.\n", "Los **Estados** miembros van.\n", "**"),
    ("Los *Estados* miembros van.\n", "Los Estados miembros van.\n", "*"),
    ("Los *Estados* miembros van.\n", "Los **Estados** miembros van.\n", "*"),
    ("Véase [la carta de hoy](a.html).\n", "Véase [la carta de hoy](b.html).\n", "b"),
  ])
  func marksThatChangedStayVisible(_ old: String, _ new: String, _ mark: String) {
    let redline = redline(old, new)
    let plain = terminal(redline, width: 0)
    #expect(plain.contains("{+\(mark)+}") || plain.contains("[-\(mark)-]"), "\(plain)")
    let checker = HTMLChecker(page(redline))
    #expect(checker.faults == [])
    let changed = page(redline).matches(of: /<(?:ins|del)>(?:<[^>]*>)*([^<]*)/).map { String($0.1) }
    #expect(changed.contains { mark.contains($0) || $0.contains(mark) }, "\(changed)")
  }

  @Test func aPageShowsEmphasisThatSpansAChange() {
    let page = page(redline("Los **Estados miembros** van.\n", "Los **Estados amigos** van.\n"))
    #expect(page.contains("<strong>Estados </strong><del><strong>miembros</strong></del>"))
    #expect(page.contains("<bdi>Los Estados <del>miembros</del>"))
  }

  @Test func aColouredTerminalShowsStyles() {
    let text = terminal(redline("Los **Estados** *van* hoy.\n", "Los **Estados** *van* ya.\n"), color: true, width: 0)
    #expect(text.contains("\u{1B}[1mEstados\u{1B}[0m") && text.contains("\u{1B}[3mvan\u{1B}[0m"))
  }

  @Test func aTableIsOneInEachForm() {
    let old = "| Estado | Año |\n| --- | --- |\n| Chile | 2017 |\n| Perú | **2018** |\n"
    let new = "| Estado | Año |\n| --- | --- |\n| Chile | 2019 |\n| Perú | **2018** |\n| México | 2020 |\n"
    let redline = redline(old, new)
    let terminal = terminal(redline, width: 0)
    #expect(terminal.contains("Chile │ [-2017-]{+2019+} │") && !terminal.contains("---"))
    let rows = markdown(redline).split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(
      rows == [
        "| Estado | Año |", "| --- | --- |", "| Chile | <del>2017</del><ins>2019</ins> |",
        "| Perú | <strong>2018</strong> |", "| <ins>México</ins> | <ins>2020</ins> |",
      ])
    #expect(markdown(redline).contains("\n| --- | --- |\n") && !markdown(redline).contains("\\| "))
  }

  @Test func whatNobodyReadsIsLeftOutAndCounted() {
    var all = redline("Uno.\n", "Uno dos.\n")
    let facts = TextRedline(from: Array("revision: 1\n".utf8), to: Array("revision: 2\n".utf8))
    all.documents.append(
      .init(path: "countries/CL/inputs/a/contribution.yml", change: .modified, text: facts, role: .other))
    all.documents.append(
      .init(
        path: "countries/CL/inputs/a/original.es.docx", change: .binary, text: nil,
        notCompared: [.binary(oldSize: 1, newSize: 2)], role: .other))
    all.documents.append(
      .init(
        path: "declaration/original.es.md", change: .binary, text: nil,
        notCompared: [.binary(oldSize: 1, newSize: 2)], role: .other))
    all.documents.append(.init(path: "x/text.es.md", change: .modified, text: nil, notCompared: [.damaged]))
    let shown = all.textsAlone()
    #expect(shown.documents.map(\.path) == ["a.md", "x/text.es.md"] && shown.leftOut == 3)
    #expect(shown.statistics.wordsInserted == 1)
    for text in [terminal(shown, width: 0), page(shown)] {
      #expect(text.contains("3 changed files that are not text are not shown.") && !text.contains("contribution.yml"))
    }
    #expect(all.textsAlone { $0.path.hasSuffix(".yml") }.leftOut == 2)
  }

  /// All bytes of both texts are on the page, whatever is hidden.
  @Test(arguments: 0..<40) func noByteIsLost(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "**", "*", "_", "`", "[", "](x)", "\\", "uno ", "dos ", "tres", "| ", "# ", "- ", "\n\n", "[^1]", "***",
    ]
    func text() -> String {
      (0..<Int.random(in: 1...30, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
        + "\n"
    }
    for _ in 0..<20 {
      let redline = TextRedline(from: Array(text().utf8), to: Array(text().utf8))
      for block in redline.blocks {
        let view = InlineView(redline, block)
        for span in redline.closedSpans(of: block) {
          #expect(view.runs(of: span, in: redline).flatMap(\.bytes) == Array(span.bytes), "seed \(seed)")
        }
      }
      #expect(HTMLChecker(page(state(redline))).faults == [], "seed \(seed)")
    }
  }
}
