import DocumentModel
import Testing

@testable import HTMLDocument

@Suite struct ChangesHaveTwoReadingsTests {
  private func both(_ body: String) throws -> [String] { try [text(body), text(body, .rejected)] }

  @Test func eachReadingHasItsWordsAlone() throws {
    #expect(
      try both("<p>The Parties <del>shall not</del> <ins>shall</ins> cooperate.</p>")
        == ["The Parties shall cooperate.\n", "The Parties shall not cooperate.\n"])
  }

  @Test func struckWordsAreNoDeletion() throws {
    #expect(
      try both("<p>a <s>b</s> <strike>c</strike> <span style='text-decoration:line-through'>d</span></p>")
        == Array(repeating: "a ~~b~~ ~~c~~ ~~d~~\n", count: 2))
  }

  @Test func blocksItemsAndRowsComeAndGo() throws {
    #expect(try both("<p>a</p><ins><p>b</p></ins><del><h2>c</h2></del>") == ["a\n\nb\n", "a\n\n## c\n"])
    #expect(
      try both("<ol><li>a</li><li><del>b</del></li><li><ins>c</ins></li><li>d</li></ol>") == [
        "1. a\n2. c\n3. d\n", "1. a\n2. b\n3. d\n",
      ])
    #expect(
      try both("<table><tr><td>a<td>b<tr><td><ins>c</ins><td><ins>d</ins></table>") == [
        "| | |\n|---|---|\n| a | b |\n| c | d |\n", "| | |\n|---|---|\n| a | b |\n",
      ])
    #expect(try both("<pre>a <del>b</del><ins>c</ins></pre>") == ["```\na c\n```\n", "```\na b\n```\n"])
  }

  @Test func whoChangedWhatAndWhereIsKnown() throws {
    let body = """
      <h2>Article 1</h2><p>The <del cite="mailto:Ana%20P%C3%A9rez" datetime="2026-05-03T10:00Z">old</del><ins cite="mailto:Ana%20P%C3%A9rez" \
      datetime="2026-05-03T10:00Z">new</ins> text.</p><p><ins>More</ins></p>
      """
    let changes = try HTMLFile(Array(body.utf8)).review().changes
    #expect(changes.map(\.kind) == [.deletion, .insertion, .insertion])
    #expect(changes.map(\.author) == ["Ana Pérez", "Ana Pérez", ""])
    #expect(changes.map(\.text) == ["old", "new", "More"])
    #expect(changes[0].date == "2026-05-03T10:00Z" && changes[2].date == nil)
    #expect(changes[0].place == Place(story: .body, paragraph: 2, near: "Article 1") && changes[2].place.paragraph == 3)
  }

  @Test func commentsOfWordAreComments() throws {
    let body = """
      <p>Words<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[O1]</a></span> here</p>\
      <div style='mso-element:comment-list'><div style='mso-element:comment'><a style='mso-comment-author:"Olga"'>x</a>Why so?</div></div>
      """
    #expect(try text(body) == "Words here\n")
    let comments = try HTMLFile(Array(body.utf8)).review().comments
    #expect(comments.map(\.author) == ["Olga"] && comments.first?.text.contains("Why so?") == true)
  }
}
