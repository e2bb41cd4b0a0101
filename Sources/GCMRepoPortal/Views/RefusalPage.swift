import HTTPTypes
import RecordLocalization
import RecordRendering

/// One plain sentence for what cannot be done.
struct RefusalPage {
  let frame: LiveFrame
  var language: InterfaceLanguage { frame.language }

  /// The answer with a sentence in the reader's language.
  func answer(_ status: HTTPResponse.Status, _ sentence: String, back: String? = nil) -> Answer {
    let page = FormPage(frame: frame, title: Self.title(status)(language))
    return Answer(
      status,
      html: page.html { out in
        for line in sentence.split(separator: "\n") {
          out.append("<p>")
          out.append(html: String(line))
          out.append("</p>\n")
        }
        guard let back else { return }
        out.append("<p><a href=\"\(back)\">")
        out.append(html: Message("Back")(language))
        out.append("</a></p>\n")
      })
  }

  private static func title(_ status: HTTPResponse.Status) -> Message {
    switch status.code {
    case 404: Message("There is no such page")
    case 503, 504: Message("Not now")
    default: Message("That cannot be done")
    }
  }
}
