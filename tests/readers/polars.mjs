// polars: another reader in Rust, with an engine of its own. Its values come to JavaScript as Arrow: by itself it hands whole numbers of 64 bits
// on as doubles, and refuses binary ("DataType Binary is not supported for JS conversion"), of dtypes, getColumn and toRecords alike.
// The binding for Linux is a dependency by name, for its package asks for Node.js 22 and npm leaves out what asks for too much and is optional;
// Node.js 20 runs it.
import { tableFromIPC } from 'apache-arrow';
import pl from 'nodejs-polars';
import { addArrow } from './arrow.mjs';
import { TableFacts } from './facts.mjs';
import { parts } from './hyparquet.mjs';

export const name = 'polars';

export async function facts(folder) {
  const found = new TableFacts();
  for (const file of parts(folder)) {
    addArrow(found, tableFromIPC(pl.readParquet(file).writeIPCStream()));
  }

  return found.finish();
}

const operators = { '=': 'eq', '<': 'lt', '<=': 'ltEq', '>': 'gt', '>=': 'gtEq' };

/** Counts rows under a filter: of a scan, to which polars hands the filter down. */
export function counter(folder) {
  const scan = pl.scanParquet(`${folder}/*.parquet`);
  return async ({ column, tests }) => {
    const predicate = tests
      .map(([operator, value]) => (value === null ? pl.col(column).isNull() : pl.col(column)[operators[operator]](pl.lit(value))))
      .reduce((all, one) => all.and(one));
    return (await scan.filter(predicate).select(pl.len()).collect()).toRecords()[0].len;
  };
}

/** Bytes of all cells of a binary column, end to end. */
export async function joinedBytes(folder, column) {
  const cells = parts(folder).flatMap((file) => [...tableFromIPC(pl.readParquet(file, { columns: [column] }).writeIPCStream()).getChild(column)]);
  return Buffer.concat(cells);
}
