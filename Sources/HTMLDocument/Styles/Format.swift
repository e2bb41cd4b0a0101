/// The formatting of words that Markdown can express.
struct Format: Sendable, Hashable {
  enum Position: Sendable, Hashable { case level, raised, lowered }

  var bold = false
  var italic = false
  var struck = false
  var code = false
  var position = Position.level
  /// Underlined or highlighted.
  var marked = false
}

/// The properties that apply to the words at a position of a page.
struct Context: Sendable {
  var format = Format()
  var whiteSpace = Declarations.WhiteSpace.normal
  /// A subtree with `display: none` is hidden completely; with `visibility: hidden`, descendants can be visible.
  var isVisible = true
  /// The target of the surrounding link; empty for a place within the page.
  var link: String?
  var language = ""
  /// The surrounding list's own style, which items inherit.
  var listStyle: String?
  /// The nesting level of inline quotations.
  var quotes = 0
  /// Whether the label of the paragraph is known, so that its words add nothing.
  var isLabelled = false
  /// Whether it is in a form, whose buttons are not text.
  var isInForm = false
}
