import RecordValues

/// Finds the languages of a form in its headings and settings.
struct LanguagesBuilder {
  private(set) var languages = FormLanguages()

  init(_ book: FormBook, _ settings: FormSettings, _ own: OwnSheet, _ language: LanguageTag?) {
    for (tag, name) in own.languages { languages.add(name, tag: tag) }
    let names = Self.names(book)
    let unstated = names.contains("")
    let stated = settings["default_language"]
    if let stated, stated.lowercased() != "default", names.contains(stated) || unstated {
      languages.add(names.contains(stated) ? stated : "", tag: languages.tag(stated) ?? FormLanguages.tag(of: stated))
      if unstated { languages.add("", tag: languages.tag(stated) ?? FormLanguages.tag(of: stated)) }
    }
    // A heading without a language comes first, as the language that the form was written in.
    if unstated, languages.tag("") == nil {
      let others = Set(names.filter { !$0.isEmpty }.map { FormLanguages.tag(of: $0) })
      let tag = language?.description ?? "und"
      languages.add("", tag: others.contains(tag) ? "und" : tag)
    }
    for name in names where !name.isEmpty { languages.add(name) }
    if languages.list.isEmpty { languages.add("", tag: language?.description ?? "und") }
  }

  /// The names of languages in headings, in the order of the sheets and columns; empty for headings without one.
  private static func names(_ book: FormBook) -> [String] {
    var names: [String] = []
    for kind in [FormSheet.Kind.survey, .choices] {
      for (_, heading) in book.sheets[kind]?.headings ?? [] {
        let path = heading.path
        let length: Int
        switch path[0] {
        case "label", "hint": length = 1
        case "bind" where path.count > 1 && path[1] == "jr:constraintMsg": length = 2
        default: continue
        }
        guard path.count <= length + 1 else { continue }
        let name = path.count > length ? path[length] : ""
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}
