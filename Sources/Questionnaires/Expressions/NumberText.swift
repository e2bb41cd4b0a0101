/// Numbers as XPath writes them, and as answers contain them: decimal digits without an exponent.
public enum NumberText {
  /// The text of a number (XPath 1.0, section 4.2, `string`): the shortest digits that read back as the same number,
  /// without an exponent; `NaN`, `Infinity`, `-Infinity`.
  public static func text(of number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
    guard number != 0 else { return "0" }
    let text = "\(number.magnitude)"
    let parts = text.split(separator: "e", maxSplits: 1)
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    var whole = String(mantissa[0])
    var fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
    if exponent > 0 {
      let padded = fraction + String(repeating: "0", count: max(0, exponent - fraction.utf8.count))
      whole += padded.prefix(exponent)
      fraction = String(padded.dropFirst(exponent))
    } else if exponent < 0 {
      let padded = String(repeating: "0", count: max(0, -exponent - whole.utf8.count)) + whole
      fraction = padded.suffix(-exponent) + fraction
      whole = String(padded.dropLast(-exponent))
    }
    return canonical(isNegative: number < 0, whole: whole[...], fraction: fraction[...])
  }

  /// The canonical form of decimal digits: no zeros that say nothing, `0` without a sign.
  static func canonical(isNegative: Bool, whole: Substring, fraction: Substring) -> String {
    let whole = whole.drop { $0 == "0" }
    var fraction = fraction
    while fraction.last == "0" { fraction.removeLast() }
    let digits = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : "." + fraction)
    return isNegative && digits != "0" ? "-" + digits : digits
  }

  /// The canonical form of a number in ASCII: an optional sign, digits with at most one point, no exponent; `nil` for
  /// anything else, and for more than 100 digits.
  public static func canonical(_ text: some StringProtocol) -> String? {
    var digits = Substring(text)
    let isNegative = digits.utf8.first == UInt8(ascii: "-")
    if isNegative || digits.utf8.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard digits.utf8.count <= 101, (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ part in part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return nil }
    return canonical(isNegative: isNegative, whole: parts[0], fraction: parts.count == 2 ? parts[1] : "")
  }

  /// The number that a text is in XPath: `nil` of `-12.5`'s form or blank space around it is NaN.
  static func number(of text: String) -> Double {
    let trimmed = TextForm.trimmed(text)
    guard trimmed.utf8.first != UInt8(ascii: "+"), let canonical = canonical(trimmed), let number = Double(canonical)
    else { return .nan }
    return number
  }
}
