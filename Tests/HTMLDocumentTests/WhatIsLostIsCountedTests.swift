import DocumentModel
import Testing

@testable import HTMLDocument

/// Preformatted text has no place for notes, tables and controls.
@Suite struct WhatIsLostIsCountedTests {
  private let call = "<a id=\"r1\" href=\"#n1\">1</a>"
  private let note = "<ol><li id=\"n1\">The words of the note. <a href=\"#r1\">↩</a></li></ol>"

  @Test func aNoteCalledFromPreformattedTextIsNamed() throws {
    let losses = try losses("<p>a</p><pre>b\(call)</pre>\(note)<p><a href=\"#x\">x</a></p>")
    #expect(losses.missing == [.note: .init(count: 1, words: "The words of the note.")])
    #expect(losses.missingLetters > 0)
  }

  @Test func aTableInPreformattedTextIsNoTable() throws {
    #expect(try losses("<pre><div><table><tr><td>a</td></tr></table></div></pre>").missing == [.table: .init(count: 1)])
  }

  @Test func aControlInPreformattedTextIsNamed() throws {
    #expect(try losses("<pre>Name: <input value=\"Guatemala\"></pre>").missing == [.field: .init(count: 1)])
  }

  @Test(arguments: [
    "<p>a\u{2002}<b>b</b><br>c</p><h1>d</h1><blockquote>e</blockquote><pre>f</pre>",
    "<ul><li>a<ul><li>b</ul><li hidden>c<li><ins>d</ins></ul><ol type=a><li>x<li value=7>y</ol>",
    "<table><caption>a</caption><tr><th>b<td>c<tr hidden><td>d</table><table role=none><tr><td>e</table><table></table>",
    "<p>a<del>b</del><ins>c</ins></p><del><table><tr><td>d</table></del><div style=\"display:none\"><input>e</div>",
    "<form>a<input value=b><select><option>c<option selected>d</select><textarea>e</textarea><button>f</button></form>",
    "<p>a<ruby>b<rp>(</rp><rt>c</rt></ruby><q>d</q></p><math><mi>x</mi></math><svg><text>e</text></svg>",
    "<object>a</object><video>b</video><template>c</template><script>d</script><noscript>e</noscript><p>f",
    "<p style=\"visibility:hidden\">a<span style=\"visibility:visible\">b</span></p>",
    "<p class=MsoListParagraph style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">1.</span>a</p>",
  ])
  func whatIsReadOrLeftOutForAReasonIsNoLoss(_ body: String) throws {
    for reading in [Reading.accepted, .rejected] {
      let losses = try HTMLFile(Array("<html><body>\(body)</body></html>".utf8)).text(reading).losses
      #expect(losses.missing.isEmpty && losses.missingLetters == 0)
    }
  }

  @Test func aNoteThatIsReadOrGoesWithItsMarkIsNoLoss() throws {
    for marked in [call, "<del>\(call)</del>", "<span hidden>\(call)</span>", "<table><tr><td>\(call)</table>"] {
      let losses = try losses("<p>a</p><div>b\(marked)</div>\(note)<p><a href=\"#x\">x</a></p>")
      #expect(losses.missing.isEmpty && losses.missingLetters == 0)
    }
  }
}
