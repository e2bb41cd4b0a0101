import Foundation
import Testing

@testable import Redline
@testable import Rendering

/// The page against WCAG 2.2, levels A and AA, as axe-core finds it in a browser, and what axe-core can't tell.
struct AccessibilityTests {
  /// axe-core as the package of PyPI holds it; it is no part of the sources.
  static func axe() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".build/axe/axe_playwright_python/axe.min.js")
    let source = try? String(contentsOf: file, encoding: .utf8)
    return try #require(
      source,
      """
      The accessibility checker is missing. Install it: \
      python3 -m pip install --no-deps --target .build/axe axe-playwright-python==0.1.8
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
        run.incomplete.forEach(say("unsure"));
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
}
