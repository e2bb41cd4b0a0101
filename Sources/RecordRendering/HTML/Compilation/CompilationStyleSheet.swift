/// The style sheet of a compilation's page, after that of ``SharedStyleSheet``: the paragraphs as in a redline, and which
/// parties' brackets are shown.
enum CompilationStyleSheet {
  static func sheet(parties: Int) -> String {
    RedlineStyleSheet.head + frame + RedlineStyleSheet.marks + brackets + filters + ofParties(parties) + narrow + print
  }

  private static let frame = """
    main{position:relative}
    .page{display:flex;gap:2rem;padding:1.5rem;max-width:100rem;margin:auto;align-items:flex-start}
    .texts{flex:1;min-width:0}
    .option{position:fixed;top:0;left:0;width:1.5rem;height:1.5rem;margin:0;opacity:0;pointer-events:none}
    .bar{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:center;
    padding:.5rem max(1.5rem,calc((100% - 97rem)/2));background:var(--band);border:solid var(--line);border-width:1px 0}
    .options{display:inline-flex;flex-wrap:wrap;gap:.3rem}
    .options label,.walk button{font:inherit;font-size:.9rem;color:var(--ink);padding:.2rem .6rem;
    border:1px solid var(--edge);border-radius:4px;cursor:pointer;background:var(--paper);min-height:1.5rem}
    .options label::before{content:"☐ "}
    .walk{display:none;flex-wrap:wrap;align-items:center;gap:.3rem .6rem}
    .js .walk{display:inline-flex}
    .walk span{min-width:5em;text-align:center;font-variant-numeric:tabular-nums}
    .toc{flex:0 0 14rem;position:sticky;top:6rem;max-height:calc(100vh - 8rem);overflow:auto;font-size:.9rem;
    border-right:1px solid var(--line);padding:.2rem 1rem .2rem .2rem}
    .toc h2{font-size:1rem}
    .toc ol{list-style:none;margin:.2rem 0;padding:0}
    .toc ol a{display:block;padding:.2rem .5rem;text-decoration:none;color:var(--ink);line-height:1.35}
    .toc ol a:hover{text-decoration:underline}
    .k{font-weight:600}
    .sum{margin:2rem 0}
    .wide{overflow-x:auto}
    table{font-size:.95rem}
    th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;
    overflow-wrap:anywhere}
    tbody th{font-weight:400}
    thead th{font-size:.85rem;color:var(--soft)}
    .num{text-align:right;font-variant-numeric:tabular-nums}
    .not{color:var(--del)}

    """

  private static let brackets = """
    .para:target>.b:first-child,.g:focus{outline:3px solid var(--focus);outline-offset:2px}
    .b{display:grid;grid-template-columns:2.9rem minmax(0,1fr);column-gap:.6rem;padding:.25rem 0;
    border-left:4px solid transparent}
    .con>.b{border-left-color:var(--edge)}
    .con>.b.new{border-left-color:var(--ins)}
    .con>.b.alt{border-left-style:double}
    .n{font-size:.8rem;line-height:1.6rem;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums}
    .n a{display:inline-block;min-width:1.5rem;min-height:1.5rem;color:inherit;text-decoration:none}
    .n a:hover{text-decoration:underline}
    .o{color:var(--ins);background-color:var(--insbg);border-radius:2px;padding:.05em .1em;
    -webkit-box-decoration-break:clone;box-decoration-break:clone}
    .who,.who a{font-weight:600;color:inherit}
    .role{font-style:italic}
    .why{margin:.1rem 0 .6rem 3.8rem;padding-left:1rem;font-size:.85rem;color:var(--soft);max-width:46rem}
    .why a{color:inherit;font-weight:600}

    """

  /// What nobody in sight holds is hidden, with the brackets around the words that it would replace.
  private static let filters = """
    .a,.br{display:none}
    #_contested:checked~.page .un{display:none}
    #_one:checked~.page #_all:has(>.para:target)>.para:not(:target){display:none}
    .option:focus-visible~.bar{outline:3px solid var(--focus);outline-offset:-3px}
    #_contested:checked~.bar [for=_contested]::before,#_one:checked~.bar [for=_one]::before{content:"☑ "}

    """

  private static func ofParties(_ count: Int) -> String {
    (0..<count).map { index in
      let number = index + 1
      return """
        #_p\(number):checked~.bar [for=_p\(number)]::before{content:"☑ "}
        #_p\(number):checked~.page .p\(number).a{display:revert}
        #_p\(number):checked~.page .p\(number)>.base>.br{display:inline}
        #_p\(number):checked~.page .b.p\(number).a{display:grid}

        """
    }.joined()
  }

  private static let narrow = """
    @media (max-width:60rem){
    .page{display:block;padding:.8rem}
    .toc{position:static;max-height:14rem;border:1px solid var(--line);padding:.8rem;margin-bottom:1.5rem}
    .bar{position:static}}

    """

  private static let print = """
    @media print{
    @page{margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
    body{font-size:10.5pt;line-height:1.4}
    .skip,.bar,.toc,.option{display:none!important}
    .top,.page{display:block;padding:.3rem 0}
    .o{background-color:transparent;font-weight:600}
    .b{orphans:3;widows:3}
    .row,tr{break-inside:avoid}
    h2,h3{break-after:avoid}
    .t{max-width:none}}

    """
}
