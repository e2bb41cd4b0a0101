/// The page's one script. The page is whole without it.
///
/// `n` and `j` go to the next change, `p` and `k` to the one before; a link into folded paragraphs unfolds them.
enum PageScript {
  static let source = #"""
    (function () {
    "use strict";
    var d = document;
    d.documentElement.classList.add("js");
    function unfold() {
      var e = location.hash && d.getElementById(location.hash.slice(1));
      for (var p = e && e.parentElement; p; p = p.parentElement) if (p.tagName === "DETAILS") p.open = true;
      if (e) e.scrollIntoView();
    }
    addEventListener("hashchange", unfold);
    if (location.hash) unfold();
    d.addEventListener("keydown", function (e) {
      var step = { n: 1, j: 1, p: -1, k: -1 }[e.key];
      if (!step || e.ctrlKey || e.altKey || e.metaKey) return;
      var changes = d.querySelectorAll(".c"), at = -1;
      for (var i = 0; i < changes.length; i++) if ("#" + changes[i].id === location.hash) at = i;
      var to = at < 0 ? changes[0] : changes[at + step];
      if (to) { location.hash = to.id; e.preventDefault(); }
    });
    })();
    """#

  /// SHA-256 of ``source`` in Base64; a test holds it to the source.
  static let hash = "lFFH+NtCrE9gZjlgxMi5bGRt98Jr8d5dAu3uMawyz4c="

  /// Nothing is fetched, nothing is sent, and no script runs but ours.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; "
    + "base-uri 'none'; form-action 'none'"
}
