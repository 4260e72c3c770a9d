// The program itself, as the environment variable JPARCSIM names it: "dotnet src/Cli/bin/Release/net10.0/jparcsim.dll".
import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { addArrow } from './arrow.mjs';
import { tableOf } from './csv.mjs';
import { TableFacts } from './facts.mjs';

/** Whether there is a program to run. */
export const isNamed = Boolean(process.env.JPARCSIM?.trim());

/** Starts the program: its process, and a promise of its exit code and of the lines on its standard error. */
export function start(words) {
  const [command, ...first] = process.env.JPARCSIM.trim().split(/\s+/);
  const child = spawn(command, [...first, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, lines: errors.split('\n').filter((line) => line !== '') }));
  });
  return { child, ended };
}

/** Runs the program to its end: what it writes to standard output. */
export async function output(words) {
  const { child, ended } = start(words);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const { code, lines } = await ended;
  if (code !== 0) {
    throw new Error(`'${words.join(' ')}' ended with exit code ${code}: ${lines.at(-1)}`);
  }

  return Buffer.concat(chunks);
}

const exported = (folder, ...words) => output(['export', dirname(folder), '--table', basename(folder), ...words]);

/** Parquet.Net, by way of "export --format arrow". */
export const arrow = {
  name: 'export as arrow',

  async facts(folder) {
    const found = new TableFacts();
    addArrow(found, tableFromIPC(await exported(folder, '--format', 'arrow')));
    return found.finish();
  },
};

/** The same as comma-separated values, which name no types: duckdb's are used. */
export const csv = {
  name: 'export as csv',

  async facts(folder, types) {
    return tableOf((await exported(folder, '--format', 'csv')).toString(), types);
  },
};

/** Rows of the events of a channel. */
export async function rowsWhere(folder, channel) {
  return tableFromIPC(await exported(folder, '--format', 'arrow', '--where', channel)).numRows;
}
