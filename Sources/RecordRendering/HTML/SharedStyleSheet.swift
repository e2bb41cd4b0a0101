/// The style that all pages share: colours, fonts, links, tables and the printed page. Each kind of page adds its own
/// rules.
enum SharedStyleSheet {
  /// The rules of every page.
  static let sheet = light + dark + common

  /// Blue and orange are distinguishable with every kind of colour blindness; underline, strike-through and double lines
  /// work without colour. Every pair of text and background has a contrast of 4.5 or more (WCAG 2.2, 1.4.3); a test computes them.
  static let light = """
    :root{--paper:#ffffff;--ink:#1b1f24;--soft:#555d66;--line:#d5dae0;--edge:#767f89;--band:#f4f6f8;--link:#0b4a8f;
    --ins:#0a3d91;--insbg:#e2edff;--del:#8a2c00;--delbg:#ffeddf;--mv:#5b2a86;--mvbg:#f5effb;--focus:#b35900;
    --w1:#00558f;--w2:#8f4700;--w3:#00664a;--w4:#a3245f;--w5:#5b2a86;--w6:#4d4d4d;--w7:#8b1a1a;--w8:#005a66}

    """

  static let dark = """
    @media screen and (prefers-color-scheme:dark){
    :root{--paper:#14181d;--ink:#e4e8ec;--soft:#a9b2bc;--line:#38414b;--edge:#8a95a1;--band:#1c2229;--link:#9cc6ff;
    --ins:#a8cbff;--insbg:#152c50;--del:#ffbc94;--delbg:#43230f;--mv:#d9bdf7;--mvbg:#2d1f40;--focus:#ffb454;
    --w1:#9cc6ff;--w2:#ffbc94;--w3:#7fe0bf;--w4:#ff9fc8;--w5:#d9bdf7;--w6:#cccccc;--w7:#ffaaaa;--w8:#7fdede}}

    """

  private static let common = """
    @page{size:A4}
    *{box-sizing:border-box}
    body{margin:0;background-color:var(--paper);color:var(--ink)}
    a{color:var(--link)}
    a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible,[tabindex]:focus-visible{
    outline:3px solid var(--focus);outline-offset:2px}
    code,pre{font-family:ui-monospace,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.875em}
    table{border-collapse:collapse;width:100%}
    @media print{
    body{background-color:transparent}
    a{color:inherit;text-decoration:none}}

    """
}
