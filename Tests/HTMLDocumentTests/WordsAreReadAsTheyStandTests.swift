import Testing

@testable import HTMLDocument

@Suite struct WordsAreReadAsTheyStandTests {
  @Test(arguments: [
    ("<p> a\n  b <b> c </b>d </p>", "a b **c** d\n"), ("a<div>b</div>c", "a\n\nb\n\nc\n"),
    ("<p>a<br>b</p>", "a\\\nb\n"),
    ("<p>a<br><br>b</p>", "a\n\nb\n"), ("<p style='white-space:pre-wrap'>a\nb</p>", "a\\\nb\n"),
    ("<p>a<span> </span>b</p>", "a b\n"), ("<p>a</p>\n \n<p>&nbsp;</p><p>b", "a\n\nb\n"),
    ("10<sup>6</sup> CO<sub>2</sub>", "10⁶ CO₂\n"),
    ("<span style='font-weight:700'>a</span> <b style='font-weight:normal'>b</b> <i>c</i>", "**a** b *c*\n"),
    ("<p>a <q>b <q>c</q></q></p>", "a “b ‘c’”\n"), ("<p lang=es>a <q>b</q></p>", "a «b»\n"),
    ("<h1>A<br>b</h1>", "# A b\n"), ("<h2><div>A</div></h2>", "## A\n"),
    ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b\n"),
    ("<dl><dt>T<dd>d</dl>", "T\n\nd\n"),
    ("<figure><img src=a><figcaption>Gráfico 1</figcaption></figure>", "Gráfico 1\n"),
    ("<pre>\na\n  b\n</pre>", "```\na\n  b\n```\n"), ("<a href='https://a.org/x'>w</a>", "[w](https://a.org/x)\n"),
    ("<a href='#x'>w</a> <a href='javascript:x'>v</a>", "w v\n"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)\n"),
    ("<p>a<hr>b", "a\n\n* * *\n\nb\n"), ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**\n"),
    ("a &amp; b &lt;c>", "a & b \\<c>\n"),
    ("<code>x</code> y", "`x` y\n"),
    ("<span style='display:block'>a</span><span style='display:block'>b</span>", "a\n\nb\n"),
    ("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "$\\frac{a}{b}$\n"),
  ])
  func eachConstruct(_ body: String, _ expected: String) throws {
    #expect(try text(body) == expected)
  }

  @Test(arguments: [
    // Word
    """
    <p>Text<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a> on.</p><div style='mso-element:footnote-list'><hr>\
    <div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> Note.</p></div></div>
    """,
    // LibreOffice
    """
    <p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> on.</p><div id="sdfootnote1">\
    <p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note.</p></div>
    """,
    // pandoc
    """
    <p>Text<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> on.</p><section class="footnotes"><hr /><ol><li id="fn1"><p>Note.\
    <a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>
    """,
    // By hand
    "<p>Text<sup id=r1><a href=#n1>1</a></sup> on.</p><p id=n1>Note. <a href=#r1>back</a></p>",
  ])
  func notesStandAsNotes(_ body: String) throws {
    #expect(try text(body) == "Text[^1] on.\n\n[^1]: Note.\n")
  }

  @Test func aTableOfContentsIsNoNote() throws {
    let body = "<p><a id=t1 href=#s1>1</a></p><div id=s1><h2>One</h2><p>a <a href=#t1>top</a></p></div>"
    #expect(try text(body) == "1\n\n## One\n\na top\n")
  }

  @Test func elementsOfXHTMLThatCloseThemselvesHoldNothing() throws {
    #expect(
      try page("<?xml version=\"1.0\"?><html><head><title/></head><body><p><a id=\"x\"/>a<b/>b</p><td/></body></html>")
        == "ab\n")
  }

  @Test func wrongMarkupIsReadAsBrowsersDo() throws {
    #expect(try text("<p>a<b>b<p>c</b>d<table>x<tr><td>y</table>").contains("y"))
    #expect(try text("<i>a<u>b</i>c</u>") == "*ab*c\n")
    #expect(try page("") == "\n")
    #expect(try page("plain & words") == "plain & words\n")
  }
}
