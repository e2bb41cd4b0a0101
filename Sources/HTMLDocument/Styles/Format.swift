/// How words look, of what Markdown has signs for.
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

/// What holds for the words at a place of a page.
struct Context: Sendable {
  var format = Format()
  var whiteSpace = Declarations.WhiteSpace.normal
  /// Nothing of a subtree with `display: none` is seen; of one with `visibility: hidden`, what says that it is visible.
  var isVisible = true
  /// The target of the link around; empty for a place within the page.
  var link: String?
  var language = ""
  /// Of the list around: its own style, which items inherit.
  var listStyle: String?
  /// How many quotations within a line stand around.
  var quotes = 0
  /// Whether the label of the paragraph is known, so that its words say nothing more.
  var isLabelled = false
  /// Whether it stands in a form, whose buttons say nothing.
  var isInForm = false
}
