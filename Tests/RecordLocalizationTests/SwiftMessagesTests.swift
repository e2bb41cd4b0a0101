import Testing

@testable import extract_messages

@Suite struct SwiftMessagesTests {
  private func found(_ source: String) -> [SourceMessage] { SwiftMessages(source).messages }

  @Test func literalsInAMessageAreFound() {
    #expect(found(#"let a = Message("Plain."); let b = "no message""#) == [SourceMessage(id: "Plain.")])
    #expect(
      found(#"Message(count, "{count} draft", "{count} drafts")"#)
        == [SourceMessage(id: "{count} draft", plural: "{count} drafts")])
    #expect(found(#"Message("Status", context: "of a party")"#) == [SourceMessage(context: "of a party", id: "Status")])
    #expect(found(#"x.message("Help.", value: "file")"#).map(\.id) == ["file", "Help."])
  }

  @Test func valuesAreTheirNames() {
    #expect(
      found(#"Message("\(paths.map { "(\($0))" }.joined(separator: ", "), "paths") in \(or: all, "all")")"#)
        == [SourceMessage(id: "{paths} in {all}")])
    #expect(
      found(#"Message("\(Message(n, "{count} a", "{count} as"), "as") and \(b, "b")")"#)
        == [SourceMessage(id: "{count} a", plural: "{count} as"), SourceMessage(id: "{as} and {b}")])
  }

  @Test func linesAreJoinedWhereTheCodeJoinsThem() {
    let source = #"""
        Message(
          """
          First \(a, "a"), \
          second.
            Indented "quoted".
          """)
      """#
    #expect(found(source) == [SourceMessage(id: "First {a}, second.\n  Indented \"quoted\".")])
  }

  @Test func whatIsNoMessageIsPassedOver() {
    #expect(found(#"// Message("a comment")"#) == [])
    #expect(found(#"let text = "Message(\"quoted\")""#) == [])
    #expect(found(##"let text = #"Message("raw")"#"##) == [])
    #expect(found(#"Message(verbatim: "words")"#) == [])
    #expect(found(#"Message(parts, separator: ", ")"#) == [])
    #expect(found("Message(") == [])
  }

  @Test func escapesAreUndone() {
    #expect(found(#"Message("a\u{A0}b \"c\" \\ d")"#) == [SourceMessage(id: "a\u{A0}b \"c\" \\ d")])
  }
}
