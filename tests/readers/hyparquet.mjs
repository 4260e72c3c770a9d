// hyparquet: a reader in plain JavaScript.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { TableFacts } from './facts.mjs';

export const name = 'hyparquet';

/** The part files of a table, in their order. */
export const parts = (folder) => readdirSync(folder).filter((entry) => entry.endsWith('.parquet')).sort().map((entry) => join(folder, entry));

/** A file in memory that counts how often it is read from. */
class Content {
  reads = 0;

  constructor(path) {
    const bytes = readFileSync(path);
    this.bytes = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    this.byteLength = bytes.length;
    this.metadata = parquetMetadata(this.bytes);
  }

  slice(start, end) {
    this.reads++;
    return this.bytes.slice(start, end);
  }
}

/** Rows of one file. Without "utf8: false" binary is decoded as text, which loses bytes above 127. */
export async function objects(path) {
  const file = new Content(path);
  return parquetReadObjects({ file, metadata: file.metadata, compressors, utf8: false });
}

export async function facts(folder) {
  const found = new TableFacts();
  for (const file of parts(folder)) {
    for (const row of await objects(file)) {
      found.rows++;
      for (const [column, cell] of Object.entries(row)) {
        found.column(column).add(cell);
      }
    }
  }

  return found.finish();
}

const operators = { '=': '$eq', '<': '$lt', '<=': '$lte', '>': '$gt', '>=': '$gte' };

/** Counts rows under a filter, file by file, each file held in memory. */
export function counter(folder) {
  const files = parts(folder).map((path) => new Content(path));
  return async ({ column, tests }) => {
    const filter = { [column]: Object.fromEntries(tests.map(([operator, value]) => [operators[operator], value])) };
    const counts = [];
    for (const file of files) {
      counts.push((await parquetReadObjects({ file, metadata: file.metadata, compressors, utf8: false, columns: [column], filter })).length);
    }

    return counts.reduce((sum, count) => sum + count, 0);
  };
}

/** Whether a filter that no value passes is answered by the footer alone. */
export async function skips(path, { column, tests }) {
  const file = new Content(path);
  const filter = { [column]: Object.fromEntries(tests.map(([operator, value]) => [operators[operator], value])) };
  await parquetReadObjects({ file, metadata: file.metadata, compressors, columns: [column], filter });
  return file.reads === 0;
}
