import PortalMessages
import RecordLocalization
import RecordRendering

/// The form for a file.
struct SubmitPage {
  let frame: LiveFrame
  private var language: InterfaceLanguage { frame.language }
  let facts: BrokerAnswer.AccessFacts
  let cookie: SessionCookie
  /// What a file may have, in bytes.
  let limit: Int
  /// The ids and titles of the record's questionnaires.
  let questionnaires: [(id: String, title: String)]
  /// The languages that texts may be in, with their names.
  let languages: [(tag: String, name: String)]
  var refusal: String?

  static let form = "upload"

  var html: [UInt8] {
    FormPage(frame: frame, title: Message("Submit a document")(language)).html { out in
      out.paragraph(Message("You submit for \(facts.party, "country"), as \(facts.name, "person")."), language)
      if let refusal {
        out.append("<div class=\"note\" role=\"alert\">\n")
        for line in refusal.split(separator: "\n") { out.paragraph(Message(verbatim: String(line)), language) }
        out.append("</div>\n")
      }
      out.append("<form method=\"post\" action=\"./\" enctype=\"multipart/form-data\">\n")
      out.hidden("csrf", cookie.token(of: Self.form))
      kinds(&out)
      out.append("<label for=\"file\">")
      out.append(html: Message("The file")(language))
      out.append("</label>\n<input type=\"file\" id=\"file\" name=\"file\" required>\n<small>")
      out.append(
        html: Message("Word, OpenDocument, RTF, PDF or text, at most \(limit / 1_000_000, "number") MB.")(language))
      out.append("</small>\n")
      if !questionnaires.isEmpty {
        select(
          "questionnaire", Message("Which questionnaire, for answers"),
          [("", Message("as the form says")(language))] + questionnaires, &out)
      }
      select(
        "lang", Message("Language of the text"),
        [("", Message("as found in the text")(language))] + languages.map { ($0.tag, $0.name) },
        &out)
      text("title", Message("Title, if it is not in the file"), &out)
      text("id", Message("Short name, for a new version of one that you submitted before"), &out)
      out.append("<label for=\"note\">")
      out.append(html: Message("A note for those who read the history")(language))
      out.append("</label>\n<textarea id=\"note\" name=\"note\" rows=\"2\" maxlength=\"5000\"></textarea>\n")
      out.append("<label><input type=\"checkbox\" name=\"partial\" value=\"yes\"> ")
      out.append(html: Message("Answers to a questionnaire that are not complete yet")(language))
      out.append("</label>\n")
      out.paragraph(
        Message("Nothing is recorded yet: the next page shows what would be, and asks you to confirm."), language)
      out.button(Message("Look at it first"), language)
      out.append("</form>\n<form method=\"post\" action=\"../leave/\">\n")
      out.hidden("csrf", cookie.token(of: "leave"))
      out.button(Message("Sign out"), language, isMain: false)
      out.append("</form>\n")
    }
  }

  private func kinds(_ out: inout ByteWriter) {
    out.append("<fieldset>\n<legend>")
    out.append(html: Message("What it is")(language))
    out.append("</legend>\n")
    let kinds: [(String, Message)] = [
      ("input", Message("An input")), ("questionnaire", Message("Answers to a questionnaire")),
      ("best-practice", Message("A best practice")),
    ]
    for (place, kind) in kinds.enumerated() {
      out.append(
        "<label><input type=\"radio\" name=\"kind\" value=\"\(kind.0)\"\(place == 0 ? " checked" : "")> ")
      out.append(html: kind.1(language))
      out.append("</label>\n")
    }
    out.append("</fieldset>\n")
  }

  private func select(_ name: String, _ label: Message, _ options: [(String, String)], _ out: inout ByteWriter) {
    out.append("<label for=\"\(name)\">")
    out.append(html: label(language))
    out.append("</label>\n<select id=\"\(name)\" name=\"\(name)\">\n")
    for (value, title) in options {
      out.append("<option value=\"")
      out.append(attribute: value)
      out.append("\">")
      out.append(html: title)
      out.append("</option>\n")
    }
    out.append("</select>\n")
  }

  private func text(_ name: String, _ label: Message, _ out: inout ByteWriter) {
    out.append("<label for=\"\(name)\">")
    out.append(html: label(language))
    out.append("</label>\n<input type=\"text\" id=\"\(name)\" name=\"\(name)\" maxlength=\"300\">\n")
  }
}
