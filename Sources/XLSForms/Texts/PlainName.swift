import Questionnaires

/// Ids made from names that have other characters than ids may have.
enum PlainName {
  /// The letters and digits of ASCII in a name, Latin letters without their accents, `_` for each run of others.
  static func ascii(_ name: String) -> String {
    var out: [UInt8] = []
    for scalar in name.unicodeScalars {
      let plain = scalar.isASCII ? Array(String(scalar).utf8) : Array((latin[scalar] ?? "_").utf8)
      for byte in plain {
        let isPart =
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_-.".utf8.contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        if isPart { out.append(byte) } else if out.last != UInt8(ascii: "_") { out.append(UInt8(ascii: "_")) }
      }
    }
    return String(decoding: out.prefix(QuestionID.longest), as: UTF8.self)
  }

  /// A name as the id of a question or list, with `_` for characters that it may not have.
  static func id(_ name: String) -> String {
    if QuestionID.isValid(name) { return name }
    let plain = replacing(name) { QuestionID.isValid("a" + $0) }
    for candidate in [plain, "_" + plain, "_" + ascii(name)] where QuestionID.isValid(candidate) { return candidate }
    return String(("_" + ascii(name)).prefix(QuestionID.longest))
  }

  /// A name as the id of a section, which has ASCII only.
  static func sectionID(_ name: String) -> String {
    if QuestionID.isValidSection(name) { return name }
    let plain = ascii(name)
    return QuestionID.isValidSection(plain) ? plain : String(("_" + plain).prefix(QuestionID.longest))
  }

  /// A name as the id of a choice.
  static func choiceID(_ name: String) -> String {
    if QuestionID.isValidChoice(name) { return name }
    let plain = replacing(name) { QuestionID.isValidChoice($0) }
    if QuestionID.isValidChoice(plain) { return plain }
    let short = ascii(name)
    return short.isEmpty ? "_" : short
  }

  /// An id as a name that pyxform accepts.
  static func name(_ id: String) -> String {
    if XMLName.isUnprefixed(id.unicodeScalars) { return id }
    let plain = ascii(id)
    return XMLName.isUnprefixed(plain.unicodeScalars) ? plain : "_" + plain
  }

  private static func replacing(_ name: String, where isSound: (String) -> Bool) -> String {
    var out = ""
    for scalar in name.unicodeScalars.prefix(QuestionID.longest) {
      out += isSound(String(scalar)) ? String(scalar) : "_"
    }
    return out
  }

  /// A name as the id of a questionnaire; `nil` if nothing is left of it.
  static func slug(_ name: String) -> String? {
    let words = ascii(name).lowercased().utf8.split(whereSeparator: { "_-.".utf8.contains($0) })
    let joined = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    let slug = String(joined.prefix(QuestionID.longest))
    let trimmed = slug.utf8.last == UInt8(ascii: "-") ? String(slug.dropLast()) : slug
    return QuestionID.isSlug(trimmed) ? trimmed : nil
  }

  private static let latin: [Unicode.Scalar: String] = {
    let groups = [
      ("a", "àáâãäåāăą"), ("e", "èéêëēĕėęě"), ("i", "ìíîïĩīĭįı"), ("o", "òóôõöøōŏő"), ("u", "ùúûüũūŭůűų"),
      ("n", "ñńņň"), ("c", "çćĉċč"), ("y", "ýÿ"), ("s", "śŝşš"), ("z", "źżž"), ("g", "ĝğġģ"), ("l", "ĺļľł"),
      ("r", "ŕŗř"), ("t", "ţť"), ("d", "ďđð"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in groups {
      for scalar in letters.unicodeScalars {
        table[scalar] = plain
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        if upper.count == 1, let first = upper.first, !first.isASCII { table[first] = plain.uppercased() }
      }
    }
    return table
  }()
}
