/// The marks that browsers put around an inline quotation, by its language (Unicode CLDR).
struct QuotationMarks {
  let open: String
  let close: String

  /// - Parameter level: 1 for a quotation not inside another.
  init(language: String, level: Int) {
    let isOuter = !level.isMultiple(of: 2)
    switch language.prefix(2).lowercased() {
    case "es", "it": (open, close) = isOuter ? ("«", "»") : ("“", "”")
    case "fr": (open, close) = ("«", "»")
    case "de": (open, close) = isOuter ? ("„", "“") : ("‚", "‘")
    default: (open, close) = isOuter ? ("“", "”") : ("‘", "’")
    }
  }
}
