/// The page's style sheet.
enum PageStyle {
  static func sheet(_ language: InterfaceLanguage) -> String {
    light + dark + frame + contents + paragraphs + views + announcements(language) + narrow + print
  }

  /// Blue and orange stay apart for every kind of colour blindness, and underline and strike stay without colour.
  /// Every pair of text and ground has a contrast of 4.5 or more (WCAG 2.2, 1.4.3); a test computes them.
  static let light = """
    :root{--paper:#ffffff;--ink:#1b1f24;--soft:#555d66;--line:#d5dae0;--band:#f4f6f8;--link:#0b4a8f;
    --ins:#0a3d91;--insbg:#e2edff;--del:#8a2c00;--delbg:#ffeddf;--mv:#5b2a86;--mvbg:#f5effb;--focus:#b35900}

    """

  static let dark = """
    @media screen and (prefers-color-scheme:dark){
    :root{--paper:#14181d;--ink:#e4e8ec;--soft:#a9b2bc;--line:#38414b;--band:#1c2229;--link:#9cc6ff;
    --ins:#a8cbff;--insbg:#152c50;--del:#ffbc94;--delbg:#43230f;--mv:#d9bdf7;--mvbg:#2d1f40;--focus:#ffb454}}

    """

  private static let frame = """
    *{box-sizing:border-box}
    html{scroll-padding-top:5rem}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
    main:focus{outline:none}
    .skip{position:absolute;left:-100vw;top:0;z-index:9;background:var(--paper);padding:.5rem 1rem}
    .skip:focus{left:0}
    .top{padding:1.5rem 1.5rem 1rem;max-width:100rem;margin:auto}
    h1{font-size:1.7rem;line-height:1.25;margin:0 0 .4rem}
    h2{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem}
    .states,.made{margin:0;color:var(--soft)}
    .states b{color:var(--ink)}
    code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em;overflow-wrap:anywhere}
    .bar{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;align-items:center;
    padding:.5rem max(1.5rem,calc((100% - 97rem)/2));background:var(--band);border:solid var(--line);border-width:1px 0}
    .bar p{margin:0}
    .keys{display:none;color:var(--soft);font-size:.875rem}
    .js .keys{display:block}
    .legend{font-size:.9rem}
    .legend .mv{background:var(--mvbg);color:var(--mv);border-left:4px double var(--mv);padding:0 .4em}
    .page{display:flex;gap:2.5rem;padding:1.5rem;max-width:100rem;margin:auto;align-items:flex-start}
    main{flex:1;min-width:0}

    """

  private static let contents = """
    .toc{flex:0 0 19rem;position:sticky;top:4.5rem;max-height:calc(100vh - 6rem);overflow:auto;font-size:.9rem;
    border-right:1px solid var(--line);padding-right:1rem}
    .toc h2{font-size:1rem}
    .toc ul,.toc ol{list-style:none;margin:0;padding:0}
    .toc ul>li{margin:0 0 .9rem;overflow-wrap:anywhere}
    .toc ul>li>a{font-weight:600}
    .toc ol{margin:.2rem 0}
    .toc ol li{margin:0;border-left:2px solid var(--line)}
    .toc ol a{display:block;padding:.2rem .5rem;text-decoration:none;color:var(--ink);line-height:1.35}
    .toc ol a:hover{text-decoration:underline}
    .toc summary{cursor:pointer;color:var(--soft)}
    .k{font-weight:600;color:var(--soft)}
    .k.new,.new>.tag .k{color:var(--ins)}
    .k.gone,.gone>.tag .k{color:var(--del)}
    .k.mv,.mv>.tag .k{color:var(--mv)}
    .sum,.doc{margin:0 0 3rem}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.95rem}
    caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
    th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
    th:first-child,td:first-child{padding-left:0}
    tbody th{font-weight:400;overflow-wrap:anywhere}
    thead th{font-size:.85rem;color:var(--soft);vertical-align:bottom}
    tfoot th,tfoot td{font-weight:600;border-bottom:0}
    .num{text-align:right;font-variant-numeric:tabular-nums}

    """

  private static let paragraphs = """
    .doc>h2{border-top:3px solid var(--ink);padding-top:.8rem;overflow-wrap:anywhere}
    .account{margin:0 0 1rem;color:var(--soft)}
    .not{border:1px solid var(--del);color:var(--del);padding:.5rem .8rem;max-width:52rem}
    .b{position:relative;padding:.35rem .8rem .35rem 3.6rem;border-left:4px solid transparent;margin:.1rem 0}
    .n{position:absolute;left:.2rem;top:.35rem;width:2.9rem;text-align:right;font-size:.8rem;line-height:2;
    color:var(--soft);text-decoration:none;font-variant-numeric:tabular-nums}
    .n:hover{text-decoration:underline}
    .b.mod{border-left-color:var(--soft)}
    .b.new{border-left-color:var(--ins)}
    .b.gone{border-left-color:var(--del)}
    .b.mv{border-left:6px double var(--mv);padding-left:calc(3.6rem - 2px)}
    .b.mod,.b.new,.b.gone,.b.mv{margin:.8rem 0;background:var(--band)}
    .b:target,.tag:target,.away:target{outline:3px solid var(--focus);outline-offset:1px}
    .b:has(>.tag:target){outline:3px solid var(--focus);outline-offset:1px}
    .b:has(>.tag:target)>.tag{outline:none}
    .tag{margin:0;font-size:.85rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:0 1rem}
    .from{color:var(--mv)}
    .step{margin-left:auto;white-space:nowrap}
    .step a{display:inline-block;min-width:1.5rem;min-height:1.5rem;text-align:center;text-decoration:none;font-weight:700}
    .away{margin:.8rem 0;padding:.3rem .8rem .3rem 3.6rem;border-left:6px double var(--mv);color:var(--mv);
    background:var(--mvbg);font-size:.9rem}
    .t{white-space:pre-wrap;overflow-wrap:anywhere;max-width:48rem;tab-size:4}
    .h{font-weight:700;line-height:1.35}
    .h1{font-size:1.35rem}.h2{font-size:1.2rem}.h3{font-size:1.1rem}
    .fn,.row{font-size:.93rem}
    .o{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.875rem}
    .mk{color:var(--soft);font-weight:400}
    ins,del{unicode-bidi:isolate;padding:.05em .1em;border-radius:2px;-webkit-box-decoration-break:clone;
    box-decoration-break:clone}
    ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-decoration-thickness:.1em;
    text-underline-offset:.15em}
    del{color:var(--del);background:var(--delbg);text-decoration:line-through;text-decoration-thickness:.1em}
    ins .mk,del .mk{color:inherit}
    .hid{border:1px solid currentColor;border-radius:3px;font-size:.75em;padding:0 .2em;white-space:nowrap}
    .same{margin:.4rem 0}
    .same>summary{cursor:pointer;color:var(--soft);font-size:.9rem;padding:.2rem .8rem .2rem 3.6rem}

    """

  private static let views = """
    .sw{position:fixed;top:0;left:0;opacity:0;pointer-events:none}
    .views{display:inline-flex}
    .views label{padding:.25rem .8rem;border:1px solid var(--soft);cursor:pointer;background:var(--paper)}
    .views label+label{border-left:0}
    #in-text:checked~.bar .v1,#in-pairs:checked~.bar .v2{background:var(--ink);color:var(--paper);font-weight:600}
    #in-text:focus-visible~.bar .v1,#in-pairs:focus-visible~.bar .v2{outline:3px solid var(--focus);outline-offset:2px}
    .two{display:none;gap:1.5rem}
    .side{flex:1 1 0;min-width:0}
    .heads{padding:0 .8rem .3rem 3.6rem;margin:0 0 .5rem;border-bottom:1px solid var(--line);color:var(--soft);font-weight:600}
    #in-text:checked~.page .b.gone+.b.gone,#in-text:checked~.page .b.new+.b.new{margin-top:-.8rem}
    #in-text:checked~.page .b.gone+.b.gone>.tag,#in-text:checked~.page .b.new+.b.new>.tag{float:right;margin-left:1rem}
    #in-text:checked~.page .b.gone+.b.gone>.tag .k,#in-text:checked~.page .b.new+.b.new>.tag .k{
    clip-path:inset(100%);position:absolute;white-space:nowrap}
    #in-pairs:checked~.page .two{display:flex}
    #in-pairs:checked~.page .one{display:none}

    """

  /// Most screen readers say nothing of `ins` and `del`; they do read what a style sheet adds.
  private static func announcements(_ language: InterfaceLanguage) -> String {
    """
    ins::before,ins::after,del::before,del::after{clip-path:inset(100%);clip:rect(1px,1px,1px,1px);height:1px;
    width:1px;overflow:hidden;position:absolute;white-space:nowrap}
    ins::before{content:"\(language(.startOfInsertion))"}
    ins::after{content:"\(language(.endOfInsertion))"}
    del::before{content:"\(language(.startOfDeletion))"}
    del::after{content:"\(language(.endOfDeletion))"}

    """
  }

  private static let narrow = """
    @media (max-width:70rem){
    .page{display:block}
    .toc{position:static;max-height:18rem;border:1px solid var(--line);padding:.8rem;margin-bottom:2rem}}
    @media (max-width:40rem){
    .top,.page{padding-left:1rem;padding-right:1rem}
    .b,.b.mv,.away,.heads,.same>summary{padding-left:.7rem;padding-right:.4rem}
    .n{position:static;float:left;width:auto;margin-right:.6rem;line-height:1.6}
    tbody th{min-width:10rem}
    .keys,.js .keys{display:none}
    .two{gap:.7rem}}

    """

  private static let print = """
    @media print{
    @page{margin:18mm 16mm}
    body{font-size:10.5pt;line-height:1.45}
    .bar{position:static;background:none;border:0;padding:0 1.5rem}
    .skip,.toc,.views,.keys,.step,.js .keys{display:none}
    .page,.top{display:block;padding:.5rem 0}
    .bar{padding:0}
    .b.mod,.b.new,.b.gone,.b.mv,.away{background:none}
    .b,.away{break-inside:avoid-page;padding-left:3rem}
    .n{width:2.4rem}
    h2,.tag{break-after:avoid}
    .t{max-width:none}
    ins,del{background:none;padding:0 .12em}
    .from a,.away a{display:none}
    table{font-size:.85rem}
    ins{font-weight:600}
    a{color:inherit;text-decoration:none}}

    """
}
