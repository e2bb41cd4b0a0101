/// The page's only script. The page is complete without it.
///
/// `n` and `j` go to the next change, `p` and `k` to the previous one, as the buttons do: the change is scrolled into
/// view, focused, and becomes the page's address. The keys can be switched off (WCAG 2.2, 2.1.4). A link into collapsed
/// paragraphs expands them.
enum PageScript {
  static let source = #"""
    (function () {
    "use strict";
    var d = document, at = -1;
    function byId(id) { return d.getElementById(id); }
    d.documentElement.classList.add("js");
    var changes = Array.prototype.slice.call(d.querySelectorAll(".tag[tabindex]")), place = byId("_place");
    function reveal() {
      var id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch (e) {}
      var target = id && byId(id), far = target && target.closest(".far");
      if (far) {
        far.parentElement.firstElementChild.checked = true;
        target.scrollIntoView();
      }
      var change = changes.indexOf(target);
      if (change >= 0) arrive(change);
    }
    function arrive(change) {
      at = change;
      place.textContent = changes[at].querySelector(".c").textContent;
      var old = d.querySelector(".toc [aria-current]");
      if (old) old.removeAttribute("aria-current");
      var link = d.querySelector('.toc a[href="#' + changes[at].id + '"]');
      if (!link) return;
      link.setAttribute("aria-current", "location");
      var list = byId("_list"), top = link.offsetTop - list.offsetTop;
      if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 60) list.scrollTop = top - 60;
    }
    /* From the change that was gone to last; at first, from what is in sight. */
    function step(by) {
      var to = at + by;
      if (at < 0) {
        to = 0;
        while (to < changes.length && changes[to].getBoundingClientRect().bottom < 80) to++;
        if (by < 0) to--;
      }
      if (to < 0 || to >= changes.length) return;
      location.replace("#" + changes[to].id);
      changes[to].focus({ preventScroll: true });
      arrive(to);
    }
    addEventListener("hashchange", reveal);
    if (location.hash) reveal();
    if (!changes.length) return;
    byId("_previous").addEventListener("click", function () { step(-1); });
    byId("_next").addEventListener("click", function () { step(1); });
    d.addEventListener("keydown", function (e) {
      var by = { n: 1, j: 1, p: -1, k: -1 }[e.key];
      if (!by || e.ctrlKey || e.altKey || e.metaKey || !byId("_keys").checked) return;
      step(by);
      e.preventDefault();
    });
    })();
    """#
}
