import OfficeOpenXML

/// The texts of a workbook's cells, each once, and their part (ECMA-376 part 1, section 18.4).
struct SharedTexts {
  /// By their bytes: to Swift, texts that differ only in the composition of characters are equal.
  private var numbers: [[UInt8]: Int] = [:]
  private var items = ""
  /// How many cells have texts.
  private var uses = 0

  /// The number of a text, by the order of its first use.
  mutating func number(of text: String) -> Int {
    uses += 1
    let key = Array(text.utf8)
    if let known = numbers[key] { return known }
    numbers[key] = numbers.count
    items += "<si><t xml:space=\"preserve\">\(XMLText.escaped(EscapedText.encoded(text)))</t></si>"
    return numbers.count - 1
  }

  /// The part.
  var part: String {
    "<sst xmlns=\"\(XMLText.main)\" count=\"\(uses)\" uniqueCount=\"\(numbers.count)\">\(items)</sst>"
  }
}
