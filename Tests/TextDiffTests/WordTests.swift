import Testing

@testable import TextDiff

/// The tokens of a text, with words in quotation marks.
private func tokens(_ text: String) -> String {
  let array = Array(text.utf8)
  return array.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return "" }
    let bytes = Bytes(base: base, count: buffer.count)
    var found: [String] = []
    var at = 0
    while let token = bytes.token(from: at, to: bytes.count) {
      let string = String(decoding: array[token.start..<token.end], as: UTF8.self)
      found.append(token.isWord ? "<\(string)>" : string)
      at = token.end
    }
    return found.joined(separator: " ")
  }
}

@Suite("A word is what a reader would call one")
struct WordTests {
  @Test(
    "in the languages of the conferences",
    arguments: [
      ("Los Estados Partes, y la región.", "<Los> <Estados> <Partes> , <y> <la> <región> ."),
      ("¿Cómo? ¡Así!", "¿ <Cómo> ? ¡ <Así> !"),
      ("El 1.º de enero, la 2.ª vez", "<El> <1.º> <de> <enero> , <la> <2.ª> <vez>"),
      ("artículo 1°.- Nº 22", "<artículo> <1°> . - <Nº> <22>"),
      ("l'État d’accord, 1er", "<l'État> <d’accord> , <1er>"),
      ("« c'est-à-dire »", "« <c'est-à-dire> »"),
      ("Guarda-chuva não é 'assim'", "<Guarda-chuva> <não> <é> ' <assim> '"),
      ("The States' well-being (para. 8-9)", "<The> <States> ' <well-being> ( <para> . <8-9> )"),
      ("col·lecció", "<col·lecció>"),
    ])
  func languages(text: String, expected: String) { #expect(tokens(text) == expected) }

  @Test(
    "where there are numbers, dates and signs",
    arguments: [
      ("1.234,56 y 3,5 %", "<1.234,56> <y> <3,5> %"),
      ("25/10/2018 2017/05 10:30", "<25/10/2018> <2017/05> <10:30>"),
      ("y/o", "<y> / <o>"),
      ("art. 5.", "<art> . <5> ."),
      ("fin.Siguiente", "<fin> . <Siguiente>"),
      ("**negrita** _cursiva_ a_b", "* * <negrita> * * _ <cursiva> _ <a_b>"),
      ("a--b -5", "<a> - - <b> - <5>"),
      ("m² 25%", "<m²> <25> %"),
    ])
  func numbers(text: String, expected: String) { #expect(tokens(text) == expected) }

  @Test(
    "in other scripts",
    arguments: [
      ("移民は", "<移> <民> <は>"),
      ("миграция и", "<миграция> <и>"),
      ("שלום العربية", "<שלום> <العربية>"),
      ("한국어 문서", "<한국어> <문서>"),
      ("हिन्दी", "<हिन्दी>"),
    ])
  func scripts(text: String, expected: String) { #expect(tokens(text) == expected) }

  @Test(
    "and a character is never cut",
    arguments: [
      ("nin\u{303}os", "<nin\u{303}os>"),
      ("👨‍👩‍👧‍👦 👍🏽!", "👨‍👩‍👧‍👦 👍🏽 !"),
      ("🇨🇱🇦🇷", "🇨🇱 🇦🇷"),
      ("✔\u{FE0F}ok", "✔\u{FE0F} <ok>"),
      ("a\u{A0}b\u{3000}c", "<a> <b> <c>"),
    ])
  func characters(text: String, expected: String) { #expect(tokens(text) == expected) }

  @Test("and the words of equal text are counted as those of changed text")
  func counts() {
    let text = "Los Estados, el 1.º de enero de 2018: 移民 👍🏽.\n"
    let equal = redline(text, text).statistics
    let inserted = redline("", text).statistics
    #expect(equal.wordsEqual == 10)
    #expect(inserted.wordsInserted == 10)
  }

  @Test("and counting them finds as many as reading them")
  func countsAgree() {
    for seed in UInt64(50_000)..<51_000 {
      var generator = DraftGenerator(seed: seed)
      let text = generator.pair().new + [0x20] + generator.oddities()
      text.withUnsafeBufferPointer { buffer in
        let bytes = Bytes(base: buffer.baseAddress!, count: buffer.count)
        var (at, words) = (0, 0)
        while let token = bytes.token(from: at, to: bytes.count) {
          words += token.isWord ? 1 : 0
          at = token.end
        }
        #expect(bytes.wordCount(0..<bytes.count) == words, "seed \(seed)")
      }
    }
  }
}
