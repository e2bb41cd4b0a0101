import Testing

@testable import TextDiff
@testable import RecordRendering

struct RedlineMarkdownTests {
  @Test func changesStandInTheirElements() {
    let text = markdown(Sample.declaration)
    #expect(text.contains("Los Estados <ins>Miembros </ins>reafirman su <del>pleno</del><ins>firme</ins>"))
    #expect(text.contains("\n#### Objetivos\n"))
    #expect(text.contains("\n- Un glosario de términos <ins>comunes </ins>que"))
    #expect(text.contains("## Declaración conjunta"))
  }

  @Test(arguments: RedlineHTMLTests.attacks) func noElementOfADocumentIsLive(words: String) {
    var text = markdown(hostile(words))
    for own in ["<ins>", "</ins>", "<del>", "</del>", "<br>", "<!-- -->", "<sup>", "</sup>"] {
      text = text.replacing(own, with: "")
    }
    #expect(!text.contains("<"))
  }

  @Test(arguments: [
    ("[x](javascript:alert(1))", "\\[x\\](javascript:<!-- -->alert(1))"), ("![i](u)", "\\!\\[i\\](u)"),
    ("**b** _i_ `c` ~~d~~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~d\\~\\~"), ("@ana", "@<!-- -->ana"),
    ("see #12", "see \\#<!-- -->12"), ("www.example.org", "www<!-- -->.example.org"), ("$x$", "\\$x\\$"),
    ("https://x", "https:<!-- -->//x"), (":smile:", ":<!-- -->smile:"), ("a|b", "a\\|b"), ("# T", "\\# T"),
    ("- x", "\\- x"), ("+ x", "\\+ x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("> q", "&gt; q"),
    ("===", "\\==="), ("---", "\\---"), ("    code", "&nbsp;&nbsp;&nbsp;&nbsp;code"), ("a\nb", "a<br>\nb"),
    ("a\n\nb", "a<br>\n&nbsp;<br>\nb"), ("~~~\nx", "\\~\\~\\~<br>\nx"), ("a & b", "a &amp; b"),
    ("3.5", "3.5"),
  ])
  func aSignOfMarkdownIsASign(text: String, written: String) {
    var markdown = EscapedMarkdown()
    markdown.append(text.utf8, in: nil)
    #expect(markdown.text == written)
  }

  @Test func aChangeOverLinesIsMarkedLineByLine() {
    var markdown = EscapedMarkdown()
    markdown.append("a\nb".utf8, in: "ins")
    #expect(markdown.text == "<ins>a</ins><br>\n<ins>b</ins>")
  }

  @Test func aHeadingWhoseLevelChangedShowsIt() {
    var text = Sample()
    text.add(.modified, kind: .heading(level: 2), (.insert, "#"), (.equal, "# Objetivos\n"))
    #expect(markdown(state(text.redline)).contains("<ins>\\#</ins>\\# Objetivos"))
  }
}
