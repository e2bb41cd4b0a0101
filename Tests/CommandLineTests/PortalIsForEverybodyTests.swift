import Foundation
import Testing

/// Axe (WCAG 2.2 AA) on every kind of page of the portal, light and dark, on a wide screen and a phone's.
@Suite struct PortalIsForEverybodyTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A page of each kind; the language changes from one to the next.
  private static let kinds = [
    "index", "es/index", "en/declaration/index", "d/draft-2/pt/index", "d/draft-2/es/index",
    "d/draft-1/draft-2/fr/index",
    "es/drafts/index", "en/negotiation/index", "pt/contributions/index",
    "fr/k/CL/inputs/alternativas-a-la-detencion/index",
    "es/k/SV/best-practices/ventanillas-para-personas-retornadas/index", "en/parties/index", "pt/c/CL/index",
    "fr/b/RCM-TS/index", "es/themes/index", "en/objectives/index", "pt/objectives/13/index", "fr/questionnaires/index",
    "es/questionnaires/gcm-inputs/index", "en/practices/index", "pt/glossary/index",
    "fr/glossary/alternatives-to-detention/index", "es/calendar/index", "en/calendar/2017-05-11-joint-meeting/index",
    "pt/agreements/index", "fr/directory/index", "es/search/index", "en/history/index", "pt/about/index",
    "es/consultations/index",
  ]

  @Test(arguments: [(light: true, width: 1280), (light: false, width: 390)])
  func axeFindsNothingOnAnyKindOfPage(light: Bool, width: Int) async throws {
    try await desk.done("demo", "record")
    try await desk.done("portal", "build", "-o", desk.path("site"), at: "record")
    let site = try BuiltPortal(desk.path("site"))
    let paragraph = try #require(site.pages.keys.filter { $0.hasPrefix("p/") }.min())
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.copyItem(
      atPath: root.appending(path: ".build/checkers/axe_playwright_python/axe.min.js").path,
      toPath: desk.path("site/axe.js"))
    try desk.write("site/probe.js", Self.script)
    // Each page in a frame of its own, with axe in it, beside the page so that its links hold.
    var frames = ""
    let names = Self.kinds.map { $0 + ".html" } + [paragraph]
    for (number, name) in names.enumerated() {
      var page = try #require(site.pages[name], "\(name)")
      if let policy = page.firstRange(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/) {
        page.replaceSubrange(policy, with: "")
      }
      let up = String(repeating: "../", count: name.split(separator: "/").count - 1)
      let end = try #require(page.ranges(of: "</body>").last).lowerBound
      page.insert(
        contentsOf: "<script src=\"\(up)axe.js\"></script><script src=\"\(up)probe.js\"></script>", at: end)
      let probe = name.replacing("index.html", with: "probe-\(number).html")
      try desk.write("site/" + probe, page)
      frames += "<iframe title=\"\(number)\" width=\"\(width)\" height=\"1200\" src=\"\(probe)#\(name)\"></iframe>\n"
    }
    try desk.write(
      "site/probes.html",
      """
      <!DOCTYPE html><html lang="en"><body>\(frames)<pre id="answer"></pre><script>
      let left = \(names.count);
      addEventListener("message", (e) => {
        document.getElementById("answer").textContent += e.data + "\\n";
        if (--left === 0) document.getElementById("answer").textContent += "all:done";
      });
      </script></body></html>
      """)
    let dom = try await desk.shell(
      """
      chromium --headless=new --no-sandbox --disable-gpu --user-data-dir='\(desk.path("profile"))' \
      --blink-settings=preferredColorScheme=\(light ? 1 : 0) \
      --virtual-time-budget=240000 --dump-dom 'file://\(desk.path("site/probes.html"))'
      """)
    #expect(dom.output.contains("all:done"), "\(dom.said.suffix(400))")
    let answers = dom.output.matches(of: /(?s)answer:(\S+) (\d+) (.*?):end/)
    let missing = Set(names).subtracting(answers.map { String($0.1) })
    #expect(answers.count == names.count, "\(missing)")
    for answer in answers {
      #expect((Int(answer.2) ?? 0) > 10, "\(answer.1)")
      #expect(answer.3.isEmpty, "\(answer.1): \(answer.3)")
    }
  }

  /// What axe leaves to a person counts too, but for the words of charts, which it cannot compare with the background of an image,
  /// and what a narrow redline covers by its bar.
  private static let script = """
    function judged(rule) {
      return { id: rule.id, nodes: rule.nodes.filter((node) =>
        rule.id !== "color-contrast" || !node.html.startsWith("<text") && !document.querySelector(".texts")) };
    }
    axe.run(document, { iframes: false, runOnly: { type: "tag",
      values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }).then(function (run) {
      parent.postMessage("answer:" + location.hash.slice(1) + " " + run.passes.length + " " +
        run.violations.concat(run.incomplete.map(judged).filter((rule) => rule.nodes.length))
          .map((rule) => rule.id + " " + rule.nodes[0].html.slice(0, 120).replace(/\\s+/g, " ")).join("; ") + ":end", "*");
    });
    """
}
