import Testing

// tutorial: begin
import TextDiff

func marked(_ old: String, _ new: String) -> String {
  let redline = TextRedline(from: Array(old.utf8), to: Array(new.utf8))
  var result = ""
  for block in redline.blocks {
    for span in redline.spans[block.spans] {
      let words = String(decoding: redline.bytes(of: span), as: UTF8.self)
      switch span.operation {
      case .equal: result += words
      case .insert: result += "{+" + words + "+}"
      case .delete: result += "[-" + words + "-]"
      }
    }
  }
  return result
}
// tutorial: end

/// The tutorial's code does what it says. `TutorialsAreCompiledTests` compares it with the article.
@Suite struct TutorialTests {
  @Test func itMarksTheWords() {
    #expect(
      marked("States shall consider alternatives.\n", "States shall prefer alternatives.\n")
        == "States shall [-consider-]{+prefer+} alternatives.\n")
    #expect(marked("Same.\n", "Same.\n") == "Same.\n")
  }
}
