extension RedlineHTML {
  /// Writes the page's controls: the views, the buttons from change to change, the legend.
  func controls(_ plan: PagePlan, to out: inout ByteWriter) {
    // Before everything that they switch: sibling selectors reach what follows them, also in older browsers.
    option("_inline", of: "view", .view, .inline, isChosen: layout == .inline, to: &out)
    option("_pairs", of: "view", .view, .sideBySide, isChosen: layout == .sideBySide, to: &out)
    option("_some", of: "extent", .extent, .affectedParts, isChosen: extent == .affected, to: &out)
    option("_whole", of: "extent", .extent, .wholeText, isChosen: extent == .whole, to: &out)
    out.append("<div class=\"bar\">\n<div class=\"options\">")
    label("_inline", .inline, to: &out)
    label("_pairs", .sideBySide, to: &out)
    out.append("</div>\n<div class=\"options\">")
    label("_some", .affectedParts, to: &out)
    label("_whole", .wholeText, to: &out)
    out.append("</div>\n")
    if plan.changeCount > 0 {
      out.append("<div class=\"walk\"><button type=\"button\" id=\"_previous\">‹ \(language(.previousChange))</button>")
      out.append("<span id=\"_place\" role=\"status\">\(language(.changeCount(plan.changeCount)))</span>")
      out.append("<button type=\"button\" id=\"_next\">\(language(.nextChange)) ›</button>\n")
      out.append("<label><input type=\"checkbox\" id=\"_keys\" checked> \(language(.keys))</label></div>\n")
    }
    if !plan.documents.isEmpty { out.append("<a class=\"jump\" href=\"#_list\">\(language(.toTheList))</a>\n") }
    out.append("<p class=\"legend\" role=\"note\" aria-label=\"\(language(.legend))\">")
    out.append("<ins>\(language(.insertedSample))</ins> <del>\(language(.deletedSample))</del> ")
    out.append("<span class=\"moved\">\(language(.movedSample))</span></p>\n</div>\n")
  }

  private func option(
    _ id: String, of group: String, _ groupName: Phrase, _ name: Phrase, isChosen: Bool, to out: inout ByteWriter
  ) {
    out.append("<input type=\"radio\" class=\"option\" name=\"\(group)\" id=\"\(id)\"")
    out.append(" aria-label=\"\(language(groupName)): \(language(name))\"\(isChosen ? " checked" : "")>\n")
  }

  private func label(_ id: String, _ name: Phrase, to out: inout ByteWriter) {
    out.append("<label for=\"\(id)\">\(language(name))</label>")
  }
}
