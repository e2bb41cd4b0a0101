/// The style sheet of a site's pages: the rules that all pages share, the frame, and the site's own kinds of content.
package enum SiteStyleSheet {
  /// The file that every page of a site links.
  package static let sheet =
    SharedStyleSheet.sheet + frame + text + lists + marks + RedlineStyleSheet.announcements + CountsChart.sheet
    + BarChart.sheet + Chronogram.styleSheet
    + narrow + print

  private static let frame = """
    html{font:1.0625rem/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
    overflow-wrap:break-word;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    .site-skip{position:absolute;left:-100vw;top:0;z-index:9;background:var(--paper);padding:.6rem 1rem}
    .site-skip:focus{left:0}
    .site-head{border-bottom:1px solid var(--line);border-top:.3rem solid var(--link)}
    .site-in{max-width:76rem;margin:0 auto;padding:0 1.5rem}
    .site-id{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;align-items:baseline;justify-content:space-between;
    padding-top:1.1rem;padding-bottom:.6rem}
    .site-name{margin:0;flex:1 1 20rem;font-size:1.15rem;font-weight:650;line-height:1.3}
    .site-name a{color:var(--ink);text-decoration:none}
    .site-name a:hover{text-decoration:underline}
    .site-in-languages{margin-left:auto}
    .site-tongues{margin:0;padding:0;list-style:none;display:flex;gap:.15rem;font-size:.9rem}
    .site-tongues a{display:inline-block;padding:.2rem .55rem;text-decoration:none;border-radius:3px;min-height:1.5rem}
    .site-tongues a:hover{text-decoration:underline}
    .site-tongues [aria-current]{background:var(--ink);color:var(--paper);font-weight:600}
    .site-nav ul{list-style:none;margin:0;padding:0 0 .4rem;display:flex;flex-wrap:wrap;gap:0 .2rem;margin-left:-.45rem}
    .site-nav a{display:block;padding:.35rem .45rem;text-decoration:none;color:var(--ink);font-size:.92rem;
    border-bottom:3px solid transparent}
    .site-nav a:hover{border-bottom-color:var(--edge)}
    .site-nav [aria-current]{border-bottom-color:var(--link);font-weight:600}
    .site-menu{display:none;margin:0;padding:0 0 .7rem}
    .site-foot{border-top:1px solid var(--line);background:var(--band);margin-top:4rem;padding:2rem 0 3rem;font-size:.94rem}
    .site-map{list-style:none;margin:0 0 1.5rem;padding:0;columns:13rem;column-gap:2rem}
    .site-map a{display:inline-block;padding:.2rem 0;min-height:1.5rem}
    .site-foot p{margin:.3rem 0;color:var(--soft);max-width:46rem}
    .site-main{padding-top:2rem}
    .site-main:focus{outline:none}
    .site-trail{margin:0 0 1rem;padding:0;list-style:none;display:flex;flex-wrap:wrap;font-size:.9rem;color:var(--soft)}
    .site-trail li+li::before{content:"›";padding:0 .5rem;color:var(--soft)}
    .site-trail a{display:inline-block;min-height:1.5rem}

    """

  private static let text = """
    .site-main h1{font-size:2rem;line-height:1.2;margin:0 0 .6rem;letter-spacing:-.01em;max-width:24em}
    .site-main h2{font-size:1.35rem;line-height:1.3;margin:2.6rem 0 .7rem}
    .site-main h3{font-size:1.1rem;line-height:1.35;margin:1.8rem 0 .4rem}
    .site-main h4,.site-main h5,.site-main h6{font-size:1rem;margin:1.2rem 0 .3rem}
    .site-main p{margin:0 0 .8rem;max-width:46rem}
    .lead{font-size:1.2rem;line-height:1.5;color:var(--soft)}
    .over{margin:0 0 .3rem!important;font-size:.82rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;
    color:var(--soft)}
    .soft{color:var(--soft)}
    .small{font-size:.9rem}
    .record{font-family:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4",Cambria,"Liberation Serif",
    "Times New Roman",serif;font-size:1.125rem;line-height:1.62;max-width:44rem}
    .record h2{font-size:1.4rem;margin-top:2.2rem}
    .record h3{font-size:1.2rem}
    .record p{margin:0 0 .9rem}
    .record .nb{padding-left:2.9rem;position:relative}
    .record .in{margin-left:2.9rem}
    .record .no{position:absolute;left:0;min-width:2.3rem;text-align:right;color:var(--soft);
    font-variant-numeric:lining-nums tabular-nums}
    .record ul{padding-left:1.4rem;margin:0 0 .9rem}
    .record li{margin:0 0 .4rem}
    .record .note{font-size:.92rem;color:var(--soft)}
    .record pre{white-space:pre-wrap}
    .record :target,.record :has(>:target){background:var(--band);outline:2px solid var(--focus);outline-offset:4px}
    .record :has(:target):not(:has(>:target)){background:none;outline:none}
    .cite{text-decoration:none;color:var(--soft);font-family:system-ui,sans-serif;font-size:.8em;padding:.2em .45em;
    display:inline-block;line-height:1.2;min-width:1.5rem;text-align:center}
    .cite::before{content:"¶"}
    .delta::before{content:"Δ"}
    .cite:hover,.cite:focus-visible,:target>.cite{color:var(--link)}
    .cite:hover{text-decoration:underline}
    .ln{text-decoration:underline dotted;text-underline-offset:.2em}
    .hid{border:1px solid currentColor;border-radius:3px;font-size:.75em;padding:0 .2em;white-space:nowrap}

    """

  private static let lists = """
    .wide{overflow-x:auto;margin:0 0 1.2rem}
    .site-main table{font-size:.95rem;line-height:1.45}
    .site-main caption{text-align:left;color:var(--soft);padding-bottom:.4rem;font-size:.9rem}
    .site-main th,.site-main td{padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);text-align:left;
    vertical-align:top}
    .site-main thead th{font-size:.84rem;color:var(--soft);font-weight:600;vertical-align:bottom;
    border-bottom:2px solid var(--edge)}
    .site-main tbody th{font-weight:400}
    .site-main .num{text-align:right;font-variant-numeric:tabular-nums}
    .site-main td.day,.site-main time{white-space:nowrap}
    .plain{list-style:none;margin:0 0 1.2rem;padding:0;max-width:52rem}
    .plain>li{padding:.55rem 0;border-bottom:1px solid var(--line)}
    .plain>li>a:first-child{font-weight:600}
    .plain .soft,.plain .small{display:block}
    .tags{list-style:none;margin:0 0 1rem;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
    .tags li{border:1px solid var(--line);border-radius:999px;font-size:.9rem;line-height:1.4}
    .tags a,.tags span{display:inline-block;padding:.15rem .7rem;min-height:1.5rem}
    .facts{display:grid;grid-template-columns:minmax(9rem,max-content) minmax(0,1fr);gap:.35rem 1.6rem;margin:0 0 1.6rem;
    max-width:52rem}
    .facts dt{color:var(--soft)}
    .facts dd{margin:0}
    .facts code{overflow-wrap:anywhere}
    .sums{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:0 1.8rem;margin:1.6rem 0 2rem;padding:0;
    list-style:none;border-top:1px solid var(--line)}
    .sums li{padding:.9rem 0 .8rem;border-bottom:1px solid var(--line)}
    .sums a,.sums span.s{display:block;color:inherit;text-decoration:none;font-size:.95rem;line-height:1.35}
    .sums a:hover{text-decoration:underline}
    .sums b{display:block;font-size:2rem;line-height:1.15;font-weight:600;letter-spacing:-.02em;color:var(--link);
    font-variant-numeric:lining-nums tabular-nums}
    .find{display:grid;grid-template-columns:1fr 1fr;gap:0 1.2rem;max-width:46rem;margin:0 0 1.5rem}
    .find[hidden]{display:none}
    .find p:first-child,.find p:last-child{grid-column:1/-1}
    .find label{display:block;font-weight:600;font-size:.94rem;margin-bottom:.2rem}
    .find input,.find select,.find button{font:inherit;padding:.5rem .7rem;border:1px solid var(--edge);border-radius:3px;
    background:var(--paper);color:var(--ink);width:100%;box-sizing:border-box;min-height:2.7rem}
    .find button{width:auto;background:var(--link);border-color:var(--link);color:var(--paper);padding:.5rem 1.6rem}
    .site-main pre{white-space:pre-wrap;overflow-wrap:anywhere}
    .plain small{color:var(--soft)}
    .bare{list-style:none;margin:0;padding:0}
    .plain mark{background:none;color:inherit;font-weight:700;text-decoration:underline;text-underline-offset:.15em}
    .cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:0 3rem}
    .cols>section>h2:first-child{margin-top:1.4rem}
    .grid{list-style:none;margin:0 0 1.5rem;padding:0;columns:17rem;column-gap:2.5rem}
    .grid li{break-inside:avoid;padding:.35rem 0}
    .grid a{display:inline-block;min-height:1.5rem}
    .side{display:grid;grid-template-columns:minmax(0,44rem) minmax(14rem,1fr);gap:0 3.5rem}
    .side>aside{font-size:.94rem}
    .side>aside>h2+.facts,.side>aside>.facts{margin-bottom:2rem}
    .side>.record>:first-child,.side>div>.record:first-child>:first-child{margin-top:0}
    .quote{margin:0 0 1.5rem;padding-left:1.2rem;border-left:.3rem solid var(--line)}
    .side>aside h2{font-size:1.05rem;margin-top:0}
    .side>aside .facts{grid-template-columns:1fr;gap:0}
    .side>aside .facts dd{margin:0 0 .7rem}
    .toc-list{list-style:none;margin:0;padding:0}
    .toc-list a{display:inline-block;padding:.2rem 0;line-height:1.35;min-height:1.5rem}
    .note-box{border-left:.3rem solid var(--focus);background:var(--band);padding:.7rem 1rem;max-width:46rem;
    margin:0 0 1.4rem}
    .note-box p{margin:0}
    .bar-row{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:0 0 1.6rem;padding:.5rem 0;border:solid var(--line);
    border-width:1px 0;font-size:.94rem}
    .bar-row a,.bar-row span{display:inline-block;min-height:1.5rem;padding:.1rem 0}
    .bar-row [aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
    .go{display:inline-block;background:var(--link);color:var(--paper);padding:.55rem 1.1rem;border-radius:4px;
    text-decoration:none;font-weight:600;margin:.3rem .8rem .3rem 0}
    .go:hover{text-decoration:underline}
    .site-main figure{margin:0 0 1.5rem;max-width:52rem}
    .site-main figcaption{color:var(--soft);font-size:.9rem}
    .tongues{list-style:none;margin:2rem 0;padding:0;display:grid;gap:1rem;
    grid-template-columns:repeat(auto-fit,minmax(14rem,1fr))}
    .tongues a{display:block;border:1px solid var(--edge);border-radius:6px;padding:1.2rem 1.4rem;text-decoration:none;
    font-size:1.2rem;font-weight:600}
    .tongues a:hover{background:var(--band)}
    .tongues span{display:block;font-size:.95rem;font-weight:400;color:var(--soft);line-height:1.4;margin-top:.3rem}

    """

  private static let marks = """
    .flag{display:inline-block;font-size:.82rem;font-weight:600;padding:.05rem .5rem;border:1px solid var(--edge);
    border-radius:3px;white-space:nowrap;color:var(--ink);line-height:1.5}
    .flag.late{color:var(--del);border-color:var(--del);background:var(--delbg)}
    .flag.done{color:var(--ins);border-color:var(--ins);background:var(--insbg)}
    .site-main ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-underline-offset:.15em}
    .site-main del{color:var(--del);background:var(--delbg);text-decoration:line-through}
    .bk{font-weight:600}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(100%);white-space:nowrap}

    """

  private static let narrow = """
    @media (max-width:62rem){.side{display:block}.side>aside{border-top:1px solid var(--line);padding-top:1rem;
    margin-top:2rem}}
    @media (max-width:48rem){
    .site-in{padding:0 1rem}
    .site-id{padding-top:.8rem;padding-bottom:.3rem}
    .site-nav{display:none}
    .site-menu{display:flex;gap:1.5rem}
    .site-menu a{display:inline-block;padding:.3rem 0;min-height:1.5rem}
    .cards table,.cards tbody,.cards tr,.cards tbody th,.cards td{display:block}
    .cards{overflow:visible}
    .cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(100%);white-space:nowrap}
    .cards tr{border-bottom:1px solid var(--line);padding:.6rem 0}
    .site-main .cards td,.site-main .cards tbody th{border:0;padding:.1rem 0;text-align:left}
    .site-main .cards tbody th{font-weight:600}
    .cards td[data-title]::before{content:attr(data-title) ": ";color:var(--soft)}
    .cards td[data-title=""]::before{content:none}
    .cards td:empty{display:none}
    .cards .bare{display:inline}
    .find{grid-template-columns:1fr}
    .site-main{padding-top:1.2rem}
    .site-main h1{font-size:1.6rem}
    .site-main h2{margin-top:2rem}
    .facts{grid-template-columns:1fr;gap:0}
    .facts dd{margin:0 0 .6rem}
    .record .nb{padding-left:2.3rem}
    .record .no{min-width:1.8rem}
    .record .in{margin-left:1.4rem}
    .sums b{font-size:1.6rem}
    .sums{grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1.2rem}}

    """

  private static let print = """
    @media print{
    @page{margin:2.2cm 2cm}
    html{font-size:10.5pt}
    .site-nav,.site-menu,.site-tongues,.site-skip,.site-map,.site-trail,.cite,.bar-row,.go{display:none!important}
    .site-head{border-top:0}
    .site-in{padding:0;max-width:none}
    .site-foot{background:none;margin-top:1.5rem;padding:.5rem 0 0}
    .site-main{padding-top:1rem}
    .site-main h1{font-size:20pt}
    h1,h2,h3,h4{break-after:avoid}
    tr,.plain>li,figure{break-inside:avoid}
    .side{display:block}
    .wide{overflow:visible}
    .record{max-width:none}
    .site-main p{orphans:2;widows:2}}

    """
}
