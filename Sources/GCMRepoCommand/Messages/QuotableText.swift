extension String {
  /// The text on one line, cut after 80 Unicode scalars, as a sentence quotes it: an answer may have pages.
  var quotable: String {
    let short = unicodeScalars.prefix(81)
    var scalars = String.UnicodeScalarView(short.prefix(80).map { $0.properties.isWhitespace ? " " : $0 })
    if short.count > 80 { scalars.append("…") }
    return String(scalars)
  }
}
