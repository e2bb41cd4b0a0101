import GCMRepo
import RecordLocalization
import RecordRendering

/// The receipt of what was recorded.
struct ReceiptPage {
  let frame: LiveFrame
  private var language: InterfaceLanguage { frame.language }
  let receipt: Receipt

  var html: [UInt8] {
    FormPage(frame: frame, title: Message("Receipt")(language)).html { out in
      out.paragraph(Message("It is recorded. Keep this receipt: it is proof by itself."), language)
      out.append("<dl>\n")
      out.fact(Message("Contribution")(language), receipt.contribution.description)
      out.fact(Message("Revision")(language), String(receipt.revision))
      if let person = receipt.submittedBy { out.fact(Message("Submitted by")(language), person) }
      if let sender = receipt.sentInBy {
        out.fact(
          Message("Sent in")(language),
          Message("by browser, with a link of \(sender.description, "secretariat")")(language))
      }
      out.fact(Message("Received")(language), (receipt.host?.receivedAt ?? receipt.submittedAt).description)
      for file in receipt.files {
        out.fact(file.submittedAs ?? file.path, "SHA-256 \(file.sha256)")
      }
      out.fact("Commit", receipt.commit.description)
      if let host = receipt.host { out.fact(Message("Host")(language), host.fingerprint) }
      out.append(
        "</dl>\n<p><a href=\"receipt.pdf\">PDF</a> · <a href=\"receipt.json\">JSON</a></p>\n<p><a href=\"../\">")
      out.append(html: Message("Submit another document")(language))
      out.append("</a></p>\n")
    }
  }
}
