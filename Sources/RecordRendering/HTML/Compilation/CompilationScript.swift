/// The only script of a compilation's page, which is complete without it: it goes from bracket to bracket, counts those in
/// sight, and switches all parties at once.
enum CompilationScript {
  static let source = #"""
    (function () {
    "use strict";
    var d = document, at = -1;
    function byId(id) { return d.getElementById(id); }
    d.documentElement.classList.add("js");
    var all = Array.prototype.slice.call(d.querySelectorAll(".g"));
    var parties = Array.prototype.slice.call(d.querySelectorAll(".option")).filter(function (o) {
      return /^_p\d+$/.test(o.id);
    });
    function shown() {
      return all.filter(function (g) {
        return g.getClientRects().length && Array.prototype.some.call(g.querySelectorAll(".o"), function (o) {
          return o.getClientRects().length;
        });
      });
    }
    function count() {
      var list = shown(), place = list.indexOf(all[at]);
      byId("_place").textContent = (place < 0 ? "" : place + 1 + " / ") + list.length;
    }
    function step(by) {
      var list = shown();
      if (!list.length) return;
      var place = list.indexOf(all[at]) + by;
      if (at < 0 || place < 0) place = by > 0 ? Math.max(0, place) : list.length - 1;
      if (place >= list.length) place = 0;
      at = all.indexOf(list[place]);
      list[place].setAttribute("tabindex", "-1");
      list[place].scrollIntoView({ block: "center" });
      list[place].focus({ preventScroll: true });
      count();
    }
    function set(on) {
      parties.forEach(function (o) { o.checked = on; });
      count();
    }
    d.addEventListener("change", count);
    addEventListener("hashchange", count);
    byId("_previous").addEventListener("click", function () { step(-1); });
    byId("_next").addEventListener("click", function () { step(1); });
    byId("_none").addEventListener("click", function () { set(false); });
    byId("_every").addEventListener("click", function () { set(true); });
    count();
    })();
    """#
}
