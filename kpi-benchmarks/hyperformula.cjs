// The reference tree as a spreadsheet: a column for each month, a row for each metric and each KPI.
// node hyperformula.cjs FOLDER_OF_NODE_MODULES VALUES.csv INNER_KPIS
const [modules, values, inner] = process.argv.slice(2);
const { HyperFormula } = require(modules + '/node_modules/hyperformula');
const lines = require('fs').readFileSync(values, 'utf8').trim().split('\n');
const metrics = lines.map((line) => line.split(',').map(Number));
const months = metrics[0].length;
const kpis = 1 + 4 * inner;

const letters = (n) => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
const columns = Array.from({ length: months }, (_, month) => letters(month));

function formula(kpi, column) {
  if (kpi >= inner) {
    const first = 3 * (kpi - inner) + 1;
    return `=(metrics!${column}${first}-metrics!${column}${first + 1})/metrics!${column}${first + 2}`;
  }
  const [a, b, c, d] = [2, 3, 4, 5].map((place) => column + (4 * kpi + place));
  return [`=${a}+${b}+${c}+${d}`, `=${a}/(${b}+${c})+${d}`, `=(${a}+${b}*2+${c}*3+${d}*4)/10`, `=${a}*${b}/(${c}+${d})`][kpi % 4];
}

const sheet = Array.from({ length: kpis }, (_, kpi) => columns.map((column) => formula(kpi, column)));
const timed = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};
let engine;
const root = () => columns.reduce((sum, _, col) => sum + engine.getCellValue({ sheet: engine.getSheetId('kpis'), row: 0, col }), 0);
const report = (name, milliseconds) => console.log(`${name}\t${milliseconds}\t${root().toFixed(6)}`);

report('build', timed(() => {
  engine = HyperFormula.buildFromSheets({ metrics, kpis: sheet }, { licenseKey: 'gpl-v3', maxRows: 100000 });
}));
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
report('recompute', median([1, 2, 3].map(() => timed(() => engine.rebuildAndRecalculate()))));
const metricSheet = engine.getSheetId('metrics');
const change = (round) => engine.batch(() => {
  for (let leaf = 0; leaf < 5; leaf++) {
    const row = (round * 7919 + leaf * 104729) % metrics.length;
    engine.setCellContents({ sheet: metricSheet, row, col: round % months }, 1 + (round % 100) / 100);
  }
});
report('5 leaves', median(Array.from({ length: 200 }, (_, round) => timed(() => change(round)))));
