#include "report/detail/svg_chart.hpp"

namespace sociaaldomein::detail {

// The six colours differ in lightness as well as in hue, keep 4.5:1 to the paper because they also colour
// text, and stay apart for the three common kinds of colour blindness; the marker's shape repeats the
// difference.
std::string chart_css() {
    return R"css(.sd-chart {
  --sd-paper: #ffffff; --sd-ink: #1b232a; --sd-muted: #56626d; --sd-grid: #e3e8ec; --sd-axis: #8a96a1;
  --sd-c1: #0b5fa5; --sd-c2: #c2410c; --sd-c3: #2f4a1c; --sd-c4: #ad5e6b; --sd-c5: #7828cd; --sd-c6: #5a274c;
  display: block; width: 100%; height: auto; max-width: 60rem; margin: 0 auto;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
.sd-chart.sd-compact { max-width: 30rem; }
.sd-both > .sd-compact { display: none; }
@media screen and (max-width: 560px) {
  .sd-both > .sd-wide { display: none; }
  .sd-both > .sd-compact { display: block; }
}
@media screen and (prefers-color-scheme: dark) {
  .sd-chart {
    --sd-paper: #14191e; --sd-ink: #e7ecf0; --sd-muted: #a7b2bc; --sd-grid: #2b333b; --sd-axis: #6d7984;
    --sd-c1: #6cb4f5; --sd-c2: #ff9a5c; --sd-c3: #aef0bb; --sd-c4: #c287af; --sd-c5: #dbd92e; --sd-c6: #57966e;
  }
}
.sd-s1 { --sd-c: var(--sd-c1); }
.sd-s2 { --sd-c: var(--sd-c2); }
.sd-s3 { --sd-c: var(--sd-c3); }
.sd-s4 { --sd-c: var(--sd-c4); }
.sd-s5 { --sd-c: var(--sd-c5); }
.sd-s6 { --sd-c: var(--sd-c6); }
.sd-goal { --sd-c: var(--sd-ink); }
.sd-chart text { font-size: 13px; font-variant-numeric: tabular-nums; fill: var(--sd-ink); }
.sd-chart .sd-tick, .sd-chart .sd-muted { fill: var(--sd-muted); }
.sd-chart .sd-label { fill: var(--sd-c); font-weight: 600; }
.sd-chart .sd-halo { paint-order: stroke; stroke: var(--sd-paper); stroke-width: 3px; stroke-linejoin: round; }
.sd-paper { fill: var(--sd-paper); }
.sd-grid { stroke: var(--sd-grid); stroke-width: 1; }
.sd-axis { stroke: var(--sd-axis); stroke-width: 1; }
.sd-break { stroke: var(--sd-axis); stroke-width: 1.2; fill: none; }
.sd-split { stroke: var(--sd-axis); stroke-width: 1; stroke-dasharray: 2 3; }
.sd-leader { stroke: var(--sd-c); stroke-width: 1; opacity: .6; }
.sd-line { stroke: var(--sd-c); stroke-width: 2.2; fill: none; stroke-linejoin: round; stroke-linecap: round; }
.sd-line.sd-projected { stroke-dasharray: 6 5; stroke-linecap: butt; }
.sd-point { fill: var(--sd-c); stroke: var(--sd-paper); stroke-width: 1; }
.sd-point.sd-open { fill: var(--sd-paper); stroke: var(--sd-c); stroke-width: 1.4; }
.sd-band { fill: var(--sd-c); fill-opacity: .13; }
.sd-band.sd-band-2 { fill-opacity: .25; }
.sd-band.sd-band-3 { fill-opacity: .35; }
.sd-target { stroke: var(--sd-c); stroke-width: 1.6; fill: none; stroke-dasharray: 10 3 2 3; }
.sd-mark { stroke: var(--sd-c); stroke-width: 2; }
.sd-mark-halo { stroke: var(--sd-paper); stroke-width: 5; }
.sd-bar { fill: var(--sd-c); stroke: var(--sd-paper); stroke-width: 1; }
.sd-bar.sd-outlined { fill-opacity: .16; stroke: var(--sd-c); stroke-width: 1.3; }
.sd-hatched { stroke: var(--sd-c); stroke-width: 1.3; }
.sd-hatch { stroke: var(--sd-c); stroke-width: 2.4; }
.sd-hatch-ground { fill: var(--sd-paper); }
.sd-plan-mark { stroke: var(--sd-c); stroke-width: 3; }
.sd-range { stroke: var(--sd-c); stroke-width: 1.4; fill: none; }
.sd-note circle { fill: var(--sd-paper); stroke: var(--sd-ink); stroke-width: 1; }
.sd-chart .sd-note-number { font-size: 11px; }
@media print {
  .sd-chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; break-inside: avoid; }
}
)css";
}

}  // namespace sociaaldomein::detail
