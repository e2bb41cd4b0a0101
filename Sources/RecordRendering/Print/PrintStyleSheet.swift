import RecordLocalization

/// The style sheet of a printed redline (CSS Paged Media Module Level 3; running headers by CSS Generated Content for
/// Paged Media).
enum PrintStyleSheet {
  static func sheet(_ language: InterfaceLanguage) -> String {
    let (page, of) = pageWords(language)
    return """
      @page{margin:24mm 18mm 20mm 24mm;
      @top-left{content:string(states);font:8.5pt sans-serif;color:#444;width:100%;vertical-align:bottom;
      padding-bottom:4mm}
      @bottom-right{content:"\(page) " counter(page) " \(of) " counter(pages);font:8.5pt sans-serif;color:#444}}
      html{font-size:10pt}

      """ + RedlineStyleSheet.marks + rules
  }

  /// The words around a page's number and the page count.
  private static func pageWords(_ language: InterfaceLanguage) -> (page: String, of: String) {
    switch language {
    case .en: ("Page", "of")
    case .es, .pt: ("Página", "de")
    case .fr: ("Page", "sur")
    }
  }

  private static let rules = """
    body{font:10pt/1.4 "Noto Sans","DejaVu Sans",sans-serif}
    h1{font-size:17pt;line-height:1.25;margin:0 0 1mm;bookmark-level:none}
    h2{font-size:13pt;line-height:1.3;margin:0 0 1mm;break-after:avoid}
    .doc>h2{border-top:1pt solid;padding-top:2mm;margin-top:7mm}
    .states{string-set:states content(text);margin:0 0 5mm;color:#444}
    .states b{color:var(--ink)}
    .account{margin:0 0 3mm;color:#444}
    .not{border:.5pt solid #8a2c00;color:var(--del);padding:1mm 2mm}
    table{font-size:8.5pt}
    caption{text-align:left;color:#444;padding-bottom:1mm}
    th,td{padding:.8mm 2mm .8mm 0;border-bottom:.4pt solid #bbb;text-align:left;vertical-align:top}
    tbody th{font-weight:400}
    .num{text-align:right}
    .steps ul{list-style:none;margin:0;padding:0}
    .b{position:relative;padding:.4mm 0 .4mm 17mm}
    .bar{margin:1.6mm 0 1.6mm -6mm;padding-left:22mm;border-left:1mm solid #55606b}
    .bar.new{border-left-color:var(--ins)}
    .bar.gone{border-left-color:var(--del)}
    .bar.mv{border-left:1.4mm double #5b2a86;padding-left:21.6mm}
    .o,.n{position:absolute;font-size:7.5pt;line-height:14pt;color:#555;width:7mm;text-align:right;left:0}
    .n{left:8mm}
    .bar>.o,.bar>.n{bottom:auto}
    .bar>.o{left:5mm}
    .bar>.n{left:13mm}
    .tag{margin:0;font-size:7.5pt;color:#444;break-after:avoid}
    .k{font-weight:600}
    .new .k{color:var(--ins)}.gone .k{color:var(--del)}.mv .k{color:var(--mv)}
    .gap{margin:1.5mm 0 1.5mm 17mm;font-size:8pt;color:#555}
    .t{max-width:none;line-height:1.4;orphans:2;widows:2}
    .h{break-after:avoid}
    .row{display:table;table-layout:fixed;width:100%;border-collapse:collapse;break-inside:avoid}
    .cell{display:table-cell;border:.4pt solid #999}
    .dashes{display:none}
    ins,del{background:none;padding:0}
    ins{font-weight:600}
    .by{background:none;color:inherit;border:.4pt solid}

    """
}
