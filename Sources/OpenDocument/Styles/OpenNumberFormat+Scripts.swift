import DocumentModel

/// The formats of other scripts, by LibreOffice's names for them, with the numbers that it prints.
extension OpenNumberFormat {
  static let scripts: [String: OpenNumberFormat] = [
    "*, †, ‡, §, **, ††, ...": .shared(.chicago),
    "①, ②, ③, ...": .circled,
    "一, 二, 三, ...": .chinese,
    "一, 二, 三, ... (ko)": .digits(Array("零一二三四五六七八九")),
    "壱, 弐, 参, ...": .digits(Array("零壱弐参四伍六七八九")),
    "壹, 貳, 參, ...": .shared(.script(.ideographLegalTraditional)),
    "壹, 贰, 叁, ...": .shared(.script(.chineseLegalSimplified)),
    "甲, 乙, 丙, ...": .shared(.script(.ideographTraditional)),
    "子, 丑, 寅, ...": .shared(.script(.ideographZodiac)),
    "ア, イ, ウ, ...": .cycled(Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")),
    "ｱ, ｲ, ｳ, ...": .cycled(Array("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")),
    "イ, ロ, ハ, ...": .cycled(Array("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")),
    "ｲ, ﾛ, ﾊ, ...": .cycled(Array("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ")),
    "일, 이, 삼, ...": .shared(.script(.koreanCounting)),
    "일, 이, 삼, ... (ko-x-digital)": .shared(.script(.koreanDigital)),
    "하나, 둘, 셋, ...": .shared(.script(.koreanLegal)),
    "가, 나, 다, ...": .cycled(Array("가나다라마바사아자차카타파하")),
    "ㄱ, ㄴ, ㄷ, ...": .cycled(Array("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")),
    "㉮, ㉯, ㉰, ...": .cycled(Array("㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻")),
    "㉠, ㉡, ㉢, ...": .cycled(Array("㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭")),
    "א, י, ק, ...": .shared(.script(.hebrew1)),
    "א, ב, ג, ...": .letters(Array("אבגדהוזחטיכלמנסעפצקרשת"), upper: false),
    "أ, ب, ت, ...": .letters(Array("أبتثجحخدذرزسشصضطظعغفقكلمنهوى"), upper: false),
    "ا, ب, ج, ...": .letters(Array("ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"), upper: false),
    "آ, ب, پ, ...": .letters(Array("آبپتثجچحخدذرزژسشصضطظعـفقکگلمنوهی"), upper: false),
    "١, ٢, ٣, ...": .digits(Array("٠١٢٣٤٥٦٧٨٩")),
    "۱, ۲, ۳, ...": .digits(Array("۰۱۲۳۴۵۶۷۸۹")),
    "१, २, ३, ...": .digits(Array("०१२३४५६७८९")),
    "क, ख, ग, ...": .letters(Array("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"), upper: false),
    "ก, ข, ค, ...": .letters(Array("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"), upper: false),
    "ກ, ຂ, ຄ, ...": .letters(Array("ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮຯຮໜໝ"), upper: false),
    "ក, ខ, គ, ...": .letters(Array("កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"), upper: false),
    "ཀ, ཁ, ག, ...": .letters(Array("ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ"), upper: false),
    "𐳺, 𐳺𐳺, 𐳺𐳺𐳺, ...": .oldHungarian,
  ]

  /// `nil` beyond ㊿.
  static func circled(_ number: Int) -> String? {
    let first: Int
    switch number {
    case 1...20: first = 0x2460 - 1
    case 21...35: first = 0x3251 - 21
    case 36...50: first = 0x32B1 - 36
    default: return nil
    }
    return UnicodeScalar(UInt32(first + number)).map { String($0) }
  }

  /// Signs for 1, 5, 10 and 50 side by side; before a hundred or a thousand stands how many there are. `nil` from 5,000 on.
  static func oldHungarian(_ number: Int) -> String? {
    guard (1..<5_000).contains(number) else { return nil }
    var rest = number
    var result = ""
    for (value, sign) in [(1_000, "\u{10CFF}"), (100, "\u{10CFE}")] where rest >= value {
      if rest / value > 1 { result += oldHungarian(rest / value) ?? "" }
      result += sign
      rest %= value
    }
    for (value, sign) in [(50, "\u{10CFD}"), (10, "\u{10CFC}"), (5, "\u{10CFB}"), (1, "\u{10CFA}")] {
      result += String(repeating: sign, count: rest / value)
      rest %= value
    }
    return result
  }
}
