import Documents
import Foundation
import Testing

@Suite struct MailsNameTheirAttachmentsTests {
  private func mail(_ body: String) -> [UInt8] { Array(("From: a@example.org\nDate: today\n" + body).utf8) }

  private func part(_ bytes: [UInt8], _ encoding: String = "base64", options: Data.Base64EncodingOptions = [])
    -> String
  {
    "Content-Transfer-Encoding: \(encoding)\n\n\(Data(bytes).base64EncodedString(options: options))\n"
  }

  @Test func aFileIsFoundByteForByte() throws {
    for length in 1...70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let text =
        "Content-Type: multipart/mixed; x=\"a;b\"; boundary=\"b 1\"\n\nfor old programs\n--b 1\n\ntext\n--b 1 \n"
        + part(bytes, options: .lineLength64Characters) + "--b 1--\n--b 1\n" + part([9, 9])
      let found = try #require(MailMessage(mail(text)))
      #expect(found.hasAttachment(bytes))
      #expect(!found.hasAttachment(bytes + [0]) && !found.hasAttachment(bytes.dropLast()))
      #expect(!found.hasAttachment([9, 9]), "after the end")
    }
  }

  @Test func nestedAndForwardedPartsAreLookedAt() throws {
    let inner = "Content-Type: multipart/related; boundary=i\n\n--i\n\(part([1, 2, 3]))--i--\n"
    let forwarded = "Content-Type: message/rfc822\n\nFrom: b\nDate: c\n\(inner)"
    let text = "Content-Type: multipart/mixed; boundary=o\n\n--o\n\(inner)\n--o\n\(forwarded)\n--o--\n"
    #expect(try #require(MailMessage(mail(text))).hasAttachment([1, 2, 3]))
    #expect(try #require(MailMessage(mail(forwarded))).hasAttachment([1, 2, 3]))
  }

  @Test(arguments: ["AQI=x", "AQI", "AQJ=", "AQ=I", "A=QI=", "AQ I=", "-QI=", "AQI=="])
  func whatIsNotExactlyBase64IsNothing(lines: String) throws {
    let text = "Content-Transfer-Encoding: base64\n\n\(lines)\n"
    #expect(!(try #require(MailMessage(mail(text))).hasAttachment([1, 2])))
    #expect(try #require(MailMessage(mail("Content-Transfer-Encoding: base64\n\nAQ\r\nI=\n"))).hasAttachment([1, 2]))
  }

  @Test func whatIsNoMailIsNone() {
    for text in ["", "hello", "From: a\n", "From a\nDate: b\n\n", " From: a\nDate: b\n", "Fröm: a\nFrom: b\nDate: c\n"]
    {
      #expect(MailMessage(Array(text.utf8)) == nil, "\(text)")
    }
  }

  /// Each is refused, or read in a time that follows its size.
  @Test func hostileMailsCostNoMoreThanTheirSize() throws {
    let deep = (0..<2_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    let many = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 200_000)
    let folded = "X: " + String(repeating: " a\n", count: 200_000)
    let wide = String(repeating: "X: a\n", count: 200_000)
    let clock = ContinuousClock()
    for text in [
      deep, many, folded, wide, "Content-Type: multipart/mixed; boundary=\(String(repeating: "x", count: 71))\n\n",
    ] {
      let time = clock.measure { #expect(MailMessage(mail(text))?.hasAttachment([1]) != true) }
      #expect(time < .seconds(5))
    }
  }
}
