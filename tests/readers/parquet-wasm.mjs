// parquet-wasm: the Rust implementation of Apache Arrow.
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
import { addArrow } from './arrow.mjs';
import { TableFacts } from './facts.mjs';
import { parts } from './hyparquet.mjs';

export const name = 'parquet-wasm';

export async function facts(folder) {
  const found = new TableFacts();
  for (const file of parts(folder)) {
    addArrow(found, tableFromIPC(readParquet(readFileSync(file)).intoIPCStream()));
  }

  return found.finish();
}
