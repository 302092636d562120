#include "report/detail/style.hpp"

namespace sociaaldomein::detail {

std::string_view page_css() {
    return R"(:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4b5563;--page:#fff;--panel:#f4f6f8;--line:#c9d0d8;--link:#0b57a4;
--bad:#a1260d;--bad-page:#fdf0ed;--doubt:#7a4b00;--doubt-page:#fff6e5;--good:#0f6b3a;--focus:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#b0b8c3;--page:#14181d;--panel:#1e242b;--line:#3c4650;--link:#8cc2ff;
--bad:#ff9d8a;--bad-page:#33201c;--doubt:#f2c46d;--doubt-page:#2e2719;--good:#7fd6a3;--focus:#8cc2ff}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-999rem;background:var(--page);padding:.5rem 1rem;z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.frame{max-width:76rem;margin:0 auto;padding:0 1rem}
main{min-width:0;padding-bottom:3rem;overflow-wrap:break-word}
.cover{border-bottom:1px solid var(--line);padding:2.5rem 0 1.5rem}
.place{margin:0;color:var(--soft)}
h1{font-size:clamp(1.7rem,5vw,2.6rem);line-height:1.15;margin:.3rem 0 1rem}
h2{font-size:1.6rem;line-height:1.25;margin:3rem 0 1rem;padding-top:1rem;border-top:3px solid var(--ink)}
h3{font-size:1.25rem;line-height:1.3;margin:2.2rem 0 .6rem}
h4{font-size:1.05rem;margin:1.8rem 0 .4rem}
p,ul,ol,dl{max-width:44rem}
.tiles{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;margin:1.5rem 0 0;padding:0;max-width:none}
.tiles li{flex:1 1 8rem;background:var(--panel);border-radius:.4rem;padding:.7rem 1rem}
.tiles strong{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft)}
.tiles .bad strong,span.bad{color:var(--bad)}.tiles .doubt strong{color:var(--doubt)}.tiles .good strong,span.good{color:var(--good)}
nav{font-size:.95rem;margin:1.5rem 0}
nav ol{list-style:none;margin:.4rem 0;padding:0}
nav a{display:block;padding:.25rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
summary{cursor:pointer;padding:.4rem 0;color:var(--link)}
nav summary{font-weight:600;color:var(--ink)}
@media (min-width:70rem){.frame{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3rem}
nav{position:sticky;top:0;max-height:100vh;overflow-y:auto;align-self:start;padding-top:1.5rem;margin:0}}
.columns{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:0 2rem}
.list ul{margin:.2rem 0 1rem;padding-left:1.2rem}
.label{font-weight:600;margin:.6rem 0 0}
.notice{border-left:4px solid var(--doubt);background:var(--doubt-page);padding:.5rem .9rem}
.violated>li::marker{color:var(--bad)}
.table{margin:1rem 0 1.4rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.4rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.6rem .8rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem;border-top:1px solid var(--line)}
thead th{background:var(--panel);font-weight:600}
tbody th{font-weight:400;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
.number .basis{white-space:normal;min-width:8rem}
.total th,.total td{font-weight:600;border-top:2px solid var(--ink)}
.basis{display:block;color:var(--soft);font-weight:400}
td ul{margin:0;padding-left:1.1rem}
small{color:var(--soft)}
.assumed{color:var(--doubt)}
.absent{color:var(--soft);font-style:italic}
del{color:var(--soft)}
.source{font-size:.87rem;color:var(--soft);margin:.35rem 0;max-width:none}
figure{margin:1rem 0;max-width:46rem}
figcaption{font-size:.9rem;color:var(--soft)}
.note{border-left:3px solid var(--line);padding-left:1rem;margin:1.2rem 0}
.note p{margin:.2rem 0}
.finding{border:1px solid var(--line);border-left-width:5px;border-radius:.3rem;padding:.5rem 1rem;margin:.8rem 0;max-width:52rem}
.finding.violated{border-left-color:var(--bad);background:var(--bad-page)}
.finding.warning{border-left-color:var(--doubt);background:var(--doubt-page)}
.finding p{margin:.2rem 0}
.id{font-variant-numeric:tabular-nums;margin-right:.3rem}
.finding dl,.facts{margin:.4rem 0;font-size:.92rem}
.finding dl div,.facts div{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.8rem}
.facts div{grid-template-columns:13rem minmax(0,1fr)}
dt{color:var(--soft)}dd{margin:0}
.glossary div{margin:.6rem 0}.glossary dfn{font-style:normal;font-weight:600}.glossary dt{color:var(--ink)}
.cites{margin:.3rem 0 0;padding-left:1.2rem;font-size:.87rem;color:var(--soft)}
code,pre{font-family:ui-monospace,Consolas,"Liberation Mono",monospace;font-size:.87rem}
code{overflow-wrap:anywhere}
pre{background:var(--panel);padding:.8rem;overflow-x:auto;border-radius:.3rem;white-space:pre-wrap}
@media (max-width:30rem){th,td{padding:.35rem .55rem}tbody th{min-width:7.5rem}.finding dl div,.facts div{grid-template-columns:minmax(0,1fr);gap:0}
.tiles li{flex-basis:40%}}
@page{size:A4;margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--page:#fff;--panel:#f1f1f1;--line:#999;--link:#000;--bad:#8a1f0a;--bad-page:#fff;
--doubt:#5c3900;--doubt-page:#fff;--good:#0a4f2a}
body{font-size:10pt}nav,.skip{display:none}.frame{display:block;max-width:none;padding:0}
h2{break-before:page;border:0}h2,h3,h4,caption{break-after:avoid}
tr,figure,.finding,.note{break-inside:avoid}thead{display:table-header-group}
.scroll{overflow:visible;border:0}table{font-size:8.5pt}th,td{padding:.2rem .35rem}tbody th,td.number{min-width:0}p{orphans:3;widows:3}
td,th{overflow-wrap:anywhere}td.number,th.number{overflow-wrap:normal;white-space:normal}.number .basis{min-width:0}
details::details-content{content-visibility:visible;height:auto}}
)";
}

}  // namespace sociaaldomein::detail
