// hyparquet: a reader in plain JavaScript.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ColumnFacts } from './facts.mjs';

export const name = 'hyparquet';

/** Rows of one file. */
export async function objects(path) {
  return parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
}

export async function facts(folder) {
  let rows = 0;
  const columns = {};
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.parquet')).sort()) {
    for (const row of await objects(join(folder, file))) {
      rows++;
      for (const [column, cell] of Object.entries(row)) {
        (columns[column] ??= new ColumnFacts()).add(cell);
      }
    }
  }

  return { rows, columns: Object.fromEntries(Object.entries(columns).map(([column, found]) => [column, found.finish()])) };
}
