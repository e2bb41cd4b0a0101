import RecordLocalization

/// The style sheet of a redline's page, after that of ``SharedStyleSheet``.
enum RedlineStyleSheet {
  static let sheet =
    head + frame + controls + contents + paragraphs + marks + announcements
    + sideBySide + extents + narrow + print

  /// The head of a page of paragraphs: this one and a compilation's.
  static let head = """
    html{scroll-padding-top:6rem}
    body{font:1rem/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    .texts:focus{outline:none}
    .skip{position:absolute;left:-100vw;top:0;z-index:9;background:var(--paper);padding:.5rem 1rem}
    .skip:focus{left:0}
    .top{padding:1.5rem 1.5rem 1rem;max-width:100rem;margin:auto}
    h1{font-size:1.7rem;line-height:1.25;margin:0 0 .4rem;overflow-wrap:anywhere}
    h2{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem}
    .states{margin:0;color:var(--soft);overflow-wrap:anywhere}

    """

  private static let frame = """
    .states b{color:var(--ink)}
    code{overflow-wrap:anywhere}
    .page{display:flex;gap:2rem;padding:1.5rem;max-width:100rem;margin:auto;align-items:flex-start}
    .texts{flex:1;min-width:0}

    """

  private static let controls = """
    main{position:relative}
    .option{position:fixed;top:0;left:0;width:1.5rem;height:1.5rem;margin:0;opacity:0;pointer-events:none}
    .bar{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:center;
    padding:.5rem max(1.5rem,calc((100% - 97rem)/2));background:var(--band);border:solid var(--line);border-width:1px 0}
    .bar p{margin:0}
    .options{display:inline-flex;flex-wrap:wrap}
    .options label,.walk button{font:inherit;color:var(--ink);padding:.25rem .75rem;border:1px solid var(--edge);
    cursor:pointer;background:var(--paper);min-height:1.5rem}
    .options label+label{margin-left:-1px}
    .options label::before{content:"○ "}
    #_inline:checked~.bar [for=_inline],#_pairs:checked~.bar [for=_pairs],#_some:checked~.bar [for=_some],
    #_whole:checked~.bar [for=_whole]{background:var(--ink);color:var(--paper);font-weight:600}
    #_inline:checked~.bar [for=_inline]::before,#_pairs:checked~.bar [for=_pairs]::before,
    #_some:checked~.bar [for=_some]::before,#_whole:checked~.bar [for=_whole]::before{content:"● "}
    #_inline:focus-visible~.bar [for=_inline],#_pairs:focus-visible~.bar [for=_pairs],
    #_some:focus-visible~.bar [for=_some],#_whole:focus-visible~.bar [for=_whole]{
    outline:3px solid var(--focus);outline-offset:2px;z-index:1}
    .walk{display:none;flex-wrap:wrap;align-items:center;gap:.3rem .6rem}
    .js .walk{display:inline-flex}
    .walk button{border-radius:4px}
    .walk span{min-width:5em;text-align:center;font-variant-numeric:tabular-nums}
    .walk label{font-size:.875rem;color:var(--soft)}
    .walk input{width:1.5rem;height:1.5rem;margin:0;vertical-align:middle;accent-color:var(--link)}
    .legend{font-size:.9rem}
    .jump,.running{display:none}
    .moved{background:var(--mvbg);color:var(--mv);border-left:4px double var(--mv);padding:0 .4em}

    """

  private static let contents = """
    .toc{flex:0 0 19rem;position:sticky;top:4.5rem;max-height:calc(100vh - 6rem);overflow:auto;font-size:.9rem;
    border-right:1px solid var(--line);padding:.2rem 1rem .2rem .2rem}
    .toc h2{font-size:1rem}
    .toc ul,.toc ol{list-style:none;margin:0;padding:0}
    .toc ul>li{margin:0 0 .9rem;overflow-wrap:anywhere}
    .toc ul>li>a{display:inline-block;font-weight:600;padding:.1rem 0}
    .toc ol{margin:.2rem 0}
    .toc ol li{margin:0;border-left:2px solid var(--line)}
    .toc ol a{display:block;padding:.25rem .5rem;text-decoration:none;color:var(--ink);line-height:1.35}
    .toc ol a:hover{text-decoration:underline}
    .toc ol a[aria-current]{background:var(--band);box-shadow:inset 4px 0 var(--focus)}
    .toc summary{cursor:pointer;color:var(--soft);min-height:1.5rem}
    .k{font-weight:600;color:var(--soft)}
    .k.new,.new>.tag .k{color:var(--ins)}
    .k.gone,.gone>.tag .k{color:var(--del)}
    .k.mv,.mv>.tag .k{color:var(--mv)}
    .sum,.doc{margin:0 0 3rem}
    .wide{overflow-x:auto}
    table{font-size:.95rem}
    caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
    th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
    th:first-child,td:first-child{padding-left:0}
    tbody th{font-weight:400;overflow-wrap:anywhere;min-width:10rem}
    tbody th a{display:inline-block;min-height:1.5rem}
    thead th{font-size:.85rem;color:var(--soft);vertical-align:bottom}
    tfoot th,tfoot td{font-weight:600;border-bottom:0}
    .num{text-align:right;font-variant-numeric:tabular-nums}

    """

  private static let paragraphs = """
    .doc>h2{border-top:3px solid var(--ink);padding-top:.8rem;overflow-wrap:anywhere}
    .account{margin:0 0 1rem;color:var(--soft);overflow-wrap:anywhere}
    .not{border:1px solid var(--del);color:var(--del);padding:.5rem .8rem;max-width:52rem}
    .b{position:relative;display:grid;grid-template:"tag tag tag" auto "o n a" auto/2.9rem 2.9rem minmax(0,1fr);
    column-gap:.4rem;padding:.25rem .8rem .25rem 0;border-left:6px solid transparent}
    .b>span:empty{position:absolute}
    .b>.tag{grid-area:tag}.b>.o{grid-area:o}.b>.n{grid-area:n}.b>.t{grid-area:a}.b>.z{display:none}
    .o,.n{font-size:.8rem;line-height:1.5rem;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums;
    overflow-wrap:anywhere}
    .o a,.n a{display:inline-block;min-width:1.5rem;min-height:1.5rem;color:inherit;text-decoration:none}
    .o a:hover,.n a:hover{text-decoration:underline}
    .b.mod,.b.new,.b.gone,.b.mv,.away{margin:.6rem 0;background:var(--band)}
    .b.mod{border-left-color:var(--edge)}
    .b.new{border-left-color:var(--ins)}
    .b.gone{border-left-color:var(--del);border-left-style:dashed}
    .b.mv,.away{border-left:6px double var(--mv)}
    .b:target,.b:has(>.tag:target),.b:has(>.tag:focus){outline:3px solid var(--focus);outline-offset:1px}
    .b:has(>.tag:focus)>.tag{outline:none}
    .tag{margin:0;padding-left:6.6rem;font-size:.85rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:0 1rem}
    .from{color:var(--mv)}
    .from a{display:inline-block;min-height:1.5rem}
    .step{margin-left:auto;white-space:nowrap}
    .step a{display:inline-block;min-width:1.5rem;min-height:1.5rem;text-align:center;text-decoration:none;
    font-weight:700}
    .step .c{font-weight:400;color:inherit}
    .step .c:hover{text-decoration:underline}
    .heads{color:var(--soft);font-size:.8rem;border-bottom:1px solid var(--line);margin-bottom:.4rem}
    .heads>.t{display:none}
    .gap>input{appearance:none;-webkit-appearance:none;width:1.5rem;height:1.5rem;margin:.2rem .5rem .2rem 5.2rem;
    text-align:center;line-height:1.4rem;color:var(--link);border:1px solid var(--edge);border-radius:4px;
    vertical-align:middle;cursor:pointer}
    .gap>input::before{content:"+"}
    .gap>input:checked::before{content:"−"}
    .gap>label{color:var(--soft);font-size:.9rem;cursor:pointer}
    .far{display:none}
    .gap>input:checked~.far,.far:has(:target){display:block}
    .far>.b{content-visibility:auto;contain-intrinsic-size:auto 3rem}

    """

  static let marks = """
    .t{white-space:pre-wrap;overflow-wrap:anywhere;max-width:48rem;tab-size:4;margin:0;unicode-bidi:plaintext;
    text-align:start;font-weight:400;font-size:1rem;line-height:1.6}
    .t i,.mk,.bd{display:none}
    .h{font-weight:700;line-height:1.35}
    .h1{font-size:1.4rem}.h2{font-size:1.25rem}.h3{font-size:1.12rem}.h4{font-size:1.05rem}
    .li{padding-left:1.5em;text-indent:-1.5em}
    .bu{display:inline;font-size:0}
    .bu::before{content:"•";font-size:1rem;display:inline-block;width:1.5em;text-indent:.4em}
    .fn{font-size:.93rem}
    .ln{text-decoration:underline dotted;text-underline-offset:.2em}
    .t code{background:var(--band);border-radius:3px;padding:0 .2em}
    .row{display:flex;max-width:none;font-size:.95rem;border:1px solid var(--line);background:var(--paper)}
    .cell{flex:1 1 0;min-width:0;padding:.15rem .5rem;border-left:1px solid var(--line)}
    .cell:first-of-type{border-left:0}
    .th{font-weight:700}
    .dashes{font-size:.65rem;line-height:1;color:var(--soft)}
    .raw{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.875rem}
    ins,del{unicode-bidi:isolate;padding:.05em .1em;border-radius:2px;-webkit-box-decoration-break:clone;
    box-decoration-break:clone}
    ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-decoration-thickness:.1em;
    text-underline-offset:.15em}
    del{color:var(--del);background:var(--delbg);text-decoration:line-through;text-decoration-thickness:.1em}
    .left{color:var(--mv);background:var(--mvbg);text-decoration:line-through double}
    .by{text-decoration:none;display:inline-block;color:var(--paper);border-radius:3px;padding:0 .25em;margin:0 .1em;
    font-size:.7rem;line-height:1.3;font-weight:600;white-space:nowrap;text-indent:0;vertical-align:super}
    .w1{background:var(--w1)}.w2{background:var(--w2)}.w3{background:var(--w3)}.w4{background:var(--w4)}
    .w5{background:var(--w5)}.w6{background:var(--w6)}.w7{background:var(--w7)}.w8{background:var(--w8)}
    .steps ul{list-style:none;margin:0;padding:0;overflow-wrap:anywhere}
    .steps .by{vertical-align:baseline;font-size:.8rem}
    .passing ins{background:none;text-decoration:underline dotted}
    .passing s{text-decoration:line-through}
    .hid{border:1px solid currentColor;border-radius:3px;font-size:.75em;padding:0 .2em;white-space:nowrap}

    """

  /// Most screen readers do not announce `ins` and `del`, but they read what a style sheet adds. The announcement is in
  /// the language of the surrounding text.
  static let announcements =
    """
    ins::before,ins::after,del::before,del::after,.o::before,.n a::before{clip-path:inset(100%);clip:rect(1px,1px,1px,1px);
    height:1px;width:1px;overflow:hidden;position:absolute;white-space:nowrap;font-size:1rem;text-indent:0}
    ins.mk::before,ins.mk::after,del.mk::before,del.mk::after{content:none}

    """
    + InterfaceLanguage.allCases.map { language in
      // A text in none of these languages is announced in English.
      func rules(_ scope: String) -> String {
        """
        ins\(scope)::before{content:"\(language(.startOfInsertion))"}
        ins\(scope)::after{content:"\(language(.endOfInsertion))"}
        del\(scope)::before{content:"\(language(.startOfDeletion))"}
        del\(scope)::after{content:"\(language(.endOfDeletion))"}
        .left\(scope)::before{content:"\(language(.startOfMovedAway))"}
        .left\(scope)::after{content:"\(language(.endOfMovedAway))"}
        .o\(scope)::before{content:"\(language(.oldParagraph))"}
        .n\(scope) a::before{content:"\(language(.newParagraph))"}

        """
      }
      return rules(language == .en ? "" : ":lang(\(language.rawValue))")
    }.joined()

  private static let sideBySide = """
    #_pairs:checked~.page .b{grid-template:"tag tag tag tag" auto "o a n z" auto/2.9rem minmax(0,1fr) 2.9rem minmax(0,1fr)}
    #_pairs:checked~.page .z{display:block;grid-area:z}
    #_pairs:checked~.page .row.z{display:flex}
    #_pairs:checked~.page .new>.t{grid-area:z}
    #_pairs:checked~.page .heads>.t{display:block;font-size:.9rem;font-weight:600}
    #_pairs:checked~.page .mod>.t:not(.z) ins,
    #_pairs:checked~.page .mv>.t:not(.z) ins,#_pairs:checked~.page .t:not(.z)>.bi{display:none}
    #_pairs:checked~.page .t:not(.z)>.bd{display:inline}
    #_pairs:checked~.page .passing{display:none}
    #_pairs:checked~.page .tag{padding-left:3.3rem}
    #_inline:checked~.page .b.gone+.gone,#_inline:checked~.page .b.new+.new{margin-top:-.6rem;
    grid-template:"o n a tag" auto/2.9rem 2.9rem minmax(0,1fr) auto}
    #_inline:checked~.page .b.gone+.gone>.tag,#_inline:checked~.page .b.new+.new>.tag{padding-left:0}
    #_inline:checked~.page .b.gone+.gone .k,#_inline:checked~.page .b.new+.new .k{
    clip-path:inset(100%);position:absolute;white-space:nowrap}

    """

  private static let extents = """
    #_whole:checked~.page .far{display:block}
    #_whole:checked~.page .gap>input,#_whole:checked~.page .gap>label{display:none}

    """

  private static let narrow = """
    @media (forced-colors:active){
    #_inline:checked~.bar [for=_inline],#_pairs:checked~.bar [for=_pairs],#_some:checked~.bar [for=_some],
    #_whole:checked~.bar [for=_whole]{outline:2px solid;outline-offset:-4px}}
    @media (max-width:70rem){
    .page{display:block}
    .toc{position:static;max-height:18rem;border:1px solid var(--line);padding:.8rem;margin-bottom:2rem}}
    @media (max-width:40rem){
    html{scroll-padding-top:4rem}
    .top{padding:.7rem .8rem .5rem}
    h1{font-size:1.25rem}
    .states{font-size:.85rem}
    .page{display:flex;flex-direction:column;gap:1rem;padding:.6rem .8rem;align-items:stretch}
    .toc,.sum{order:2}
    .toc{max-height:none}
    .texts{display:flex;flex-direction:column}
    .doc>h2{font-size:1.1rem;padding-top:.4rem}
    .account{margin-bottom:.4rem;font-size:.85rem}
    .bar{position:static;padding:.4rem .8rem;gap:.3rem .6rem;font-size:.85rem}
    .jump{display:inline-block;min-height:1.5rem}
    .options label,.walk button{padding:.15rem .45rem}
    .heads{display:none}
    .walk{position:sticky;top:0}
    .b{grid-template:"tag tag" auto "o a" auto "n a" 1fr/2rem minmax(0,1fr);padding-right:.3rem}
    .tag{padding-left:2.4rem}
    .gap>input{margin-left:.4rem}
    #_pairs:checked~.page .b{grid-template:"tag tag" auto "o a" auto "n z" auto/2rem minmax(0,1fr)}
    #_pairs:checked~.page .heads{display:none}
    #_pairs:checked~.page .z{border-top:1px dashed var(--edge)}
    #_inline:checked~.page .b.gone+.gone,#_inline:checked~.page .b.new+.new{
    grid-template:"tag tag" auto "o a" auto "n a" 1fr/2rem minmax(0,1fr)}}

    """

  private static let print = """
    @media print{
    @page{margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
    @page wide{size:A4 landscape}
    body:has(#_pairs:checked){page:wide}
    /* The head of a table is repeated on each page, and has its room there. */
    body{display:table;table-layout:fixed;width:100%}
    .running{display:table-header-group;break-inside:avoid;font-size:8.5pt;line-height:2;color:var(--soft)}
    body{font-size:10.5pt;line-height:1.4}
    .skip,.jump,.toc,.options,.walk,.step a:not(.c),.from a,.option,.gap>input{display:none!important}
    .top,.page,.bar{display:block;padding:.3rem 0}
    .bar{position:static;background:none;border:0}
    .gap>label{margin-left:5.2rem}
    .b.mod,.b.new,.b.gone,.b.mv,.away{background:none}
    .b{padding-top:.1rem;padding-bottom:.1rem;orphans:3;widows:3}
    .row{break-inside:avoid}
    .doc{margin-bottom:1.5rem}
    h2,.tag{break-after:avoid}
    .t{max-width:none;line-height:1.4}
    ins,del{background:none;padding:0 .12em}
    ins{font-weight:600}
    .by{background:none;color:inherit;border:1px solid}
    .far>.b{content-visibility:visible}
    table{font-size:.85rem}}

    """
}
