import Testing

/// Each expected value is what LibreOffice prints for the same file.
@Suite("Numbers are those that Writer prints")
struct NumbersAreThoseOfWriterTests {
  private static let plain = listStyle(
    "L1", #"style:num-suffix="." style:num-format="1""#, #"style:num-suffix=")" style:num-format="a""#,
    #"style:num-suffix="." style:num-format="1" text:display-levels="3""#)

  private func text(_ body: String, _ automatic: String = plain, named: String = "") throws -> String {
    try BuiltText(body: body, automatic: automatic, named: named).text()
  }

  @Test("A continued list counts on, and an item may begin anew")
  func continuedLists() throws {
    let body =
      list("L1", item(p("First")), item(p("Second"))) + p("Interruption.")
      + list("L1", item(p("Third")), more: "text:continue-numbering=\"true\"") + p("Again.")
      + list("L1", item(p("Nine"), more: "text:start-value=\"9\""), item(p("Ten")))
    #expect(
      try text(body) == "1. First\n2. Second\n\nInterruption.\n\n3. Third\n\nAgain.\n\n9. Nine\n10. Ten")
  }

  @Test("A list continues the one that it names, over others and through those that continued it")
  func listsContinueByName() throws {
    let body =
      list("L1", item(p("A1")), more: "xml:id=\"A\"") + p("-") + list("L1", item(p("B1")), more: "xml:id=\"B\"")
      + p("-")
      + list("L1", item(p("A2")), more: "xml:id=\"C\" text:continue-list=\"A\"") + p("-")
      + list("L1", item(p("B2")), more: "text:continue-list=\"B\"") + p("-")
      + list("L1", item(p("A3")), more: "text:continue-list=\"C\"")
    let numbers = try text(body).split(separator: "\n\n").filter { $0 != "\\-" }
    #expect(numbers == ["1. A1", "1. B1", "2. A2", "2. B2", "3. A3"])
  }

  @Test(
    "Lists of one style are one list where OpenOffice.org 2 wrote the file, and begin anew where they do not continue",
    arguments: [
      ("NeoOffice/2.2$Unix OpenOffice.org_project/", true),
      ("OpenOffice.org/2.2$Win32 OpenOffice.org_project/680m14$Build-9134", true),
      // The name of a build of LibreOffice is a hash.
      ("LibreOffice/5.2.7.2$Linux_X86_64 LibreOffice_project/680f4a1d1bc6f2b5b7b1b8cae7c7ebd1fd4fd7a6", false),
    ])
  func listsOfOpenOffice2(generator: String, isOne: Bool) throws {
    let goesOn = "text:continue-numbering=\"true\""
    let other = listStyle("L2", #"style:num-suffix=")" style:num-format="1""#)
    func nested(_ words: String) -> String { list("L1", item(list(nil, item(p(words)), more: goesOn)), more: goesOn) }
    let body =
      list("L1", item(p("one"))) + list("L1", item(list(nil, item(p("two")))), more: goesOn)
      + list("L2", item(p("other"))) + nested("three") + list("L2", item(p("anew"))) + nested("four")
    let meta = """
      <?xml version="1.0" encoding="UTF-8"?><office:document-meta \(BuiltText.namespaces) \
      xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><meta:generator>\(generator)\
      </meta:generator></office:meta></office:document-meta>
      """
    let built = BuiltText(body: body, automatic: Self.plain + other, more: [("meta.xml", meta)])
    let right = isOne ? ["b) three", "1) anew", "c) four"] : ["a) three", "1) anew", "a) four"]
    #expect(try built.text().split(separator: "\n\n").suffix(3).map(String.init) == right)
  }

  @Test("A list within an item begins anew if it is not the item's first, or says that it does not continue")
  func sublistsRestart() throws {
    func sublist(_ goesOn: String? = nil) -> String {
      list(nil, item(p("x")), item(p("y")), more: goesOn.map { "text:continue-numbering=\"\($0)\"" } ?? "")
    }
    let body = list("L1", item(p("one"), sublist(), p("-"), sublist(), sublist("true")), item(sublist("false")))
    #expect(
      try text(body)
        == "1. one\n\na) x\n\nb) y\n\n\\-\n\na) x\n\nb) y\n\nc) x\n\nd) y\n\na) x\n\nb) y")
  }

  @Test("A list of another style does not continue the last one")
  func anotherStyleDoesNotContinue() throws {
    let other = listStyle("L2", #"style:num-suffix=")" style:num-format="1""#)
    let body =
      list("L1", item(p("A"))) + list("L2", item(p("B")), more: "text:continue-numbering=\"true\"")
    #expect(try text(body, Self.plain + other) == "1. A\n\n1) B")
  }

  @Test("Words around the number are part of the label")
  func labelWords() throws {
    let style = listStyle("L", #"style:num-prefix="Artículo " style:num-suffix="." style:num-format="1""#)
    #expect(
      try text(list("L", item(p("Objeto")), item(p("Ámbito"))), style)
        == "Artículo 1. Objeto\n\nArtículo 2. Ámbito")
  }

  @Test("A label shows the levels above")
  func upperLevels() throws {
    let style = listStyle(
      "L", #"style:num-suffix="." style:num-format="1""#,
      #"style:num-suffix="." style:num-format="1" text:display-levels="2""#)
    let body = list(
      "L", item(p("Scope"), list(nil, item(p("First rule")), item(p("Second rule")))),
      item(p("Terms"), list(nil, item(p("Third rule, subject to 1.2")))))
    #expect(
      try text(body, style)
        == "1. Scope\n\n1.1. First rule\n\n1.2. Second rule\n\n2. Terms\n\n2.1. Third rule, subject to 1.2")
  }

  @Test("A label as LibreOffice writes it whole, without what belongs to a level that has no number")
  func wholePatterns() throws {
    let style = listStyle(
      "L", #"style:num-format="I" loext:num-list-format="Article %1%.""#,
      #"style:num-format="1" loext:num-list-format="%1%-%2%""#,
      #"style:num-format="" loext:num-list-format="%1%.%2%.%3%""#,
      #"style:num-format="a" loext:num-list-format="(%2%.%3%.%4%)""#)
    let body = list(
      "L", item(p("one"), list(nil, item(p("two"), list(nil, item(p("three"), list(nil, item(p("four")))))))))
    #expect(try text(body, style) == "Article I. one\n\nI-1 two\n\nI.1. three\n\n(1.a) four")
  }

  @Test("A list that begins at a deeper level counts as if something stood above")
  func skippedLevels() throws {
    let body =
      list("L1", item(list(nil, item(list(nil, item(p("deep")))))), item(p("next")))
      + p("-") + list("L1", item(list(nil, item(p("deep2")))))
    #expect(try text(body) == "1.a.1. deep\n\n2. next\n\n\\-\n\na) deep2")
  }

  @Test("List headers and further paragraphs of an item bear no number")
  func headersAndFurtherParagraphs() throws {
    let body = list(
      "L1", header(p("head")), item(p("one")), header(p("mid"), list(nil, item(p("under the header")))),
      item(p("two"), p("second"), list(nil, item(p("x")), item(p("y"))), p("after")))
    #expect(
      try text(body)
        == "head\n\n1. one\n\nmid\n\na) under the header\n\n2. two\n\n   second\n\na) x\n\nb) y\n\nafter")
  }

  @Test("An item that begins with a list gives its number to none of its paragraphs")
  func itemsBeginningWithALevel() throws {
    let body = list("L1", item(list(nil, item(p("inner"))), p("outer after")), item(p("next")))
    #expect(try text(body) == "a) inner\n\nouter after\n\n2. next")
  }

  @Test("A nested list of another style counts in the list around it, in its own way")
  func nestedStyles() throws {
    let other = listStyle(
      "L2", #"style:num-suffix="." style:num-format="1""#, #"style:num-suffix="°" style:num-format="I""#)
    let body = list("L1", item(p("one"), list("L2", item(p("nested")))), item(p("two")))
    #expect(try text(body, Self.plain + other) == "1. one\n\nI° nested\n\n2. two")
    let override = list("L1", item(p("a")), item(p("b"), more: "text:style-override=\"L3\""), item(p("c")))
    let third = listStyle("L3", #"style:num-suffix=")" style:num-format="I""#)
    #expect(try text(override, Self.plain + third) == "1. a\n\nII) b\n\n3. c")
  }

  @Test("Consecutive numbering counts through all levels")
  func consecutiveNumbering() throws {
    let style = listStyle(
      "L", #"style:num-suffix="." style:num-format="1""#, #"style:num-suffix=")" style:num-format="a""#,
      more: "text:consecutive-numbering=\"true\"")
    let body = list("L", item(p("a"), list(nil, item(p("b")), item(p("c")))), item(p("d")))
    #expect(try text(body, style) == "1. a\n\nb) b\n\nc) c\n\n4. d")
  }

  @Test("A list without a style has bullets")
  func listsWithoutStyle() throws {
    #expect(try text(list(nil, item(p("a")), item(p("b"), list(nil, item(p("c")))))) == "- a\n- b\n  - c")
  }

  @Test(
    "Numbers are printed in the format that the level names",
    arguments: [
      (#"style:num-format="a""#, ["a", "b", "aa", "ab", "ba"]),
      (#"style:num-format="a" style:num-letter-sync="true""#, ["a", "b", "aa", "bb", "aaa"]),
      (#"style:num-format="A""#, ["A", "B", "AA", "AB", "BA"]),
      (#"style:num-format="i""#, ["i", "ii", "xxvii", "xxviii", "liii"]),
      (#"style:num-format="1st""#, ["1st", "2nd", "27th", "28th", "53rd"]),
      (#"style:num-format="One""#, ["One", "Two", "Twenty-seven", "Twenty-eight", "Fifty-three"]),
      (#"style:num-format="First""#, ["First", "Second", "Twenty-seventh", "Twenty-eighth", "Fifty-third"]),
      (#"style:num-format="01, 02, 03, ...""#, ["01", "02", "27", "28", "53"]),
      (#"style:num-format="А, Б, .., Аа, Аб, ... (ru)""#, ["А", "Б", "Э", "Ю", "Аш"]),
      (#"style:num-format="ア, イ, ウ, ...""#, ["ア", "イ", "ヒ", "フ", "キ"]),
      (#"style:num-format="ｱ, ｲ, ｳ, ...""#, ["ｱ", "ｲ", "ﾋ", "ﾌ", "ｷ"]),
      (#"style:num-format="イ, ロ, ハ, ...""#, ["イ", "ロ", "オ", "ク", "ホ"]),
      (#"style:num-format="ｲ, ﾛ, ﾊ, ...""#, ["ｲ", "ﾛ", "ｵ", "ｸ", "ﾎ"]),
      (#"style:num-format="가, 나, 다, ...""#, ["가", "나", "파", "하", "카"]),
      (#"style:num-format="ㄱ, ㄴ, ㄷ, ...""#, ["ㄱ", "ㄴ", "ㅍ", "ㅎ", "ㅋ"]),
      (#"style:num-format="甲, 乙, 丙, ...""#, ["甲", "乙", "27", "28", "53"]),
      (#"style:num-format="子, 丑, 寅, ...""#, ["子", "丑", "27", "28", "53"]),
      (#"style:num-format="壹, 貳, 參, ...""#, ["壹", "貳", "貳拾柒", "貳拾捌", "伍拾參"]),
      (#"style:num-format="壹, 贰, 叁, ...""#, ["壹", "贰", "贰拾柒", "贰拾捌", "伍拾叁"]),
      (#"style:num-format="일, 이, 삼, ... (ko-x-digital)""#, ["일", "이", "이칠", "이팔", "오삼"]),
      (#"style:num-format="일, 이, 삼, ...""#, ["일", "이", "이십칠", "이십팔", "오십삼"]),
      (#"style:num-format="하나, 둘, 셋, ...""#, ["하나", "둘", "스물일곱", "스물여덟", "쉰셋"]),
      (#"style:num-format="一, 二, 三, ... (ko)""#, ["一", "二", "二七", "二八", "五三"]),
      (#"style:num-format="一, 二, 三, ...""#, ["一", "二", "二十七", "二十八", "五十三"]),
      (#"style:num-format="א, י, ק, ...""#, ["א", "ב", "כז", "כח", "נג"]),
      (#"style:num-format="א, ב, ג, ...""#, ["א", "ב", "אה", "או", "בט"]),
      (#"style:num-format="ا, ب, ج, ...""#, ["ا", "ب", "ظ", "غ", "اذ"]),
      (#"style:num-format="أ, ب, ت, ...""#, ["أ", "ب", "و", "ى", "أن"]),
      (#"style:num-format="क, ख, ग, ...""#, ["क", "ख", "र", "ल", "कन"]),
      (#"style:num-format="壱, 弐, 参, ...""#, ["壱", "弐", "弐七", "弐八", "伍参"]),
      (#"style:num-format="①, ②, ③, ...""#, ["①", "②", "㉗", "㉘", "53"]),
      (#"style:num-format="𐳺, 𐳺𐳺, 𐳺𐳺𐳺, ...""#, ["𐳺", "𐳺𐳺", "𐳼𐳼𐳻𐳺𐳺", "𐳼𐳼𐳻𐳺𐳺𐳺", "𐳽𐳺𐳺𐳺"]),
      (#"style:num-format="ก, ข, ค, ...""#, ["ก", "ข", "พ", "ฟ", "กญ"]),
      (#"style:num-format="ກ, ຂ, ຄ, ...""#, ["ກ", "ຂ", "ຮ", "ຯ", "ກລ"]),
      (#"style:num-format="ក, ខ, គ, ...""#, ["ក", "ខ", "រ", "ល", "កន"]),
      (#"style:num-format="ཀ, ཁ, ག, ...""#, ["ཀ", "ཁ", "ཤ", "ས", "ཀའ"]),
      (#"style:num-format="१, २, ३, ...""#, ["१", "२", "२७", "२८", "५३"]),
      (#"style:num-format="١, ٢, ٣, ...""#, ["١", "٢", "٢٧", "٢٨", "٥٣"]),
      (#"style:num-format="۱, ۲, ۳, ...""#, ["۱", "۲", "۲۷", "۲۸", "۵۳"]),
      (#"style:num-format="آ, ب, پ, ...""#, ["آ", "ب", "ل", "م", "آع"]),
      (#"style:num-format="㉮, ㉯, ㉰, ...""#, ["㉮", "㉯", "㉺", "㉻", "㉸"]),
      (#"style:num-format="㉠, ㉡, ㉢, ...""#, ["㉠", "㉡", "㉬", "㉭", "㉪"]),
      (#"style:num-format="Α, Β, ... (gr)""#, ["Α", "Β", "ΚΖ", "ΚΗ", "ΝΓ"]),
      (#"style:num-format="α, β, ... (gr)""#, ["α", "β", "κζ", "κη", "νγ"]),
      (#"style:num-format="А, Б, .., Аа, Бб, ... (bg)""#, ["А", "Б", "Ю", "Я", "Щщ"]),
      (#"style:num-format="က, ခ, ဂ, ...""#, ["က", "ခ", "ရ", "လ", "ကန"]),
      (#"style:num-format="یک, دو, سه, ...""#, ["یک", "دو", "بیست و هفت", "بیست و هشت", "پنجاه و سه"]),
      // A format that Writer does not know.
      (#"style:num-format="Α, Β, Γ, ... (gr)""#, ["1", "2", "27", "28", "53"]),
    ])
  func formats(attributes: String, right: [String]) throws {
    let items = [1, 2, 27, 28, 53].map { item(p("x"), more: "text:start-value=\"\($0)\"") }.joined()
    let style = listStyle("L", #"style:num-prefix="(" style:num-suffix=")" "# + attributes)
    #expect(try text(list("L", items), style) == right.map { "(\($0)) x" }.joined(separator: "\n\n"))
  }

  @Test(
    "Great numbers are printed as Writer prints them",
    arguments: [
      ("하나, 둘, 셋, ...", ["백", "백십육", "천", "천이백삼십사", "만이천삼백사십오"]),
      ("일, 이, 삼, ...", ["백", "백십육", "천", "천이백삼십사", "만이천삼백사십오"]),
      ("א, י, ק, ...", ["ק", "קטז", "אלף", "א רלד", "יב שמה"]),
      ("一, 二, 三, ...", ["一百", "一百一十六", "一千", "一千二百三十四", "一万二千三百四十五"]),
      ("壹, 贰, 叁, ...", ["壹佰", "壹佰壹拾陆", "壹仟", "壹仟贰佰叁拾肆", "壹万贰仟叁佰肆拾伍"]),
      ("壱, 弐, 参, ...", ["壱零零", "壱壱六", "壱零零零", "壱弐参四", "壱萬弐参四伍"]),
      ("α, β, ... (gr)", ["ρ", "ριστ", "͵α", "͵ασλδ", "Μα.͵βτμε"]),
      ("𐳺, 𐳺𐳺, 𐳺𐳺𐳺, ...", ["𐳾", "𐳾𐳼𐳻𐳺", "𐳿", "𐳿𐳺𐳺𐳾𐳼𐳼𐳼𐳺𐳺𐳺𐳺", "𐳼𐳺𐳺𐳿𐳺𐳺𐳺𐳾𐳼𐳼𐳼𐳼𐳻"]),
    ])
  func greatNumbers(format: String, right: [String]) throws {
    let items = [100, 116, 1_000, 1_234, 12_345].map { item(p("x"), more: "text:start-value=\"\($0)\"") }.joined()
    let style = listStyle("L", "style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"\(format)\"")
    #expect(try text(list("L", items), style) == right.map { "(\($0)) x" }.joined(separator: "\n\n"))
  }

  @Test(
    "Number words follow Writer's rules for the language and its region",
    arguments: [
      (
        "es", "CL", "First",
        ["Primero", "Decimoprimero", "Decimoctavo", "Vigesimoprimero", "Octogésimo", "Milésimo primero"]
      ),
      ("es", "CL", "One", ["Uno", "Once", "Dieciocho", "Veintiuno", "Ochenta", "Mil uno"]),
      (
        "pt", "BR", "First",
        ["Primeiro", "Décimo primeiro", "Décimo oitavo", "Vigésimo primeiro", "Octogésimo", "Milésimo primeiro"]
      ),
      ("pt", "PT", "One", ["Um", "Onze", "Dezoito", "Vinte e um", "Oitenta", "Mil e um"]),
      (
        "fr", "CA", "First",
        ["Premier", "Onzième", "Dix-huitième", "Vingt-et-unième", "Quatre-vingtsième", "Mille-unième"]
      ),
      ("fr", "CA", "One", ["Un", "Onze", "Dix-huit", "Vingt-et-un", "Quatre-vingts", "Mille-un"]),
      ("fr", "CH", "One", ["Un", "Onze", "Dix-huit", "Vingt-et-un", "Huitante", "Mille-un"]),
      ("fr", "CA", "1st", ["1ᵉʳ", "11ᵉ", "18ᵉ", "21ᵉ", "80ᵉ", "1001ᵉ"]),
      ("en", "US", "One", ["One", "Eleven", "Eighteen", "Twenty-one", "Eighty", "One thousand and one"]),
      (
        "en", "GB", "First", ["First", "Eleventh", "Eighteenth", "Twenty-first", "Eightieth", "One thousand and first"]
      ),
    ])
  func numberWordsOfWriter(language: String, region: String, format: String, right: [String]) throws {
    let named = """
      <style:default-style style:family="paragraph"><style:text-properties fo:language="\(language)" \
      fo:country="\(region)"/></style:default-style>
      """
    let items = [1, 11, 18, 21, 80, 1_001].map { item(p("x"), more: "text:start-value=\"\($0)\"") }.joined()
    let style = listStyle("L", "style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"\(format)\"")
    #expect(try text(list("L", items), style, named: named) == right.map { "(\($0)) x" }.joined(separator: "\n\n"))
  }

  @Test("Number words are in the document's language")
  func numberWords() throws {
    let spanish = """
      <style:default-style style:family="paragraph"><style:text-properties fo:language="es" fo:country="CL"/>\
      </style:default-style>
      """
    let style = listStyle("L", #"style:num-prefix="Artículo " style:num-format="First""#)
    #expect(try text(list("L", item(p("x"))), style, named: spanish) == "Artículo Primero x")
  }

  @Test(
    "A list below a paragraph that is not counted counts as in Writer",
    arguments: [
      // The only header of its level: as if it had an item.
      (header(p("a"), list(nil, item(p("b")), item(p("c")))) + item(p("d")), "a|1.1. b|1.2. c|2. d"),
      // Below the second one stands no item yet.
      (header(p("a"), p("b"), list(nil, item(p("c")), item(p("d")))) + item(p("e")), "a|b|0.1. c|0.2. d|1. e"),
      (
        header(p("a"), list(nil, header(p("b"), p("c"), list(nil, item(p("d")))), item(p("e")))) + item(p("f")),
        "a|b|c|1.0.1. d|1.1. e|2. f"
      ),
      // A second list of a header restarts, although its first paragraph has no number.
      (
        header(p("a"), list(nil, item(p("b"))), p("c"), list(nil, header(p("d")))) + item(list(nil, item(p("e")))),
        "a|1.1. b|c|d|1.1. e"
      ),
      (item(p("a")) + header(p("b"), list(nil, item(p("c")))) + item(p("d")), "1. a|b|1.1. c|2. d"),
    ])
  func listsBelowHeaders(items: String, right: String) throws {
    let level = #"style:num-suffix="." style:num-format="1" text:display-levels="#
    let style = listStyle("L", level + "\"1\"", level + "\"2\"", level + "\"3\"")
    let lines = try text(list("L", items), style).split(separator: "\n").filter { !$0.isEmpty }
    #expect(lines.map { $0.drop { $0 == " " }.replacing("\\.", with: ".") }.joined(separator: "|") == right)
  }

  @Test("Numbered paragraphs count by their list's name, or by their style")
  func numberedParagraphs() throws {
    func numbered(_ words: String, _ more: String) -> String {
      "<text:numbered-paragraph text:style-name=\"L1\" \(more)>\(p(words))</text:numbered-paragraph>"
    }
    let body =
      numbered("one", "text:list-id=\"x\" text:level=\"1\"") + p("mid")
      + numbered("sub", "text:list-id=\"x\" text:level=\"2\"") + numbered("two", "text:list-id=\"x\" text:level=\"1\"")
      + numbered("three", "text:level=\"1\"") + numbered("eight", "text:level=\"1\" text:start-value=\"8\"")
    #expect(try text(body) == "1. one\n\nmid\n\na) sub\n\n2. two\n3. three\n\n8\\. eight")
  }

  private static let outline = """
    <text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" \
    style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="." \
    text:display-levels="2"/><text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>
    """
    + (1...3).map {
      "<style:style style:name=\"Heading_20_\($0)\" style:family=\"paragraph\" style:default-outline-level=\"\($0)\"/>"
    }.joined()

  @Test("Headings count by the outline, unless their style or their element says otherwise")
  func headings() throws {
    let automatic =
      Self.plain + """
        <style:style style:name="PE" style:family="paragraph" style:parent-style-name="Heading_20_1" \
        style:list-style-name=""/><style:style style:name="P9" style:family="paragraph" \
        style:parent-style-name="Heading_20_2"/>
        """
    let body =
      h(1, "One") + h(2, "Sub") + h(3, "deep") + h(1, "Two") + h(2, "Other", "P9")
      + h(2, "none", nil, "text:is-list-header=\"true\"") + h(2, "Third") + h(1, "unnumbered", "PE")
      + h(2, "seven", nil, "text:restart-numbering=\"true\" text:start-value=\"7\"")
      + list("L1", item(h(1, "in a list"))) + h(1, "Last")
    #expect(
      try text(body, automatic, named: Self.outline) == """
        # I. One

        ## I.1. Sub

        ### deep

        # II. Two

        ## II.1. Other

        ## none

        ## II.2. Third

        # unnumbered

        ## II.7. seven

        # 1. in a list

        # III. Last
        """)
  }

  @Test("Lists in cells, notes and boxes are lists of their own, and continue by their names")
  func listsElsewhere() throws {
    let inner = list("L1", item(p("c")))
    let body =
      list("L1", item(p("a"))) + "<table:table>\(row(cell(inner), "x"))</table:table>"
      + p(
        "t<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\(inner)"
          + "</text:note-body></text:note>")
      + p("b<draw:frame><draw:text-box>\(inner)</draw:text-box></draw:frame>")
    #expect(
      try text(body) == """
        1. a

        | | |
        |---|---|
        | 1. c | x |

        t[^1]

        b

        1. c

        [^1]: 1. c
        """)
  }

  private func meta(_ generator: String) -> (name: String, xml: String) {
    (
      "meta.xml",
      "<office:document-meta \(BuiltText.namespaces) xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\">"
        + "<office:meta><meta:generator>\(generator)</meta:generator></office:meta></office:document-meta>"
    )
  }

  @Test("In a file that Word wrote, a list continues the last one of its style")
  func listsOfWord() throws {
    let other = listStyle("L2", #"style:num-suffix=")" style:num-format="1""#)
    func part(_ style: String, _ words: String) -> String {
      list(style, item(p(words)), more: "text:continue-numbering=\"true\"")
    }
    var built = BuiltText(
      body: part("L1", "First") + part("L2", "Between") + part("L1", "Second"), automatic: Self.plain + other)
    built.more = [meta("MicrosoftOffice/15.0 MicrosoftWord")]
    #expect(try built.text() == "1. First\n\n1) Between\n\n2. Second")
  }

  @Test("In a file of OpenOffice.org 2, lists of one style are one, which begins anew unless it is continued")
  func listsOfOldFiles() throws {
    let other = listStyle("L2", #"style:num-suffix=")" style:num-format="1""#)
    let body =
      list("L1", item(p("a"))) + list("L2", item(p("b")))
      + list("L1", item(p("c")), more: "text:continue-numbering=\"true\"")
      + p("x") + list("L1", item(p("d")), item(p("e")))
    var built = BuiltText(body: body, automatic: Self.plain + other)
    built.more = [meta("OpenOffice.org/2.0$Win32 OpenOffice.org_project/680m5$Build-8968")]
    #expect(try built.text() == "1. a\n\n1) b\n\n2. c\n\nx\n\n1. d\n2. e")
  }
}
