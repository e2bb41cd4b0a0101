import TextDiff

/// The name of a bracket, short enough to be typed: `7a-k3f`.
///
/// It has the number of its paragraph, or `p` and its place if it has none, and letters of a hash of its text, so that it is
/// the same as long as the bracket is, whatever becomes of the others. Its holders, its option, spacing and emphasis do not
/// matter. Brackets with the same text in one paragraph are told apart by their order.
public enum BracketID {
  /// The names of the brackets of a text, in their order. Cost: linear.
  public static func all(of text: TextBrackets) -> [String] {
    var seen: [String: Int] = [:]
    var hashes: [UInt64] = []
    var heads: [String] = []
    for bracket in text.brackets {
      let head = Self.head(of: bracket, in: text)
      let words = plain(text.text.source.bytes[bracket.text])
      let count = seen[head + " " + words, default: 0]
      seen[head + " " + words] = count + 1
      heads.append(head)
      hashes.append(hash(words, count))
    }
    var names = heads.indices.map { heads[$0] + "-" + letters(hashes[$0], shortest) }
    var length = shortest
    while length < 13 {
      let doubled = Set(Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.keys)
      if doubled.isEmpty { return names }
      length += 1
      for index in names.indices where doubled.contains(names[index]) {
        names[index] = heads[index] + "-" + letters(hashes[index], length)
      }
    }
    // Hashes that are the same as a whole.
    var used: [String: Int] = [:]
    for index in names.indices {
      let count = used[names[index], default: 0]
      used[names[index]] = count + 1
      if count > 0 { names[index] += "-\(count + 1)" }
    }
    return names
  }

  /// The letters of a name, with what tells equal ones apart: what stays when the paragraph gets another number. `nil` for a
  /// name without a number.
  public static func letters(of name: String) -> String? {
    let parts = name.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return nil }
    if last.count >= shortest { return String(last) }
    return parts.count > 2 && parts[parts.count - 2].count >= shortest ? parts.suffix(2).joined(separator: "-") : nil
  }

  private static let shortest = 3

  private static func head(of bracket: Bracket, in text: TextBrackets) -> String {
    let cited = (text.citation(of: bracket) ?? "").unicodeScalars.filter { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
    }
    return cited.isEmpty ? "p\(bracket.places.lowerBound)" : String(String.UnicodeScalarView(cited).prefix(24))
  }

  /// The words of a text without emphasis and escapes.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    let words = bytes.filter { !"*_\\".utf8.contains($0) }.split(whereSeparator: \.isBlank)
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  /// FNV-1a with 64 bits, mixed so that each letter depends on each byte.
  private static func hash(_ words: String, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ UInt64(count)) &* 0x100_0000_01B3
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }

  /// Without i, l, o and u, which are mistaken for others.
  private static func letters(_ hash: UInt64, _ count: Int) -> String {
    var (rest, name) = (hash, "")
    for _ in 0..<count {
      name.append(alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return name
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
