/// The style sheet of a page that shows a text of the record like a book, on a screen and on paper.
///
/// WeasyPrint 57 ignores a shorthand property that has `var()` beside other values (`border`), so colors are set by
/// properties of their own.
enum TextStyleSheet {
  static let sheet = """
    @page {
      margin: 2.7cm 2.5cm 2.5cm;
      @top-left { width: 100%; font: 8pt "Liberation Sans", Arial, sans-serif; color: #404040; vertical-align: bottom;
        padding-bottom: 3pt; border-bottom: .5pt solid #7f7f7f; margin-bottom: .6cm }
      @bottom-left { width: 75%; font: 8pt "Liberation Sans", Arial, sans-serif; color: #404040; vertical-align: top;
        padding-top: 3pt; border-top: .5pt solid #7f7f7f; margin-top: .6cm }
      @bottom-right { width: 25%; font: 8pt "Liberation Sans", Arial, sans-serif; color: #404040; vertical-align: top;
        text-align: right; padding-top: 3pt; border-top: .5pt solid #7f7f7f; margin-top: .6cm }
    }
    html { font: 1.0625rem/1.5 "Times New Roman", "Liberation Serif", Tinos, serif;
      overflow-wrap: break-word }
    body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 44rem }
    body > header, body > footer { font: .8rem/1.4 Arial, "Liberation Sans", sans-serif; color: var(--soft) }
    body > header { border-bottom: 1px solid; border-color: var(--edge); padding-bottom: .4rem; margin-bottom: 2rem }
    body > footer { border-top: 1px solid; border-color: var(--edge); padding-top: .4rem; margin-top: 3rem }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 1.6em 0 .5em; break-after: avoid; break-inside: avoid }
    h1 { font-size: 1.6em; margin-top: 0 }
    h2 { font-size: 1.3em }
    h3 { font-size: 1.15em }
    h4 { font-size: 1.05em }
    h5, h6 { font-size: 1em; font-style: italic }
    h6 { font-weight: normal }
    p { margin: 0 0 .6em; orphans: 2; widows: 2 }
    ul, ol { margin: 0 0 .6em; padding-left: 1.8em }
    li { margin: 0 0 .25em }
    @counter-style parenthesis { system: extends decimal; suffix: ") " }
    @counter-style parentheses { system: extends decimal; prefix: "("; suffix: ") " }
    li.parenthesis { list-style-type: parenthesis }
    li.parentheses { list-style-type: parentheses }
    blockquote { margin: 0 0 .8em 1em; padding-left: .8em; border-left: 2pt solid; border-color: var(--line) }
    table { margin: .4em 0 1em; font-size: .94em }
    thead { display: table-header-group }
    tr { break-inside: avoid }
    th, td { border: .5pt solid; border-color: var(--edge); padding: .25em .5em; vertical-align: top; text-align: left }
    th { background-color: var(--band) }
    hr { border: 0; border-top: .5pt solid; border-color: var(--edge); margin: 1.2em 0 }
    pre { white-space: pre-wrap; margin: 0 0 .8em 1em }
    .contents ul { list-style: none; padding: 0 }
    .contents .level1 { font-weight: bold }
    .contents .level2 { margin-left: 1.2em }
    .contents .level3 { margin-left: 2.4em }
    .contents li { margin: 0 0 .15em; padding-left: 1.2em; text-indent: -1.2em }
    .footnotes { font-size: .85em }
    .footnotes > hr { width: 25%; margin-left: 0 }
    .footnote { float: footnote; font-size: 9pt; line-height: 1.25; font-weight: normal; font-style: normal; text-align: left }
    ::footnote-call { font-size: 65%; vertical-align: super; line-height: 0 }
    @media print {
      :root { --ink: #111 }
      html { font-size: 11.5pt; line-height: 1.35 }
      body { padding: 0; max-width: none }
      body > header, body > footer { display: none }
      .new-page { break-before: page }
      .contents a { color: inherit; text-decoration: none }
      .contents a::after { content: leader(".") target-counter(attr(href), page) }
    }

    """
}
