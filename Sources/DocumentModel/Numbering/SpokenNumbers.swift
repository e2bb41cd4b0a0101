/// Numbers in words for languages with a format of their own (ECMA-376 part 1, section 17.18.59).
enum SpokenNumbers {
  /// Up to 9,999; nil beyond.
  static func vietnamese(_ number: Int) -> String? {
    guard (1..<10_000).contains(number) else { return nil }
    let ones = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    func below100(_ number: Int) -> String {
      let (ten, one) = number.quotientAndRemainder(dividingBy: 10)
      guard ten > 0 else { return ones[one] }
      let head = ten == 1 ? "mười" : ones[ten] + " mươi"
      switch one {
      case 0: return head
      case 1: return head + (ten == 1 ? " một" : " mốt")
      case 5: return head + " lăm"
      default: return head + " " + ones[one]
      }
    }
    func below1000(_ number: Int, isInner: Bool) -> String {
      let (hundred, rest) = number.quotientAndRemainder(dividingBy: 100)
      guard hundred > 0 || isInner else { return below100(rest) }
      let head = ones[hundred] + " trăm"
      return rest == 0 ? head : head + (rest < 10 ? " lẻ " : " ") + below100(rest)
    }
    let (thousand, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard thousand > 0 else { return below1000(rest, isInner: false) }
    return ones[thousand] + " nghìn" + (rest == 0 ? "" : " " + below1000(rest, isInner: true))
  }

  /// Up to 999,999; nil beyond.
  static func thai(_ number: Int) -> String? {
    guard (1..<1_000_000).contains(number) else { return nil }
    let ones = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
    let units = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]
    let figures = String(number).utf8.map { Int($0) - 0x30 }
    var result = ""
    for (index, figure) in figures.enumerated() where figure > 0 {
      let place = figures.count - 1 - index
      switch (place, figure) {
      case (1, 1): result += units[1]
      case (1, 2): result += "ยี่" + units[1]
      case (0, 1): result += number > 10 ? "เอ็ด" : ones[1]
      default: result += ones[figure] + units[place]
      }
    }
    return result
  }

  /// Up to a hundred, each with its own word; `nil` beyond.
  static func hindi(_ number: Int) -> String? { (1...hindiWords.count).contains(number) ? hindiWords[number - 1] : nil }

  private static let hindiWords = """
    एक दो तीन चार पाँच छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पन्द्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस \
    पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस \
    बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन \
    अट्ठावन उनसठ साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर \
    छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे \
    तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे सौ
    """.split(separator: " ").map(String.init)
}
