/// The check of what a form is about to say, for what would make pyxform refuse it.
enum WrittenFormCheck {
  /// Every reference in a text names one question or group.
  static func check(_ survey: SheetRows, _ choices: SheetRows, _ columns: FormColumns) throws(XLSFormWriteError) {
    var counts: [String: Int] = ["instanceID": 1]
    for (row, name) in survey.texts({ $0 == "name" }) where survey.text(row, "type") != "audit" {
      counts[name, default: 0] += 1
    }
    func check(_ rows: SheetRows, _ isChecked: (String) -> Bool) throws(XLSFormWriteError) {
      for (row, text) in rows.texts(isChecked) where text.utf8.contains(UInt8(ascii: "$")) {
        let names = ReferenceText.names(in: text.cleaned(collapsing: false))
        guard let names, names.allSatisfy({ counts[$0] == 1 }) else {
          throw .invalidReference(id: rows.text(row, "name") ?? "", text: text)
        }
      }
    }
    try check(survey) { !["type", "name", "trigger"].contains($0) }
    try check(choices) { $0 == "label" || $0.after("label::") != nil || $0.after("media") != nil }
    for (row, type) in survey.texts({ $0 == "type" }) {
      guard case .question(let question) = FormType(type), question.isVisible else { continue }
      let texts = columns.headings("label") + columns.headings("hint") + ["calculation", "trigger"]
      let hasText = texts.contains { survey.text(row, $0) != nil }
      let hasMedia = survey.headings.contains { $0.after("media::") != nil && survey.text(row, $0) != nil }
      if !hasText && !hasMedia { throw .missingLabel(id: survey.text(row, "name") ?? "") }
    }
  }
}
