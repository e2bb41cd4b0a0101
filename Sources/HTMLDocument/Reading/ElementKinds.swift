/// What a browser does with elements without any style sheet (WHATWG HTML, chapter 15).
enum ElementKinds {
  static let blocks: Set<String> = [
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu", "nav",
    "optgroup", "p", "search", "section", "summary", "tbody", "tfoot", "thead", "tr",
  ]

  /// Elements that are not shown. Browsers run scripts, so fallback content for those that do not is not shown either.
  static let unshown: Set<String> = [
    "area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param", "rp",
    "script", "source", "style", "template", "title", "track",
  ]

  /// Elements whose content is in another file.
  static let embedded: Set<String> = [
    "applet", "audio", "bgsound", "canvas", "embed", "frame", "iframe", "object", "video",
  ]
}

extension Context {
  /// The properties within an element: its default ones, then those of styles.
  func within(_ node: HTMLTree.Node, in tree: HTMLTree, _ style: Declarations) -> Context {
    var inner = self
    let name = tree.name(node)
    switch name {
    case "b", "strong": inner.format.bold = true
    case "i", "em", "cite", "dfn", "var": inner.format.italic = true
    case "s", "strike": inner.format.struck = true
    case "sup": inner.format.position = .raised
    case "sub": inner.format.position = .lowered
    case "code", "kbd", "samp", "tt": inner.format.code = true
    case "u", "mark": inner.format.marked = true
    case "textarea": inner.whiteSpace = .all
    case "table":
      // Tables do not inherit a page's white space in some modes; this does not affect the words.
      break
    case "q": inner.quotes += 1
    case "form": inner.isInForm = true
    case "a": if let target = tree.attribute(node, "href") { inner.link = target.trimmed }
    default: break
    }
    if let language = tree.attribute(node, "lang") ?? tree.attribute(node, "xml:lang") { inner.language = language }
    if let bold = style.bold { inner.format.bold = bold }
    if let italic = style.italic { inner.format.italic = italic }
    if let struck = style.struck { inner.format.struck = struck }
    if let position = style.position, name != "td", name != "th", name != "tr" { inner.format.position = position }
    if style.underlined == true || (style.highlighted == true && !ElementKinds.blocks.contains(name) && name != "td") {
      inner.format.marked = true
    }
    if let whiteSpace = style.whiteSpace { inner.whiteSpace = whiteSpace }
    if let isVisible = style.visible { inner.isVisible = isVisible }
    return inner
  }
}
