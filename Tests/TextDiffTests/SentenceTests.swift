import Testing

@testable import TextDiff

@Suite("A reader sees what was said, not which signs stayed")
struct SentenceTests {
  @Test(
    "words stay rather than the brackets around them",
    arguments: [
      (
        "The States shall [consider] [promote] [ensure] access to services.",
        "The States shall promote access to [basic] services.",
        "The States shall [-[consider] [-]promote[-] [ensure]-] access to {+[basic] +}services."
      ),
      (
        "The States [shall] [should] [consider] take all [necessary] measures.",
        "The States should take all necessary [and appropriate] measures.",
        "The States [-[shall] [-]should[-] [consider]-] take all [-[-]necessary{+ [and appropriate+}] measures."
      ),
      (
        "Adoptar [medidas] (inmediatas), [urgentes] y eficaces.", "Adoptar medidas inmediatas, [urgentes y] eficaces.",
        "Adoptar [-[-]medidas[-] (-]{+ +}inmediatas[-)-], [urgentes[-]-] y{+]+} eficaces."
      ),
    ])
  func wordsOutweighBrackets(old: String, new: String, expected: String) {
    #expect(redline(old + "\n", new + "\n").marked == [expected + "\n"])
  }

  @Test("a sentence of which little is left is replaced as a whole, its neighbours word by word")
  func rewritten() {
    let redline = redline(
      "Los Estados cooperan en la materia. Las autoridades de cada país podrán, cuando lo estimen, revisar de oficio las "
        + "medidas que afecten a los niños en tránsito. Nada limita otros derechos de las personas.\n",
      "Los Estados cooperan en esta materia. Todo niño será oído de manera inmediata, y la decisión que lo aparte de su "
        + "familia se revisará cada mes. Nada limita otros derechos de las personas migrantes.\n")
    #expect(
      redline.marked == [
        "Los Estados cooperan en [-la-]{+esta+} materia. [-Las autoridades de cada país podrán, cuando lo estimen, revisar de "
          + "oficio las medidas que afecten a los niños en tránsito-]{+Todo niño será oído de manera inmediata, y la decisión "
          + "que lo aparte de su familia se revisará cada mes+}. Nada limita otros derechos de las personas{+ migrantes+}.\n"
      ])
  }

  @Test(
    "a paragraph that comes between the halves of another leaves both halves what they were", arguments: [false, true])
  func splitWithANewParagraphBetween(isMirrored: Bool) {
    let halves = [
      "The States reaffirm their commitment to the human rights of all migrants, regardless of their status.",
      "They recognise the contribution that migrants make to the development of countries of origin and destination.",
    ]
    let whole = halves.joined(separator: " ") + "\n\nThe secretariat reports.\n"
    let parts = [halves[0], "A new paragraph on consular protection.", halves[1], "The secretariat reports.\n"]
      .joined(separator: "\n\n")
    let result = isMirrored ? redline(parts, whole) : redline(whole, parts)
    #expect(result.changes == [isMirrored ? .merged : .split, .equal])
    #expect(result.statistics.wordsInserted == (isMirrored ? 0 : 6))
    #expect(result.statistics.wordsDeleted == (isMirrored ? 6 : 0))
  }
}
