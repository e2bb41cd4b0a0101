import Questionnaires

/// The tags of controls: `q:law`, `q:instruments=decree` for a choice's box, `q:instruments=+` for that of another answer,
/// `q:instruments=+text` for its words; with the printed number, `n:2.4`, where ids make it too long for Word.
enum WordTag {
  static let country = "form:country"
  static let countryBookmark = "form_country"
  /// Word takes no more characters (MS-OI29500, 2.1.518).
  static let longest = 64

  static func tag(_ field: FormField, part: String, _ form: FormDocument) -> String {
    let tag = "q:" + field.path + part
    guard tag.utf8.count > longest else { return tag }
    guard part.hasPrefix("="), !part.hasPrefix("=+"), let choices = field.asked.type.choices,
      let index = form.choices(choices).firstIndex(where: { $0.id == part.dropFirst() })
    else { return "n:" + field.number + part }
    return "n:\(field.number)=#\(index + 1)"
  }

  /// The field that a tag names, and what of it; `nil` for a tag that is not this form's.
  static func field(_ tag: String, in fields: FormFields) -> (field: FormField, part: Part)? {
    let isPath = tag.hasPrefix("q:")
    guard isPath || tag.hasPrefix("n:") else { return nil }
    let rest = tag.dropFirst(2)
    let name = String(rest.prefix { $0 != "=" })
    guard let field = isPath ? fields.field(at: name) : fields.field(numbered: name) else { return nil }
    let part = rest.dropFirst(name.count)
    switch part {
    case "": return (field, .whole)
    case "=+": return (field, .other)
    case "=+text": return (field, .otherText)
    default:
      var id = String(part.dropFirst())
      if id.hasPrefix("#"), let choices = field.asked.type.choices, let index = Int(id.dropFirst()) {
        let list = fields.document.choices(choices)
        guard list.indices.contains(index - 1) else { return nil }
        id = list[index - 1].id
      }
      return (field, .choice(id))
    }
  }

  /// What a control has of an answer.
  enum Part: Sendable, Hashable {
    case whole, other, otherText
    case choice(String)
  }
}
