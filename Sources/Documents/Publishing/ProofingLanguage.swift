/// The language and country for which Word and LibreOffice look up a spelling dictionary.
///
/// Both need a country: "es" alone disables the checker in some versions.
struct ProofingLanguage: Hashable {
  let language: String
  let country: String

  /// `es-CL`
  var tag: String { country.isEmpty ? language : language + "-" + country }

  /// - Parameter country: where the text was written; used if there is a dictionary for it.
  init(_ tag: String, country: String?) {
    let parts = tag.split(separator: "-").map(String.init)
    language = parts.first?.lowercased() ?? "en"
    if let region = parts.dropFirst().last, region.utf8.count == 2 || region.utf8.count == 3 {
      self.country = region.uppercased()
    } else if let country, Self.countries[language]?.contains(country) == true {
      self.country = country
    } else {
      self.country = Self.usual[language] ?? ""
    }
  }

  private static let usual = ["es": "ES", "en": "GB", "pt": "BR", "fr": "FR"]

  /// Source: [MS-LCID], section 2.2, the countries of these languages.
  private static let countries: [String: Set<String>] = [
    "es": [
      "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "US",
      "UY", "VE",
    ],
    "en": ["AU", "BZ", "CA", "GB", "IE", "JM", "NZ", "TT", "US"],
    "pt": ["BR", "PT"],
    "fr": ["BE", "CA", "CH", "FR", "HT", "LU"],
  ]
}
