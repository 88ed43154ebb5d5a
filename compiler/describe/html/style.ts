/** The style sheet of a page: calm, one accent, numbers in columns; light, dark and on paper. Every pair of colours is AA or better. */

const LIGHT = `
--bg:#f7f8fa;--card:#fff;--sunk:#eef1f5;--edge:#d5dbe3;--fg:#14181f;--muted:#55606e;--accent:#1f4fd1;--soft:#e7edfc;--grid:#e3e7ed;--open:#fff`
const DARK = `
--bg:#0c0f14;--card:#141920;--sunk:#1b222b;--edge:#2a323d;--fg:#e8edf4;--muted:#9da9b8;--accent:#8cb4ff;--soft:#1a2744;--grid:#252d38;--open:#141920`

const SCREEN = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.55 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
main{max-width:1128px;margin:0 auto;padding:40px 24px 56px}
header{margin:0 0 28px}
h1{margin:0;font-size:34px;line-height:1.15;font-weight:680;letter-spacing:-.022em;text-wrap:balance}
.under{margin:6px 0 0;color:var(--muted)}
h2{margin:0 0 10px;font-size:17px;line-height:1.3;font-weight:650;letter-spacing:-.006em}
p{margin:0 0 8px}
.columns{columns:2 440px;column-gap:20px}
section{padding-bottom:20px;break-inside:avoid}
.card{padding:20px 22px;background:var(--card);border:1px solid var(--edge);border-radius:10px}
.card>:last-child,.beside>div>:last-child,.groups>div>:last-child{margin-bottom:0}
.lead{padding-bottom:4px}
.lead.titled{padding-top:12px}
.lead:not(.titled)>h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.why{color:var(--muted)}
.why b{font-weight:600}
ul{margin:0 0 10px;padding:0 0 0 14px;border-left:2px solid var(--edge);list-style:none}
li{margin:0 0 4px}
li:last-child{margin-bottom:0}
li>ul{margin:4px 0 6px}
.steps{margin-top:4px;padding:0;border:0;font-size:14px;line-height:1.45}
.steps>li{margin:0;padding:6px 0;border-top:1px solid var(--edge)}
.groups>div>p:first-child{font-weight:600}
.groups+p{margin-top:14px}
.name{display:block;color:var(--muted)}
.work b{font-weight:600}
.figures{display:flex;flex-wrap:wrap;gap:8px 40px;margin:0 0 20px}
.figures dt{color:var(--muted);font-weight:500}
.figures dd{margin:0;font-size:clamp(30px,6vw,46px);line-height:1.1;font-weight:680;letter-spacing:-.03em}
.titled .figures dd{font-size:clamp(24px,5vw,30px)}
.scroll{--here:var(--card);max-width:100%;overflow-x:auto;margin:6px 0 12px;background:linear-gradient(90deg,var(--here) 30%,transparent) 0 0/36px 100% no-repeat local,linear-gradient(270deg,var(--here) 30%,transparent) 100% 0/36px 100% no-repeat local,linear-gradient(90deg,var(--edge),transparent) 0 0/12px 100% no-repeat scroll,linear-gradient(270deg,var(--edge),transparent) 100% 0/12px 100% no-repeat scroll}
.lead .scroll{--here:var(--bg)}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.4;overflow-wrap:normal}
th,td{padding:7px 0 7px 18px;text-align:left;font-weight:400;vertical-align:top;border-bottom:1px solid var(--edge)}
th:first-child,td:first-child{padding-left:0}
th[scope=row]{min-width:7em}
thead th{color:var(--muted);font-weight:500;vertical-align:bottom}
tbody tr:last-child>*{border-bottom:0}
.number{text-align:right;white-space:nowrap}
.short{white-space:nowrap}
.total>*{font-weight:650}
figure{max-width:640px;margin:4px 0 12px}
figcaption{margin-top:4px;color:var(--muted);font-size:14px}
svg{display:block;width:100%;height:auto;overflow:visible;font-size:12px}
svg text{fill:var(--muted)}
svg .amount{fill:var(--fg);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
svg .rate{fill:var(--accent);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
svg .here{fill:var(--fg);font-weight:650;paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
svg .name{display:inline;font-weight:500}
.grid{stroke:var(--grid)}
.axis,.tick{stroke:var(--muted)}
.line{fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.line.before{stroke:var(--muted);stroke-width:1.75;stroke-dasharray:5 4;stroke-linecap:butt}
svg .now{fill:var(--accent);font-weight:650}
.jump{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-dasharray:2 4}
.drop{fill:none;stroke:var(--fg);stroke-width:1.25;stroke-dasharray:3 3}
.area{fill:var(--soft)}
.knot{fill:var(--open);stroke:var(--accent);stroke-width:2}
.knot.full{fill:var(--accent)}
.you{fill:var(--fg);stroke:var(--card);stroke-width:2}
.bar{fill:var(--accent)}
.bar.second{fill:var(--muted)}
.bar.third{fill:var(--fg)}
.bar.fourth{fill:var(--edge);stroke:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 6px;padding:0;border:0;font-size:14px;color:var(--muted)}
.legend svg{display:inline-block;width:12px;height:12px;margin-right:6px;vertical-align:-1px}
.narrow,.paper{display:none}
details{margin-top:6px;font-size:14px}
summary{width:fit-content;padding:4px 0;color:var(--accent);cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
footer{margin-top:8px;color:var(--muted);font-size:13px}
.groups{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(250px,100%),1fr));gap:16px 28px}
@media(min-width:900px){.beside{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.08fr);gap:40px}}
@media(max-width:560px){
main{padding:24px 16px 40px}
h1{font-size:26px}
.card{padding:16px}
.wide{display:none}
.narrow{display:block}
th,td{padding-left:8px}
table{font-size:13px}
th[scope=row]{min-width:4em}
thead .number{white-space:normal}
}
@media(forced-colors:active){.line,.jump,.drop,.knot{stroke:CanvasText}.you,.knot.full{fill:CanvasText}}`

const PAPER = `
@page{size:auto;margin:8mm}
@media print{
:root{${LIGHT};--bg:#fff}
html{color-scheme:light}
body{font:8pt/1.32 Inter,"Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans Condensed",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;margin:0 0 5pt}
.under{margin:0}
h1{font-size:16pt}
h2{margin-bottom:3pt;font-size:9.6pt}
p{margin:0 0 2pt}
.columns{columns:2 200pt;column-gap:7pt}
section{padding-bottom:4.5pt}
.card{padding:4.5pt 8pt;border-radius:4pt}
.lead{padding:0}
.groups+p{margin-top:4pt}
.groups{gap:4pt 12pt;grid-template-columns:repeat(auto-fit,minmax(120pt,1fr))}
li{margin:0 0 1.5pt}
ul{margin-bottom:3pt;padding-left:7pt;border-left-width:1pt}
.steps{padding:0;border:0}
.steps,table,details,figcaption,.legend{font-size:7.8pt;line-height:1.3}
.steps>li{padding:1.1pt 0}
.name{display:inline}
.figures{margin-bottom:6pt;gap:4pt 24pt}
.figures dd{font-size:19pt}
.scroll{margin:2pt 0 4pt;overflow:visible;background:none}
th,td{padding:1.8pt 0 1.8pt 9pt}
figure{margin:2pt 0 3pt}
svg{max-height:120pt}
.wide,.narrow,details{display:none}
.paper{display:block}
.beside{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:12pt}
.flow{columns:2;column-gap:7pt;font-size:7.1pt;line-height:1.22}
.flow section{padding-bottom:3pt}
.flow .card{padding:3pt 6pt}
.flow table,.flow figcaption{font-size:6.9pt;line-height:1.2}
.flow td,.flow th{padding-top:1.3pt;padding-bottom:1.3pt}
.flow .columns{columns:auto}
.flow .groups,.flow .beside{display:block}
.flow .groups>div{margin-bottom:3pt}
.flow .beside>div+div{margin-top:3pt}
.flow svg{max-height:80pt}
.flow h2{margin-bottom:2pt;font-size:9pt}
}`

const tidy = (css: string): string => css.replace(/\n/g, '')

export const STYLE = tidy(`:root{${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}${SCREEN}${PAPER}`)
