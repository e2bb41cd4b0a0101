import DocumentModel
import Testing

@testable import HTMLDocument

@Suite struct OnlyWhatIsSeenIsReadTests {
  @Test func hiddenPartsAreNotInTheTextAndCounted() throws {
    let body = """
      <p>Agreed text.<span style="display:none"> Fallback position.</span></p><p hidden>Internal note to the delegation.</p>\
      <template><p>Template row.</p></template>
      """
    #expect(try text(body) == "Agreed text.\n")
    #expect(try losses(body).hiddenPassages == 2)
    #expect(
      try text("<table><tr><td>a</td><td><span style='DISPLAY : NONE !important'>x</span>b</td></tr></table>")
        == "| | |\n|---|---|\n| a | b |\n")
  }

  @Test(arguments: [
    "<p style='visibility:hidden'>x</p>", "<div style='opacity:0'><p>x</p></div>", "<p style='mso-hide:all'>x</p>",
    "<span style='font-size:0'>x</span>", "<dialog>x</dialog>", "<script>x</script>", "<noscript>x</noscript>",
    "<!-- x -->", "<span style='position:absolute;left:-9999px'>x</span>", "<ul hidden><li>x</ul>",
    "<input type=hidden value=x>",
    "<table><tr style='display:none'><td>x</table>", "<ol><li hidden>x</ol>", "<object>x</object>",
    "<style>x{}</style>",
    "<svg><title>x</title></svg>", "<datalist><option>x</datalist>", "<![if x]>", "<?x?>",
  ])
  func whatNobodySeesIsLeftOut(_ hidden: String) throws {
    #expect(try text("<p>a</p>\(hidden)<p>b</p>") == "a\n\nb\n")
  }

  @Test(arguments: [
    ".n {display:none}", "p.n{visibility:hidden}", "#i{display:none}", "div p.n { color: red; display: none }",
    "div > p { display:none }", "/* .n{} */ @media all { .n{display:none} }", "a, .n{display:none}",
  ])
  func rulesOfAStyleSheetHide(_ sheet: String) throws {
    #expect(try text("<div><p class='m n' id=i>x</p></div><p>a</p>", head: "<style>\(sheet)</style>") == "a\n")
  }

  @Test(arguments: [
    "@media print {.n{display:none}}", "@media screen{.n{display:none}}", ".n:hover{display:none}", ".o{display:none}",
    ".n{display:none} p.n{display:block}", "div.x p{display:none}", "@import 'x';", "p[data-x]{display:none}", "}{",
    ".n{display:none",
  ])
  func whatMayBeSeenStays(_ sheet: String) throws {
    let shown = try text("<p class=n>x</p>", head: "<style>\(sheet)</style>")
    #expect(shown == (sheet == ".n{display:none" ? "\n" : "x\n"))
  }

  @Test func whatScreenReadersLeaveOutIsSeen() throws {
    #expect(try text("<p aria-hidden=true>x</p><details><summary>s</summary>d</details>") == "x\n\ns\n\nd\n")
    #expect(try text("<p style='visibility:hidden'>x<b style='visibility:visible'>y</b></p>") == "**y**\n")
  }

  @Test func picturesAndWhatStandsElsewhereAreCounted() throws {
    let body =
      "<img src=a.png><img src=b width=1 height=1><svg><path/></svg><svg><text>x</text></svg><iframe src=c></iframe><p><u>x</u> <mark>y</mark>"
    let losses = try losses(body)
    #expect(losses.images == 2 && losses.diagrams == 1 && losses.embeddedObjects == 1 && losses.markedPassages == 2)
  }
}
