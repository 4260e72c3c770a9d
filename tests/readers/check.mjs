// node check.mjs DATASET...
// Reads every table of each dataset with three independent readers and compares counts, nulls and sums; compares the
// ranges stated in the footers with the values; follows the ids from pairs and waveforms to triggers to interactions, and from recoils.
// Prints what differs, and on the last line "N passed, N failed"; exit code 1 when anything failed.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as duckdb from './duckdb.mjs';
import { sumsAgree } from './facts.mjs';
import * as hyparquet from './hyparquet.mjs';
import * as parquetWasm from './parquet-wasm.mjs';

let passed = 0;
let failed = 0;

function check(what, holds, detail) {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`FAILED ${what}: ${detail()}`);
  }
}

const shown = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));

async function readOrNull(reader, folder) {
  try {
    return await reader.facts(folder);
  } catch (error) {
    check(`${reader.name} reads ${folder}`, false, () => error.message);
    return null;
  }
}

async function checkTable(folder) {
  const expected = await readOrNull(duckdb, folder);
  for (const reader of [hyparquet, parquetWasm]) {
    const found = await readOrNull(reader, folder);
    if (expected === null || found === null) {
      continue;
    }

    const who = `${folder}: ${reader.name} and duckdb`;
    check(`${who}, rows`, found.rows === expected.rows, () => `${found.rows} and ${expected.rows}`);
    for (const [column, want] of Object.entries(expected.columns)) {
      const got = found.columns[column] ?? { slots: 0, nulls: 0, sum: 0, magnitude: 0 };
      check(`${who}, ${column}`, got.slots === want.slots && got.nulls === want.nulls && sumsAgree(got, want), () => `${shown(got)} and ${shown(want)}`);
    }
  }

  await checkRanges(folder);
}

async function checkRanges(folder) {
  const stated = await duckdb.statedRanges(folder);
  for (const file of new Set(stated.map((range) => range.file))) {
    const rows = await hyparquet.objects(file);
    for (const column of new Set(stated.map((range) => range.column))) {
      const ranges = stated.filter((range) => range.file === file && range.column === column && range.least !== null);
      const values = rows.flatMap((row) => row[column.split(', ')[0]] ?? []).filter((value) => value !== null && !Number.isNaN(value));
      if (typeof values[0] !== 'number' && typeof values[0] !== 'bigint') {
        continue;
      }

      // Only a single is printed shorter than the double that it reads back as.
      const rounded = ranges.some((range) => range.isSingle) ? Math.fround : (x) => x;
      const extreme = (numbers, sign) => numbers.reduce((best, x) => (sign * Number(x) > sign * Number(best) ? x : best));
      for (const [bound, sign] of [['least', -1], ['greatest', 1]]) {
        const claim = Number(extreme(ranges.map((range) => range[bound]), sign));
        const truth = Number(extreme(values, sign));
        check(`${file}: ${bound} ${column}`, rounded(claim) === rounded(truth), () => `stated ${claim}, found ${truth}`);
      }
    }
  }
}

async function checkJoin(dataset) {
  const { pairs, joined } = await duckdb.joinCounts(dataset);
  check(`${dataset}: pairs join triggers and interactions`, joined === pairs, () => `${joined} of ${pairs} pairs find theirs`);
}

async function checkRecoils(dataset) {
  const { recoils, joined } = await duckdb.recoilCounts(dataset);
  check(`${dataset}: recoils join interactions`, joined === recoils && recoils > 0, () => `${joined} of ${recoils} recoils find theirs`);
}

async function checkWaveforms(dataset) {
  const { rows, joined, type, lengths } = await duckdb.waveformFacts(dataset);
  check(`${dataset}: waveforms join triggers`, joined === rows, () => `${joined} of ${rows} find theirs`);
  check(`${dataset}: samples are unsigned bytes`, type === 'UTINYINT[]', () => type);
  check(`${dataset}: records are equally long`, lengths <= 1, () => `${lengths} lengths`);
}

const kinds = [['interactions', 'triggers', 'pairs'], ['interactions', 'recoils']];
const datasets = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
check('datasets are named', datasets.length > 0, () => 'usage: node check.mjs DATASET...');
for (const dataset of datasets) {
  const tables = existsSync(dataset) ? readdirSync(dataset, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
  check(`${dataset} is a dataset`, kinds.some((kind) => kind.every((table) => tables.includes(table))), () => `its tables are ${shown(tables)}`);
  for (const table of tables) {
    await checkTable(join(dataset, table));
  }

  if (tables.includes('pairs')) {
    await checkJoin(dataset);
  }

  if (tables.includes('recoils')) {
    await checkRecoils(dataset);
  }

  if (tables.includes('waveforms')) {
    await checkWaveforms(dataset);
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
