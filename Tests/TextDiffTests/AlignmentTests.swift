import SeededRandom
import Testing
import TextDiff

private let first =
  "Los Estados reconocen la importancia de la migración segura, ordenada y regular en la región."
private let second =
  "La cooperación entre las dos conferencias regionales se hará por sus secretarías técnicas."
private let third =
  "Cada país informará una vez al año sobre los avances que haya hecho en la gestión de fronteras."
private let fourth =
  "El grupo de trabajo presentará su informe antes de que termine la presidencia pro témpore."

private func text(_ paragraphs: String...) -> String { paragraphs.joined(separator: "\n\n") + "\n" }

@Suite("Each block finds its counterpart")
struct AlignmentTests {
  @Test("an edited paragraph is modified, its neighbours are equal")
  func edited() {
    let new = second.replacing("regionales", with: "de la región")
    #expect(
      redline(text(first, second, third), text(first, new, third)).changes == [.equal, .modified, .equal])
  }

  @Test("all paragraphs edited at once are paired in order")
  func allEdited() {
    let edited = [first, second, third].map {
      $0.replacing(" la ", with: " esta ").replacing("país", with: "Estado")
    }
    let new = [edited[0] + " Fin.", edited[1] + " Fin.", edited[2]].joined(separator: "\n\n") + "\n"
    #expect(redline(text(first, second, third), new).changes == [.modified, .modified, .modified])
  }

  @Test("of many equal paragraphs those that were edited are told", arguments: [false, true])
  func editedAmongEqual(isMirrored: Bool) {
    let old = [String](repeating: first, count: 200)
    var new = old
    for place in stride(from: 5, to: 200, by: 20) { new[place] = first.replacing("segura", with: "digna") }
    // One is also removed, and one of the edited ones is the last.
    new.remove(at: 100)
    new[198] = first.replacing("región", with: "zona")
    let texts = [old, new].map { $0.joined(separator: "\n\n") + "\n" }
    let result = isMirrored ? redline(texts[1], texts[0]) : redline(texts[0], texts[1])
    #expect(result.changes.count { $0 == .modified } == 11)
    #expect(result.changes.count { $0 != .modified && $0 != .equal } == 1)
    #expect(result.statistics.wordsInserted <= 11 + 16 && result.statistics.wordsDeleted <= 11 + 16)
  }

  @Test("an inserted paragraph among similar ones is the only change")
  func insertedAmongSimilar() {
    func row(_ n: Int) -> String { "El Estado número \(n) informará sobre la medida número \(n) del plan." }
    let old = (1...6).map(row).joined(separator: "\n\n") + "\n"
    let new =
      (1...3).map(row) + ["El Estado número 33 informará sobre la medida número 34 del plan."]
      + (4...6).map(row)
    let changes = redline(old, new.joined(separator: "\n\n") + "\n").changes
    #expect(changes == [.equal, .equal, .equal, .inserted, .equal, .equal, .equal])
  }

  @Test("an edited paragraph is no part of a longer neighbour that has most of its words", arguments: UInt64(0)..<4)
  func shortBesideLong(seed: UInt64) {
    var random = Generator(seed: seed)
    let words = (0..<40).map { "palabra\($0)" }
    var (old, new): ([String], [String]) = ([], [])
    for number in 0..<250 {
      let length = number % 3 == 0 ? 18 : 90
      var paragraph = (0..<length).map { _ in random.pick(words) }
      old.append(paragraph.joined(separator: " "))
      for _ in 0..<length / 9 { paragraph[random.below(length)] = random.pick(words) }
      new.append(paragraph.joined(separator: " "))
    }
    let changes = redline(old.joined(separator: "\n\n"), new.joined(separator: "\n\n")).changes
    #expect(changes.count { $0 == .modified || $0 == .equal } == 250, "seed \(seed): \(Set(changes.map { "\($0)" }))")
  }

  @Test("a moved paragraph is moved, and stands at its new place")
  func moved() {
    let result = redline(text(first, second, third, fourth), text(second, third, first, fourth))
    #expect(result.changes == [.equal, .equal, .moved, .equal])
    #expect(result.statistics.blocksMoved == 1)
    #expect(result.statistics.wordsInserted == 0)
  }

  @Test("the smaller side of an exchange is the moved one")
  func smallerSideMoves() {
    let short = "El Estado sede convocará a la reunión."
    let result = redline(text(short, first + " " + second, third), text(first + " " + second, short, third))
    let moved = result.blocks.filter { $0.change == .moved }
    #expect(moved.map(\.from) == [0..<1])
  }

  @Test("a moved and edited paragraph is both")
  func movedAndEdited() {
    let edited = first.replacing("la importancia", with: "el valor").replacing("segura, ", with: "")
    let result = redline(text(first, second, third, fourth), text(second, third, edited, fourth))
    #expect(result.changes == [.equal, .equal, .movedModified, .equal])
  }

  @Test("boilerplate and short lines are never called moved")
  func boilerplateStays() {
    let old = "---\n\n" + text(first, "Artículo", second, third)
    let new = text(first, second, "Artículo", third) + "\n---\n"
    #expect(!redline(old, new).changes.contains(.moved))
    #expect(!redline(old, new).changes.contains(.movedModified))
  }

  @Test("a paragraph cut in two is split")
  func split() {
    let result = redline(text(first, second + " " + third, fourth), text(first, second, third, fourth))
    #expect(result.changes == [.equal, .split, .equal])
    #expect(result.blocks[1].from == 1..<2)
    #expect(result.blocks[1].to == 1..<3)
    #expect(result.statistics.wordsInserted + result.statistics.wordsDeleted == 0)
  }

  @Test("paragraphs joined are merged, also with an edit")
  func merged() {
    let new = second + " " + third.replacing("una vez", with: "dos veces")
    let result = redline(text(first, second, third, fourth), text(first, new, fourth))
    #expect(result.changes == [.equal, .merged, .equal])
    #expect(result.blocks[1].from == 1..<3)
    #expect(result.statistics.wordsDeleted == 2)
  }

  @Test("a paragraph replaced wholesale is deleted and inserted")
  func replaced() {
    let result = redline(text(first, second, third), text(first, fourth, third))
    #expect(result.changes == [.equal, .deleted, .inserted, .equal])
  }

  @Test("a paragraph that only lost its blank line is the same paragraph")
  func trailingBlankLines() {
    let result = redline("\(first)\n\n", "\(first)\n\n\(second)")
    #expect(result.changes == [.equal, .inserted])
    let cut = redline("\(first)\n\n\(second)\n\n", "\(first)\n\n\(second)")
    #expect(cut.marked[1] == "\(second)[-\n\n-]")
  }

  @Test("a table with a new column has its rows modified")
  func newColumn() {
    let old = "| País | Año |\n|---|---|\n| Chile | 2018 |\n| Perú | 2019 |\n"
    let new = "| País | Sede | Año |\n|---|---|---|\n| Chile | Santiago | 2018 |\n| Perú | Lima | 2019 |\n"
    let result = redline(old, new)
    #expect(result.changes == [.modified, .modified, .modified, .modified])
    #expect(result.statistics.wordsDeleted == 0)
  }
}
