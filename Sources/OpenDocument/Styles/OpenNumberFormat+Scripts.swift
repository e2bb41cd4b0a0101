import DocumentModel

/// The formats of other scripts, by LibreOffice's names for them, with the numbers that it prints.
extension OpenNumberFormat {
  static let scripts: [String: OpenNumberFormat] = [
    "*, †, ‡, §, **, ††, ...": .shared(.chicago),
    "①, ②, ③, ...": .circled,
    "一, 二, 三, ...": .counted(EastAsianNumerals("零一二三四五六七八九", "十百千万", gap: "零", .leadingTen)),
    "一, 二, 三, ... (ko)": .digits(Array("零一二三四五六七八九")),
    "壱, 弐, 参, ...": .myriads(Array("零壱弐参四伍六七八九"), "萬"),
    "壹, 貳, 參, ...": .shared(.script(.ideographLegalTraditional)),
    "壹, 贰, 叁, ...": .counted(EastAsianNumerals("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", gap: "零", .never)),
    "甲, 乙, 丙, ...": .shared(.script(.ideographTraditional)),
    "子, 丑, 寅, ...": .shared(.script(.ideographZodiac)),
    "ア, イ, ウ, ...": .cycled(Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")),
    "ｱ, ｲ, ｳ, ...": .cycled(Array("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")),
    "イ, ロ, ハ, ...": .cycled(Array("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")),
    "ｲ, ﾛ, ﾊ, ...": .cycled(Array("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ")),
    "일, 이, 삼, ...": .counted(korean),
    "일, 이, 삼, ... (ko-x-digital)": .shared(.script(.koreanDigital)),
    "하나, 둘, 셋, ...": .koreanWords,
    "가, 나, 다, ...": .cycled(Array("가나다라마바사아자차카타파하")),
    "ㄱ, ㄴ, ㄷ, ...": .cycled(Array("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")),
    "㉮, ㉯, ㉰, ...": .cycled(Array("㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻")),
    "㉠, ㉡, ㉢, ...": .cycled(Array("㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭")),
    "א, י, ק, ...": .hebrew,
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
    "က, ခ, ဂ, ...": .letters(Array("ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ"), upper: false),
    "یک, دو, سه, ...": .persianWords,
    "𐳺, 𐳺𐳺, 𐳺𐳺𐳺, ...": .oldHungarian,
    "Α, Β, ... (gr)": .greek(upper: true),
    "α, β, ... (gr)": .greek(upper: false),
    "А, Б, .., Аа, Аб, ... (bg)": .letters(bulgarian, upper: true),
    "а, б, .., аа, аб, ... (bg)": .letters(bulgarian, upper: false),
    "А, Б, .., Аа, Бб, ... (bg)": .repeated(bulgarian, upper: true),
    "а, б, .., аа, бб, ... (bg)": .repeated(bulgarian, upper: false),
    "А, Б, .., Аа, Аб, ... (ru)": .letters(russian, upper: true),
    "а, б, .., аа, аб, ... (ru)": .letters(russian, upper: false),
    "А, Б, .., Аа, Бб, ... (ru)": .repeated(russian, upper: true),
    "а, б, .., аа, бб, ... (ru)": .repeated(russian, upper: false),
    "А, Б, .., Аа, Аб, ... (sr)": .letters(serbian, upper: true),
    "а, б, .., аа, аб, ... (sr)": .letters(serbian, upper: false),
    "А, Б, .., Аа, Бб, ... (sr)": .repeated(serbian, upper: true),
    "а, б, .., аа, бб, ... (sr)": .repeated(serbian, upper: false),
  ]

  private static let russian = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
  private static let bulgarian = Array("абвгдежзиклмнопрстуфхцчшщъюя")
  private static let serbian = Array("абвгдђежзијклљмнњопрстћуфхцчџш")

  static let korean = EastAsianNumerals("영일이삼사오육칠팔구", "십백천만", .alwaysWithMyriads)
}
