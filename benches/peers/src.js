// The element as a contestant: a made-up treaty with every code as a participant. Update hands over a whole new
// treaty file: it is parsed, held against the format, and its law evaluated before anything is drawn.
import './embed/v1/treaty-map.js';
import en from './en.json';
const { hover, select, run } = window.peer;
const CODES = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(" ");
const file = (status) => ({
  format: 1, id: "bench", as_of: "2026-11-22", title: { en: "Benchmark" }, opened: { date: "2020-01-01" }, record: "r", home_view: "world",
  sources: { r: { url: "https://example.org/" } },
  participants: CODES.map((id) => ({ id, kind: "state" })),
  clauses: [{ kind: "entry_into_force", article: "1", condition: { count: 250 }, period: { days: 30 }, landing: "same_day" }],
  acts: CODES.filter((id) => status[id]).map((participant) => ({ participant, kind: status[participant] === "signed" ? "signature" : "ratification", date: "2021-02-03", sources: ["r"] })),
});
const sheet = new CSSStyleSheet();
sheet.replaceSync(":is(.header,.progress,.controls,.side,.legend,.chips,.footer,.figure>details){display:none!important}.stage{grid-template-columns:1fr!important;border:0!important}.free{min-block-size:0!important}.figure .tip{font-size:13px}");
run({
  async create(el, status) {
    const m = document.createElement('treaty-map');
    m.setAttribute('loading', 'eager'); m.setAttribute('view', 'world'); m.setAttribute('date', '2026-11-22');
    m.data = file(status);
    const ready = new Promise((done) => m.addEventListener('treaty-ready', done, { once: true }));
    m.addEventListener('treaty-select', (e) => e.detail.id && select(e.detail.id));
    m.addEventListener('treaty-error', (e) => { throw new Error(JSON.stringify(e.detail)); });
    el.append(m); await ready;
    m.shadowRoot.adoptedStyleSheets = [...m.shadowRoot.adoptedStyleSheets, sheet];
    const codes = new Map(Object.entries(en.names).map(([code, name]) => [name, code]));
    // the name beside the pointer is the element's tooltip
    const tip = m.shadowRoot.querySelector('.tip');
    new MutationObserver(() => { if (!tip.hidden) hover(codes.get(tip.textContent.split(':')[0])); })
      .observe(tip, { attributes: true, childList: true, characterData: true, subtree: true, attributeFilter: ['hidden'] });
    return m;
  },
  update(m, status) { m.data = file(status); return m.updateComplete; },
  path: (m, code) => m.shadowRoot.querySelector(`.dots [data-shape="${code}"], .shapes path[data-shape="${code}"]`),
});
