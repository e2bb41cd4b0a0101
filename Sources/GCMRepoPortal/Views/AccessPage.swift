import PortalMessages
import RecordLocalization
import RecordRendering

/// What a personal link shows: whose it is, and a button that opens the session. Looking at it changes nothing, so that programs
/// that look into mails do not use it up.
struct AccessPage {
  let frame: LiveFrame
  private var language: InterfaceLanguage { frame.language }
  let facts: BrokerAnswer.AccessFacts
  let token: String

  var html: [UInt8] {
    FormPage(frame: frame, title: Message("Submit by browser")(language)).html { out in
      out.paragraph(
        Message("This personal link is for \(facts.name, "person"), who submits for \(facts.party, "country")."),
        language)
      out.paragraph(
        Message(
          "It opens one session, until \(facts.until, "time"). If you are not that person, close this page and tell \(facts.sender, "secretariat")."
        ), language)
      out.append("<form method=\"post\" action=\"../access/\">\n")
      out.hidden("token", token)
      out.button(Message("Sign in"), language)
      out.append("</form>\n")
    }
  }
}

/// What a reader of an internal portal sees who is not signed in.
struct SignInPage {
  let frame: LiveFrame
  private var language: InterfaceLanguage { frame.language }

  var html: [UInt8] {
    FormPage(frame: frame, title: Message("Sign in")(language)).html { out in
      out.paragraph(
        Message("This portal is for the parties. Open your personal link; the technical secretariat gives you one."),
        language)
    }
  }
}
