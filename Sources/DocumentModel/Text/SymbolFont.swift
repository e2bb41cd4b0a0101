/// The characters of fonts that print other symbols than the letters in the file.
///
/// Word writes such a symbol as `w:sym`, as a character of the private use area U+F020 to U+F0FF in a run of that font,
/// or as the letter at whose code the font has the symbol.
package enum SymbolFont {
  /// - Parameter code: as in `w:sym`, with or without F000 of the private use area.
  package static func text(_ code: UInt32, font: String) -> String {
    let place = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
    if let table = table(of: font), let sign = table[place] { return String(sign) }
    // No real font has a letter in the private use area; without a table, the letter at that code is the best guess.
    return Unicode.Scalar(place).map { String(Character($0)) } ?? ""
  }

  /// Text as the font prints it: without a font, only private use characters are mapped.
  package static func mapped(_ text: String, font: String?) -> String {
    let own = font.flatMap(table)
    guard own != nil || (text.utf8.contains(0xEF) && text.unicodeScalars.contains(where: isPrivate)),
      let table = font == nil ? symbol : own
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let place = isPrivate(scalar) ? scalar.value - 0xF000 : own == nil ? 0 : scalar.value
      if let sign = table[place] {
        result.append(contentsOf: sign.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xF020...0xF0FF).contains(scalar.value) }

  private static func table(of font: String) -> [UInt32: Character]? {
    switch font.lowercased() {
    case "symbol", "symbolps", "standard symbols ps": symbol
    case "wingdings": wingdings
    case "wingdings 2": wingdings2
    case "webdings": webdings
    default: nil
    }
  }

  private static func table(_ rows: [(first: UInt32, signs: String)]) -> [UInt32: Character] {
    var result: [UInt32: Character] = [:]
    for row in rows {
      for (index, sign) in row.signs.enumerated() where sign != "\u{FFFD}" { result[row.first + UInt32(index)] = sign }
    }
    return result
  }

  /// Adobe's encoding of the font Symbol.
  private static let symbol = table([
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"), (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"), (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"), (0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
  ])

  /// The symbols of Wingdings; where Unicode has a common and a rare character, the common one.
  private static let wingdings = table([
    (0x20, " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"),
    (0x40, "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"),
    (0x60, "♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■☐🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"),
    (0xA0, "▪⚪🞆🞈◉◎🔿▪☐🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"),
    (0xC0, "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋←"),
    (0xE0, "→↑↓↖↗↙↘🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑"),
  ])

  /// For these fonts only the ticks, crosses and boxes of forms: the rest is ornament.
  private static let wingdings2 = table([(0x4F, "✗✓☒☑☒☒"), (0xA3, "☐")])

  private static let webdings = table([(0x61, "✔"), (0x63, "☐"), (0x67, "■"), (0x6E, "●"), (0x72, "✖")])
}
