/// The numbers of a marshalled list: changes in the order of the text, numbered when the list is issued.
///
/// A number never changes. What comes later, between two that are numbered, bears the number before it with a letter:
/// `12A`; before the first, a letter before the number: `A1`.
public enum MarshalledNumbers {
  /// Numbers for those that have none, in the order of the text.
  ///
  /// - Parameters:
  ///   - held: for each change in the order of the text, the number that it has.
  ///   - taken: numbers of changes that are no longer in the list.
  public static func numbers(_ held: [String?], taken: Set<String> = []) -> [String] {
    var used = taken.union(held.compactMap(\.self))
    let isFirst = used.isEmpty
    var last: String?
    var next = 0
    return held.map { number in
      if let number {
        last = number
        return number
      }
      var made: String
      if isFirst {
        next += 1
        made = String(next)
      } else {
        var letter = 0
        repeat {
          made = last.map { core(of: $0) + letters(letter) } ?? letters(letter) + "1"
          letter += 1
        } while used.contains(made)
      }
      used.insert(made)
      last = made
      return made
    }
  }

  /// The number without the letters after it.
  private static func core(of number: String) -> String {
    let plain = number.drop { !$0.isNumber }.prefix { $0.isNumber }
    return String(number.prefix { !$0.isNumber }) + plain
  }

  /// `A` to `Z`, then `AA`.
  private static func letters(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
    return place < 26 ? letter : letters(place / 26 - 1) + letter
  }
}
