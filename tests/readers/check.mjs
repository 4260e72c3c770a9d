// node check.mjs DATASET...
// Reads every table of each dataset with independent readers and with the program that JPARCSIM names, and compares counts, nulls, sums and
// digests; compares the ranges stated in the footers with the values, and what readers make of them in filters; follows the ids from pairs and
// waveforms to triggers to interactions, and from recoils; runs the recipes of the documentation.
// Prints what differs, and on the last line "N passed, N failed"; exit code 1 when anything failed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, conclude, shown } from './checks.mjs';
import * as duckdb from './duckdb.mjs';
import { agree, nothing } from './facts.mjs';
import { filtersOf, passing } from './filters.mjs';
import * as hyparquet from './hyparquet.mjs';
import * as parquetWasm from './parquet-wasm.mjs';
import * as polars from './polars.mjs';
import * as program from './program.mjs';

const root = join(import.meta.dirname, '..', '..');

async function readOrNull(reader, folder, types) {
  try {
    return await reader.facts(folder, types);
  } catch (error) {
    check(`${reader.name} reads ${folder}`, false, () => error.message);
    return null;
  }
}

/** Runs checks; what they throw is a failure like others. */
async function guarded(what, checks) {
  try {
    await checks();
  } catch (error) {
    check(what, false, () => error.stack);
  }
}

async function checkTable(folder) {
  const types = await duckdb.types(folder);
  const exports = program.isNamed ? [program.arrow, program.csv] : [];
  const exported = exports.map((reader) => readOrNull(reader, folder, types)); // beside the others, for they take processes of their own
  const expected = await readOrNull(duckdb, folder);
  const digested = await readOrNull(hyparquet, folder);
  for (const reader of [hyparquet, parquetWasm, polars, ...exports]) {
    const found = reader === hyparquet ? digested : await (exported[exports.indexOf(reader)] ?? readOrNull(reader, folder));
    if (expected === null || found === null) {
      continue;
    }

    const who = `${folder}: ${reader.name} and duckdb`;
    check(`${who}, rows`, found.rows === expected.rows, () => `${found.rows} and ${expected.rows}`);
    for (const [column, counted] of Object.entries(expected.columns)) {
      const want = { ...counted, digest: digested?.columns[column]?.digest };
      const got = found.columns[column] ?? nothing;
      check(`${who}, ${column}`, agree(got, want), () => `${shown(got)} and ${shown(want)}`);
    }

    const others = Object.keys(found.columns).filter((column) => !(column in expected.columns));
    check(`${who}, columns`, others.length === 0, () => `also ${others}`);
  }

  await checkRanges(folder);
  await checkFilters(folder, types);
}

async function checkRanges(folder) {
  const stated = await duckdb.statedRanges(folder);
  for (const file of new Set(stated.map((range) => range.file))) {
    const rows = await hyparquet.objects(file);
    for (const column of new Set(stated.map((range) => range.column))) {
      const ranges = stated.filter((range) => range.file === file && range.column === column && range.least !== null);
      const values = rows.flatMap((row) => row[column.split(', ')[0]] ?? []).filter((value) => value !== null && !Number.isNaN(value));
      if (ranges.length === 0 || (typeof values[0] !== 'number' && typeof values[0] !== 'bigint')) {
        continue; // no claim, or no number
      }

      // Only a single is printed shorter than the double that it reads back as.
      const rounded = ranges.some((range) => range.isSingle) ? Math.fround : (x) => x;
      const extreme = (numbers, sign) => numbers.reduce((best, x) => (sign * Number(x) > sign * Number(best) ? x : best));
      for (const [bound, sign] of [['least', -1], ['greatest', 1]]) {
        const claim = Number(extreme(ranges.map((range) => range[bound]), sign));
        const truth = Number(extreme(values, sign));
        check(`${file}: ${bound} ${column}`, rounded(claim) === rounded(truth), () => `stated ${claim}, found ${truth}`);
      }

      if (!column.includes(', ') && ranges.every((range) => !range.isSingle)) { // of flat columns: elements of lists cannot be filtered by
        await checkSkips(file, column, extreme(values, -1));
      }
    }
  }
}

// That the stated ranges are used and not only right: a filter below the least value is answered without looking at any. (Above the greatest
// duckdb looks, for there it has NaN.)
async function checkSkips(file, column, least) {
  for (const reader of [duckdb, hyparquet]) {
    const skips = await reader.skips(file, { column, tests: [['<', least]] });
    check(`${file}: ${reader.name} knows without a look that no ${column} is below ${least}`, skips, () => 'it looks');
  }
}

async function checkFilters(folder, types) {
  const flat = Object.keys(types).filter((column) => /^(BIGINT|INTEGER|DOUBLE|FLOAT|VARCHAR|BOOLEAN)$/.test(types[column]));
  const values = Object.fromEntries(flat.map((column) => [column, []]));
  for (const file of hyparquet.parts(folder)) {
    for (const row of await hyparquet.objects(file)) {
      flat.forEach((column) => values[column].push(row[column]));
    }
  }

  const counters = [['duckdb', duckdb.counter], ['duckdb without statistics', duckdb.plainCounter], ['hyparquet', hyparquet.counter], ['polars', polars.counter]];
  for (const [name, counter] of counters) {
    const count = counter(folder);
    for (const column of flat) {
      const wrong = [];
      for (const filter of filtersOf(column, values[column], /BIGINT|INTEGER|DOUBLE|FLOAT/.test(types[column]))) {
        const want = passing(values[column], filter);
        const got = await count(filter).catch((error) => error.message);
        if (got !== want) {
          wrong.push(`${filter.tests.map((test) => shown(test)).join(' and ')} keeps ${got} rows, not ${want}`);
        }
      }

      check(`${folder}: ${name} filters by ${column}`, wrong.length === 0, () => wrong.join('; '));
    }
  }

  for (const column of flat.filter((name) => types[name] !== 'VARCHAR' && types[name] !== 'BOOLEAN')) {
    const present = values[column].filter((value) => value !== null && value !== undefined && !Number.isNaN(value)).map(Number);
    const want = present.length === 0 ? [null, null] : [present.reduce((a, b) => Math.min(a, b)), present.reduce((a, b) => Math.max(a, b))];
    const got = await duckdb.extremes(folder, column);
    check(`${folder}: duckdb's extremes of ${column}`, want.every((bound, i) => (bound === null ? got[i] === null : Number(got[i]) === bound)), () => `${shown(got)}, not ${shown(want)}`);
  }
}

async function checkJoin(dataset) {
  const { pairs, joined } = await duckdb.joinCounts(dataset);
  check(`${dataset}: pairs join triggers and interactions`, joined === pairs, () => `${joined} of ${pairs} pairs find theirs`);
}

async function checkRecoils(dataset) {
  const { recoils, joined } = await duckdb.recoilCounts(dataset);
  check(`${dataset}: recoils join interactions`, joined === recoils, () => `${joined} of ${recoils} recoils find theirs`);
}

async function checkWaveforms(dataset, version) {
  const { rows, joined, types, lengths } = await duckdb.waveformFacts(dataset);
  const expected = version === 4 ? 'UTINYINT[]' : 'BLOB';
  check(`${dataset}: waveforms join triggers`, joined === rows, () => `${joined} of ${rows} find theirs`);
  check(`${dataset}: samples are ${version === 4 ? 'unsigned bytes' : 'binary'}`, types.every((type) => type === expected), () => `${types}`);
  check(`${dataset}: records are equally long`, lengths <= 1, () => `${lengths} lengths`);
  if (version > 4) {
    await checkRecipes(dataset);
  }
}

/** The documented query for duckdb; until the page is printed anew it stands in the code that prints it. */
function documentedQuery() {
  const page = /## Reading waveforms[^]*?```sql\n([^]*?)```/.exec(readFileSync(join(root, 'docs', 'schema.md'), 'utf8'));
  return page?.[1] ?? /WaveformQuery =\s*"([^"]*)"/.exec(readFileSync(join(root, 'src', 'Pipeline', 'Describing', 'SchemaPage.cs'), 'utf8'))?.[1];
}

async function checkRecipes(dataset) {
  const bytes = new Map();
  const joined = [];
  for (const file of hyparquet.parts(join(dataset, 'waveforms'))) {
    for (const { TriggerId, PmtIndex, LowGainCounts } of await hyparquet.objects(file)) {
      bytes.set(`${TriggerId} ${PmtIndex}`, LowGainCounts);
      joined.push(LowGainCounts);
    }
  }

  const query = documentedQuery();
  check('the query of the documentation is found', query?.includes('LowGainCounts'));
  const samples = await duckdb.documentedSamples(query, dataset).catch((error) => error.message);
  const equals = ([trigger, tube, list]) => {
    const want = bytes.get(`${trigger} ${tube}`);
    return want?.length === list.items.length && want.every((byte, i) => byte === list.items[i]);
  };
  const isRight = Array.isArray(samples) && samples.length === joined.length && samples.every(equals);
  check(`${dataset}: the documented query yields the samples`, isRight, () => (Array.isArray(samples) ? 'other samples' : samples));

  // The recipe for numpy: bytes of all records end to end, cut into rows of equal length. polars' own bytes, joined as there.
  const cut = await polars.joinedBytes(join(dataset, 'waveforms'), 'LowGainCounts');
  const length = joined.length === 0 ? 0 : cut.length / joined.length;
  const isCut = Number.isInteger(length) && joined.every((record, row) => Buffer.compare(record, cut.subarray(row * length, (row + 1) * length)) === 0);
  check(`${dataset}: joined bytes of polars are rows of samples`, isCut, () => `${cut.length} bytes, ${joined.length} records`);
}

async function checkChannels(dataset, tables) {
  for (const table of tables.filter((name) => name !== 'exposure')) {
    const channels = (await duckdb.rowsOfChannels(dataset, table)).slice(0, 2);
    await Promise.all(channels.map(async ({ channel, rows }) => {
      const found = await program.rowsWhere(join(dataset, table), channel).catch((error) => error.message);
      check(`${dataset}: rows of ${table} that export takes for ${channel}`, found === rows, () => `${found}, duckdb ${rows}`);
    }));
  }
}

const kinds = [['interactions', 'triggers', 'pairs'], ['interactions', 'recoils']];
const datasets = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
check('datasets are named', datasets.length > 0, () => 'usage: node check.mjs DATASET...');
check('the program is named', program.isNamed, () => 'JPARCSIM="dotnet src/Cli/bin/Release/net10.0/jparcsim.dll" node check.mjs DATASET...');
for (const dataset of datasets) {
  const tables = existsSync(dataset) ? readdirSync(dataset, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
  const isDataset = kinds.some((kind) => kind.every((table) => tables.includes(table)));
  check(`${dataset} is a dataset`, isDataset, () => `its tables are ${shown(tables)}`);
  if (!isDataset) {
    continue;
  }

  const { schemaVersion } = JSON.parse(readFileSync(join(dataset, 'manifest.json'), 'utf8'));
  for (const table of tables) {
    await guarded(`${dataset}: ${table}`, () => checkTable(join(dataset, table)));
  }

  if (tables.includes('pairs')) {
    await guarded(`${dataset}: joins of pairs`, () => checkJoin(dataset));
  }

  if (tables.includes('recoils')) {
    await guarded(`${dataset}: joins of recoils`, () => checkRecoils(dataset));
  }

  if (tables.includes('waveforms')) {
    await guarded(`${dataset}: samples`, () => checkWaveforms(dataset, schemaVersion));
  }

  if (program.isNamed) {
    await guarded(`${dataset}: channels`, () => checkChannels(dataset, tables));
  }
}

conclude();
