import Questionnaires
import RecordValues

extension FormCountry {
  /// The code of the country that a text names: `Chile (CL)`, a code, or a name in any language, whatever the case.
  static func code(in text: String, of countries: [FormCountry]) -> PartyCode? {
    let line = TextForm.line(text)
    if line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      let code = PartyCode(String(line[line.index(after: open)...].dropLast()))
    {
      return code
    }
    if let code = PartyCode(line) { return code }
    let name = line.lowercased()
    return countries.first { country in
      country.code.description.lowercased() == name
        || country.name.entries.contains { TextForm.line($0.text).lowercased() == name }
    }?.code
  }
}
