import Testing

@testable import TextDiff
@testable import RecordRendering
import RecordLocalization

/// The page in a browser.
struct BrowserTests {
  @Test func ourScriptRunsAndOurStyleIsTaken() throws {
    let probe = page(Sample.declaration)
    #expect(try Chromium.dom(probe).contains("class=\"js\""))
  }

  /// A script that differs by one space from the one whose hash the policy names, in place of any other script.
  @Test func noOtherScriptRunsAndThePageIsWholeWithoutIt() throws {
    let words = "<script>document.title=1</script>"
    let dom = try Chromium.dom(page(hostile(words)).replacing("\"use strict\";", with: "\"use strict\" ;"))
    #expect(!dom.contains("class=\"js\""))
    #expect(dom.contains("<ins>&lt;script&gt;document.title=1&lt;/script&gt;</ins>"))
    #expect(dom.contains("<del>&lt;script&gt;document.title=1&lt;/script&gt;!</del>"))
    #expect(dom.contains("_3cscript_3edocument.title_3d1_3c.script_3e.md:c1\""))
    #expect(!dom.contains("<title>1</title>"))
  }

  /// Every view is reached by style alone: a click on its label, and what is visible.
  @Test func theViewsAreSwitchedWithoutScript() throws {
    let page = page(Sample.declaration).replacing("\"use strict\";", with: "return;")
    struct Seen: Decodable, Equatable {
      var insertions: Int
      var deletionsOnTheRight: Int
      var newSides: Int
      var folded: Int
    }
    let seen = try Chromium.answer(
      [Seen].self,
      to: """
        ["_inline", "_pairs", "_some", "_whole"].map(function (id) {
          document.querySelector("[for=" + id + "]").click();
          const shown = (what) => Array.from(document.querySelectorAll(what)).filter((e) => e.checkVisibility()).length;
          return { insertions: shown(".mod>.t:not(.z) ins"), deletionsOnTheRight: shown(".z del"),
            newSides: shown(".b:not(.heads)>.z"), folded: shown(".far>.b") };
        })
        """, on: page)
    try #require(seen.count == 4)
    #expect(seen[0].insertions > 0 && seen[0].newSides == 0 && seen[0].folded == 0)
    #expect(seen[1].insertions == 0 && seen[1].deletionsOnTheRight == 0 && seen[1].newSides > 0)
    #expect(seen[2] == seen[1])
    #expect(seen[3].folded > 10)
  }

  @Test(arguments: [(RedlineHTML.Layout.sideBySide, RedlineHTML.Extent.whole), (.inline, .affected)])
  func thePageOpensInTheViewThatWasAskedFor(layout: RedlineHTML.Layout, extent: RedlineHTML.Extent) throws {
    let page = rendered {
      RedlineHTML(language: .en, layout: layout, extent: extent).write(Sample.declaration, to: &$0)
    }
    let checked = try Chromium.answer(
      [String].self, to: "Array.from(document.querySelectorAll('.option:checked')).map((e) => e.id)", on: page)
    #expect(
      checked == [layout == .inline ? "_inline" : "_pairs", extent == .affected ? "_some" : "_whole"])
  }

  struct Place: Decodable, Equatable {
    var address: String
    var focused: String
    var said: String
    var current: String
  }

  static let steps = """
    (function (presses) {
      return presses.map(function (press) {
        if (press.startsWith("_")) document.getElementById(press).click();
        else if (press.startsWith("#")) { location.hash = press; dispatchEvent(new Event("hashchange")); }
        else document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key: press.slice(-1), ctrlKey: press.length > 1, bubbles: true, cancelable: true }));
        const current = document.querySelector("[aria-current]");
        return { address: location.hash, focused: document.activeElement.id,
          said: document.getElementById("_place").textContent, current: current ? current.getAttribute("href") : "" };
      });
    })
    """

  @Test func keysAndButtonsGoFromChangeToChange() throws {
    let presses = ["n", "j", "n", "p", "k", "k", "k", "_next", "_previous", "^n", "_keys", "n", "_keys", "n"]
    let places = try Chromium.answer(
      [Place].self, to: "\(Self.steps)(\(presses))", on: page(Sample.declaration))
    let numbers = [1, 2, 3, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2]
    for (place, (press, number)) in zip(places, zip(presses, numbers)) {
      let anchor = "declaration.es:c\(number)"
      // A button does not keep the focus: it goes to the change.
      #expect(place.address == "#\(anchor)" && place.focused == anchor, "\(press)")
      #expect(place.said == "\(number) / 8" && place.current == "#\(anchor)", "\(press)")
    }
    #expect(places.count == presses.count)
  }

  @Test func theLastChangeIsTheLastDocuments() throws {
    let places = try Chromium.answer(
      [Place].self, to: "\(Self.steps)(\(["#declaration.es:c7"] + Array(repeating: "n", count: 3)))",
      on: page(Sample.declaration))
    #expect(places.map(\.address).suffix(3).allSatisfy { $0 == "#CO.questionnaires.q1.es:c1" })
  }

  @Test func aLinkIntoFoldedParagraphsUnfoldsThem() throws {
    struct Shown: Decodable { var before: Bool, after: Bool }
    let shown = try Chromium.answer(
      Shown.self,
      to: """
        new Promise(function (done) {
          const target = document.getElementById("declaration.es:p12"), before = target.checkVisibility();
          addEventListener("hashchange", () => done({ before, after: target.checkVisibility() }));
          location.hash = "#declaration.es:p12";
        })
        """, on: page(Sample.declaration))
    #expect(!shown.before && shown.after)
  }

  @Test func aPhoneShowsTheFirstChangeOnItsFirstScreen() throws {
    struct Seen: Decodable { var bottom: Double, width: Double, isListAfter: Bool }
    let seen = try Chromium.answer(
      Seen.self,
      to: """
        new Promise(function (done) {
          const frame = document.createElement("iframe"), copy = document.documentElement.cloneNode(true);
          copy.querySelectorAll("script").forEach((script) => script.remove());
          frame.style.cssText = "width:390px;height:844px;border:0";
          frame.onload = function () {
            const page = frame.contentDocument, change = page.querySelector(".b.mod ins");
            done({ bottom: change.getBoundingClientRect().bottom, width: page.documentElement.scrollWidth,
              isListAfter: page.querySelector(".toc").getBoundingClientRect().top > change.getBoundingClientRect().bottom });
          };
          frame.srcdoc = copy.outerHTML;
          document.body.append(frame);
        })
        """, on: page(Sample.declaration))
    #expect(seen.bottom <= 844 && seen.width <= 390 && seen.isListAfter, "\(seen)")
  }
}
