import Foundation
import Testing

@testable import TextDiff
@testable import RecordRendering
import RecordLocalization

/// The page against WCAG 2.2, levels A and AA, by axe-core in a browser, and by checks that axe-core cannot do.
struct AccessibilityTests {
  /// axe-core from its PyPI package; it is not part of the sources.
  static func axe() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".build/checkers/axe_playwright_python/axe.min.js")
    let source = try? String(contentsOf: file, encoding: .utf8)
    return try #require(
      source,
      """
      The accessibility checker is missing. Install it: \
      python3 -m pip install --no-deps --target .build/checkers axe-playwright-python==0.1.8
      """)
  }

  struct Finding: Decodable, Hashable {
    let rule: String
    let impact: String?
    let views: String
    let places: [String]
  }

  struct Report: Decodable {
    let version: String
    let isDark: Bool
    let passed: [String]
    let findings: [Finding]
  }

  /// All views of the page, one after the other, by every rule of WCAG 2.2 A and AA and of good practice.
  static let check = """
    (async function () {
      const findings = [], passed = new Set();
      for (const view of ["_inline", "_pairs"]) for (const extent of ["_some", "_whole"]) {
        document.getElementById(view).click();
        document.getElementById(extent).click();
        const run = await axe.run(document, {
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
          rules: { "target-size": { enabled: true } } });
        const say = (kind) => (rule) => findings.push({
          rule: rule.id, impact: kind === "unsure" ? "unsure" : rule.impact, views: view + extent,
          places: rule.nodes.map((node) => node.html.slice(0, 200) + " " + (node.any[0] || node.all[0] || {}).message) });
        run.violations.forEach(say("found"));
        // Of signs, and where lines overlap, axe-core can't tell the contrast; another test computes it.
        run.incomplete.filter((rule) => rule.id !== "color-contrast").forEach(say("unsure"));
        run.passes.forEach((rule) => passed.add(rule.id));
      }
      return { version: axe.version, isDark: matchMedia("(prefers-color-scheme: dark)").matches,
        passed: Array.from(passed), findings };
    })()
    """

  @Test(arguments: [InterfaceLanguage.es, .en], Chromium.Theme.allCases)
  func axeFindsNothing(language: InterfaceLanguage, theme: Chromium.Theme) throws {
    let page = page(Sample.declaration, language: language)
    let report = try Chromium.answer(
      Report.self, to: Self.check, on: page, theme: theme, library: Self.axe())
    #expect(report.version.hasPrefix("4."))
    #expect(report.isDark == (theme == .dark))
    #expect(report.findings.isEmpty, "\(report.findings)")
    for rule in ["color-contrast", "target-size", "heading-order", "landmark-one-main", "region", "valid-lang"] {
      #expect(report.passed.contains(rule), "\(rule) was not tried")
    }
  }

  struct Contrast: Decodable {
    let text: String
    let ratio: Double
  }

  /// The least contrast of all visible texts, by the colours that the browser computed (WCAG 2.2, 1.4.3).
  @Test(arguments: Chromium.Theme.allCases) func everyTextStandsOut(theme: Chromium.Theme) throws {
    let least = try Chromium.answer(
      [Contrast].self,
      to: """
        (function () {
          const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
          const luminance = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (e) => {
            for (; e; e = e.parentElement) {
              const colour = parts(getComputedStyle(e).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return luminance(colour);
            }
            return 1;
          };
          return ["_inline", "_pairs"].map(function (view) {
            document.getElementById(view).click();
            document.getElementById("_whole").click();
            let least = { text: "", ratio: 99 };
            for (const e of document.body.querySelectorAll("*:not(script)")) {
              if (!e.checkVisibility() || !Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim())) continue;
              const ink = luminance(parts(getComputedStyle(e).color)), paper = ground(e);
              const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
              if (ratio < least.ratio) least = { text: e.outerHTML.slice(0, 200), ratio };
            }
            return least;
          });
        })()
        """, on: page(Sample.declaration), theme: theme)
    #expect(least.count == 2 && least.allSatisfy { $0.ratio >= 4.5 && $0.ratio < 99 }, "\(least)")
  }

  struct Overflow: Decodable {
    let width: Int
    let scrolls: [Int]
    let clipped: [String]
    let small: [String]
  }

  /// At 320 CSS pixels nothing scrolls sideways (1.4.10), and with wider spacing of lines, letters and words nothing is
  /// clipped (1.4.12); targets are at least 24 pixels (2.5.8).
  @Test(arguments: ["", "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"])
  func thePageFlowsAgainAtTheWidthOfATelephone(spacing: String) throws {
    let inner = page(Sample.declaration, language: .es)
      .replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
      .replacing("</style>", with: spacing + "</style>")
    let frame = """
      <!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="x"><title>f</title></head>
      <body><iframe id="f" width="320" height="800" srcdoc="\(inner.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))">
      </iframe></body></html>
      """
    let seen = try Chromium.answer(
      Overflow.self,
      to: """
        new Promise(function (done) {
          const f = document.getElementById("f"), look = function () {
            const d = f.contentDocument, scrolls = [], clipped = [], small = [];
            for (const view of ["_inline", "_pairs"]) for (const extent of ["_some", "_whole"]) {
              d.getElementById(view).click();
              d.getElementById(extent).click();
              scrolls.push(d.documentElement.scrollWidth);
              // The table scrolls by itself, as tables may.
              for (const e of d.querySelectorAll("body *:not(.wide):not(.wide *)")) {
                if (e.checkVisibility() && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1
                  && f.contentWindow.getComputedStyle(e).overflowX === "hidden") clipped.push(e.outerHTML.slice(0, 100));
                const box = e.getBoundingClientRect();
                if (/^(A|BUTTON|SUMMARY)$/.test(e.tagName) && e.checkVisibility() && !e.closest(".skip")
                  && (box.height < 23.5 || box.width < 23.5)) small.push(e.outerHTML.slice(0, 100) + box.height);
              }
            }
            done({ width: f.contentWindow.innerWidth, scrolls, clipped, small });
          };
          if (f.contentDocument.readyState === "complete" && f.contentDocument.querySelector(".doc")) look(); else f.onload = look;
        })
        """, on: frame)
    #expect(seen.width == 320)
    #expect(seen.scrolls.count == 4 && seen.scrolls.allSatisfy { $0 <= 320 }, "\(seen.scrolls)")
    #expect(seen.clipped.isEmpty, "\(seen.clipped)")
    #expect(seen.small.isEmpty, "\(seen.small.prefix(5))")
  }

  struct Speech: Decodable {
    let headings: [Int]
    let landmarks: [String]
    let inserted: String
    let deleted: String
    let outline: String
    let motion: Bool
  }

  /// Headings in order in each view, one main part, announcements before marks, visible focus, no motion.
  @Test func whatAScreenReaderMeets() throws {
    let seen = try Chromium.answer(
      [Speech].self,
      to: """
        ["_some", "_whole"].map(function (extent) {
          document.getElementById(extent).click();
          const shown = Array.from(document.querySelectorAll("h1,h2,h3,h4,h5,h6")).filter((e) => e.checkVisibility());
          const before = (what) => getComputedStyle(document.querySelector(what), "::before").content;
          document.dispatchEvent(new KeyboardEvent("keydown", { key: "n" }));
          const moves = (e) => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).animationName !== "none";
          return { headings: shown.map((e) => Number(e.tagName[1])),
            landmarks: Array.from(document.querySelectorAll("header,main,nav")).map((e) => e.tagName),
            inserted: before("[lang=es] ins"), deleted: before("[lang=es] del:not(.left)"),
            outline: getComputedStyle(document.activeElement.parentElement).outlineStyle,
            motion: getComputedStyle(document.documentElement).scrollBehavior !== "auto"
              || Array.from(document.querySelectorAll("*")).some(moves) };
        })
        """, on: page(Sample.declaration, language: .en))
    for view in seen {
      #expect(view.headings.first == 1 && view.headings.filter { $0 == 1 }.count == 1)
      #expect(zip(view.headings, view.headings.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(view.headings)")
      #expect(view.headings.contains(4))
      #expect(view.landmarks == ["HEADER", "MAIN", "NAV"])
      #expect(view.inserted == "\"[inserción: \"" && view.deleted == "\"[supresión: \"")
      #expect(view.outline == "solid")
      #expect(!view.motion)
    }
    #expect(seen.count == 2)
  }
}
