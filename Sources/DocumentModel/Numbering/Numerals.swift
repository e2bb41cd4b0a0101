/// Numbers in letters and signs.
package enum Numerals {
  /// Small Roman figures, as Word prints them up to its greatest number; nil beyond.
  package static func roman(_ number: Int) -> String? {
    guard (1...32_767).contains(number) else { return nil }
    let figures = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
      (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = number
    var result = ""
    for (value, figure) in figures {
      while rest >= value {
        result += figure
        rest -= value
      }
    }
    return result
  }

  /// As Word counts: a … z, aa, bb … zz, aaa; nil past thirty letters.
  package static func letters(_ number: Int) -> String? { repeated(number, of: Array("abcdefghijklmnopqrstuvwxyz")) }

  /// Without the letters that Russian lists leave out: ё, й, ъ, ы, ь.
  package static func russian(_ number: Int) -> String? { repeated(number, of: Array("абвгдежзиклмнопрстуфхцчшщэюя")) }

  /// Asterisk, dagger, double dagger, section sign, and then twice each: the Chicago Manual of Style's note signs.
  package static func chicago(_ number: Int) -> String? { repeated(number, of: ["*", "†", "‡", "§"]) }

  private static func repeated(_ number: Int, of signs: [Character]) -> String? {
    guard (1...(signs.count * 30)).contains(number) else { return nil }
    return String(repeating: signs[(number - 1) % signs.count], count: (number - 1) / signs.count + 1)
  }

  /// One of a run of signs that Unicode has for the first numbers.
  package static func sign(_ number: Int, first: UInt32, count: Int) -> String? {
    guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number) - 1) else { return nil }
    return String(Character(scalar))
  }
}
