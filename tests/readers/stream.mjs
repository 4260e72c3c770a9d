// node stream.mjs
// Reads what the program that JPARCSIM names puts on its standard output while it runs, and compares it with the files of the same run: a million
// recoils as they come, tables of a liquid scintillator cell by cell, a stream without rows, and readers that go away.
// Prints what differs, and on the last line "N passed, N failed"; exit code 1 when anything failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordBatchReader, tableFromIPC } from 'apache-arrow';
import { addArrow } from './arrow.mjs';
import { check, conclude, shown } from './checks.mjs';
import * as duckdb from './duckdb.mjs';
import { TableFacts, agree, nothing } from './facts.mjs';
import * as hyparquet from './hyparquet.mjs';
import * as program from './program.mjs';

const recoilEvents = 1300000;
const recoilRun = ['run', 'cevns/xe', '--events', `${recoilEvents}`];
const nearRun = [
  'run', 'jsns2-near-ibd', '--events', '600', '--set', 'partEvents=300', '--keep', 'charges,firstHits,waveforms:0.02',
  '--set', 'detector.calibration.lightMap.eventsPerPosition=10', '--set', 'detector.calibration.energyScale.events=100',
];

const shortTypes = { Int32: 'INTEGER', Int64: 'BIGINT', Float32: 'FLOAT', Float64: 'DOUBLE', Bool: 'BOOLEAN', Binary: 'BLOB', 'Dictionary<Int32, Utf8>': 'VARCHAR', 'List<Float32>': 'FLOAT[]' };

/** Types of a stream's columns as duckdb calls them in the files. */
const typesOf = (schema) => Object.fromEntries(schema.fields.map((field) => [field.name, shortTypes[`${field.type}`] ?? `${field.type}`]));

function checkTypes(what, schema, types) {
  check(`${what}: columns and types of the files`, shown(typesOf(schema)) === shown(types), () => `${shown(typesOf(schema))}, files ${shown(types)}`);
}

function checkEnd(what, { code, lines }, expected) {
  const errors = lines.filter((line) => /^error:/.test(line));
  const traces = lines.filter((line) => /Exception|^\s+at /.test(line));
  const isRight = code === expected && errors.length === (expected === 0 ? 0 : 1) && traces.length === 0;
  check(`${what}: ends with exit code ${expected}`, isRight, () => `${code}, ${shown([...errors, ...traces])}`);
}

/** Takes batch after batch as they come and keeps none. */
async function readRecoils() {
  const { child, ended } = program.start([...recoilRun, '--stream', 'recoils']);
  const found = new TableFacts();
  const reader = await RecordBatchReader.from(child.stdout);
  const { schema } = await reader.open(); // the reader forgets it at the end
  let [last, isAscending, batches] = [-1n, true, 0];
  for await (const batch of reader) {
    addArrow(found, batch);
    for (const id of batch.getChild('EventId')) {
      isAscending &&= id > last;
      last = id;
    }

    batches++;
  }

  return { schema, end: await ended, facts: found.finish(), isAscending, batches };
}

async function checkRecoils(work) {
  const what = 'recoils';
  const dataset = join(work, 'recoils');
  await program.output([...recoilRun, '--out', dataset, '--json']);
  const { schema, end, facts, isAscending, batches } = await readRecoils();
  const manifest = JSON.parse(readFileSync(join(dataset, 'manifest.json'), 'utf8'));
  const folder = join(dataset, 'recoils');
  const expected = await duckdb.facts(folder);
  checkEnd(what, end, 0);
  checkTypes(what, schema, await duckdb.types(folder));
  check(`${what}: the run's id`, schema.metadata.get('runId') === manifest.runId, () => `${schema.metadata.get('runId')}, manifest ${manifest.runId}`);
  check(`${what}: about a million`, facts.rows > 900000 && facts.rows < recoilEvents, () => `${facts.rows}`);
  check(`${what}: rows`, facts.rows === expected.rows, () => `${facts.rows}, files ${expected.rows}`);
  check(`${what}: a batch for each part`, batches === manifest.partCount, () => `${batches} of ${manifest.partCount} parts`);
  check(`${what}: EventIds ascend`, isAscending);
  for (const [column, want] of Object.entries(expected.columns)) {
    check(`${what}: ${column}`, agree(facts.columns[column] ?? nothing, want), () => `${shown(facts.columns[column])}, files ${shown(want)}`);
  }
}

const isSame = (a, b) => {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return Object.is(a ?? null, b ?? null);
  }

  const [first, second] = [[...a], [...b]];
  return first.length === second.length && first.every((element, i) => isSame(element, second[i]));
};

/** Compares a stream with the files of a table, cell by cell; counts nulls and elements that are null. */
async function compareCells(what, bytes, folder) {
  const table = tableFromIPC(bytes);
  checkTypes(what, table.schema, await duckdb.types(folder));
  const objects = [];
  for (const file of hyparquet.parts(folder)) {
    objects.push(...(await hyparquet.objects(file)));
  }

  check(`${what}: rows`, table.numRows === objects.length && objects.length > 0, () => `${table.numRows}, files ${objects.length}`);
  const counts = { nulls: 0, nullElements: 0 };
  for (const { name, nullable } of table.schema.fields) {
    let [row, differing, example] = [0, 0, null];
    let hasNull = false;
    for (const cell of table.getChild(name)) {
      const want = objects[row]?.[name];
      hasNull ||= cell === null;
      counts.nulls += cell === null ? 1 : 0;
      counts.nullElements += `${table.getChild(name).type}`.startsWith('List') ? [...(cell ?? [])].filter((element) => element === null).length : 0;
      if (!isSame(cell, want)) {
        differing++;
        example ??= `row ${row}: ${shown(cell)}, files ${shown(want)}`;
      }

      row++;
    }

    check(`${what}: ${name}`, differing === 0 && row === objects.length, () => `${differing} cells differ, ${example}`);
    check(`${what}: ${name} is null only where it may be`, nullable || !hasNull);
  }

  return counts;
}

async function checkNear(work) {
  const dataset = join(work, 'near');
  const triggers = await program.output([...nearRun, '--out', dataset, '--stream', 'triggers']);
  const again = await program.output([...nearRun, '--threads', '1', '--stream', 'triggers']);
  check('triggers: the same bytes on one thread, without files', triggers.equals(again), () => `${triggers.length} and ${again.length} bytes`);
  const totals = { nulls: 0, nullElements: 0 };
  for (const table of ['triggers', 'pairs', 'interactions', 'particles', 'waveforms', 'exposure']) {
    const folder = join(dataset, table);
    const resumed = await program.output([...nearRun, '--out', dataset, '--resume', '--stream', table]);
    const exported = await program.output(['export', dataset, '--table', table, '--format', 'arrow']);
    check(`${table}: export writes what a resumed run does`, exported.equals(resumed), () => `${exported.length} and ${resumed.length} bytes`);
    check(`${table}: a resumed run streams what the run did`, table !== 'triggers' || resumed.equals(triggers), () => `${resumed.length} and ${triggers.length} bytes`);
    const { nulls, nullElements } = await compareCells(table, table === 'triggers' ? triggers : resumed, folder);
    totals.nulls += nulls;
    totals.nullElements += nullElements;
  }

  check('there are nulls to compare, and lists with null elements', totals.nulls > 0 && totals.nullElements > 0, () => shown(totals));
  await checkEarlyEnd('export', ['export', dataset, '--table', 'waveforms', '--format', 'arrow'], (child) => {
    child.stdout.destroy();
    return Promise.resolve(true);
  });
}

/** A run whose only event is not seen: a schema, and no rows. */
async function checkNoRows() {
  for (let seed = 1; seed <= 50; seed++) {
    const { child, ended } = program.start(['run', 'cevns/xe', '--events', '1', '--seed', `${seed}`, '--stream', 'recoils']);
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    const end = await ended;
    const table = tableFromIPC(Buffer.concat(chunks));
    if (table.numRows > 0) {
      continue;
    }

    checkEnd('no rows', end, 0);
    check('no rows: there are columns', table.schema.fields.length > 5, () => shown(typesOf(table.schema)));
    check('no rows: columns have none', table.schema.fields.every((field) => [...(table.getChild(field.name) ?? [])].length === 0));
    return;
  }

  check('no rows: one of 50 seeds has no recoil', false);
}

async function checkEarlyEnd(what, words, leave) {
  const { child, ended } = program.start(words);
  const hasBegun = await leave(child);
  check(`${what}: it had begun when its reader went away`, hasBegun);
  checkEnd(`${what} whose reader goes away`, await ended, 2);
}

/** The program is not let run on for nothing: far fewer events than it was asked for. */
async function checkLeaving() {
  await checkEarlyEnd('stream', [...recoilRun, '--stream', 'recoils'], async (child) => {
    const reader = await RecordBatchReader.from(child.stdout);
    await reader.open();
    const { value } = await reader.next();
    child.stdout.destroy();
    return value?.numRows > 0;
  });
}

check('the program is named', program.isNamed, () => 'JPARCSIM="dotnet src/Cli/bin/Release/net10.0/jparcsim.dll" node stream.mjs');
if (program.isNamed) {
  const work = mkdtempSync(join(tmpdir(), 'streams-'));
  try {
    for (const part of [checkRecoils, checkNear, checkNoRows, checkLeaving]) {
      await part(work).catch((error) => check(part.name, false, () => error.stack));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

conclude();
