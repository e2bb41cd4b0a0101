import Testing

@testable import HTMLDocument

@Suite struct FormsShowWhatWasFilledInTests {
  @Test func whatWasTypedAndChosenIsTheText() throws {
    let form = """
      <form><p><label>Answer <textarea>We agree with paragraph 4.</textarea></label></p><p><label>Position <select><option>Agree</option>\
      <option selected>Disagree</option></select></label></p></form>
      """
    #expect(try text(form) == "Answer We agree with paragraph 4.\n\nPosition Disagree\n")
  }

  @Test(arguments: [
    ("Name <input value=Chile>", "Name Chile\n"), ("Name <input placeholder=Country>", "Name\n"),
    ("<input type=checkbox checked>yes <input type=checkbox>no", "☒ yes ☐ no\n"),
    ("<input type=radio name=a>yes <input type=radio name=a checked>no", "☐ yes ☒ no\n"),
    ("<select><option>One<option>Two</select>", "One\n"),
    ("a <select><option value=''>Choose<option>Two</select>", "a\n"),
    ("<select multiple><option selected>One<option>Two<option selected>Three</select>", "One, Three\n"),
    ("<select><optgroup label=g><option>One<option selected>Two</optgroup></select>", "Two\n"),
    ("<form>a <input type=submit value=Send><button>Send</button></form>", "a\n"),
    ("<h2><button>Title</button></h2>", "## Title\n"),
    ("<textarea>one\ntwo</textarea>", "one\\\ntwo\n"), ("<input type=password value=x>a", "a\n"),
    ("<table><tr><td>q<td><input value=v></table>", "| | |\n|---|---|\n| q | v |\n"),
    ("<ul><li><input type=checkbox checked>done</ul>", "- ☒ done\n"),
    // A field is a box: nothing beside it is one word with what stands in it.
    ("Name:<input value=Ana><input value=Rojas>, Chile", "Name: Ana Rojas, Chile\n"),
    ("right<input type=date value=2026-05-03>(<input value=x>)yes<input type=checkbox>", "right 2026-05-03(x)yes ☐\n"),
    ("<label>State</label><select><option>Peru</select>signed", "State Peru signed\n"),
    ("a<input>b c<input type=hidden value=x>d", "a b cd\n"),
  ])
  func eachKindOfField(_ form: String, _ expected: String) throws {
    #expect(try text(form) == expected)
  }
}
