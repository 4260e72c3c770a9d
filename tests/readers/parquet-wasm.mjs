// parquet-wasm: the Rust implementation of Apache Arrow.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
import { ColumnFacts } from './facts.mjs';

export const name = 'parquet-wasm';

export async function facts(folder) {
  let rows = 0;
  const columns = {};
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.parquet')).sort()) {
    const table = tableFromIPC(readParquet(readFileSync(join(folder, file))).intoIPCStream());
    rows += table.numRows;
    for (const field of table.schema.fields) {
      const found = (columns[field.name] ??= new ColumnFacts());
      for (const cell of table.getChild(field.name)) {
        found.add(cell);
      }
    }
  }

  return { rows, columns: Object.fromEntries(Object.entries(columns).map(([column, found]) => [column, found.finish()])) };
}
