// DuckDB: facts of a table by SQL, and the join between tables.
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();

async function rows(sql) {
  return (await connection.runAndReadAll(sql)).getRows();
}

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

const files = (folder) => `'${folder.replaceAll("'", "''")}/*.parquet'`;

/** The part files of a table as one relation. */
const relation = (folder) => `read_parquet(${files(folder)})`;

export const name = 'duckdb';

export async function facts(folder) {
  const result = { rows: Number((await rows(`SELECT count(*) FROM ${relation(folder)}`))[0][0]), columns: {} };
  for (const [column, type] of await rows(`DESCRIBE SELECT * FROM ${relation(folder)}`)) {
    result.columns[column] = await columnFacts(folder, quote(column), type);
  }

  return result;
}

async function columnFacts(folder, column, type) {
  const isList = type.endsWith('[]');
  const element = isList ? type.slice(0, -2) : type;
  const values = isList ? `(SELECT unnest(${column}) AS v FROM ${relation(folder)})` : `(SELECT ${column} AS v FROM ${relation(folder)})`;
  const sum = {
    VARCHAR: 'coalesce(sum(length(v)), 0)',
    BOOLEAN: 'coalesce(sum(v::INT), 0)',
  }[element] ?? (/INT/.test(element) ? 'coalesce(sum(v::HUGEINT), 0)' : 'coalesce(fsum(v::DOUBLE), 0)');
  const magnitude = /DOUBLE|FLOAT/.test(element) ? 'coalesce(sum(abs(v::DOUBLE)), 0)' : '0';
  const [[slots, present, total, size]] = await rows(`SELECT count(*), count(v), ${sum}, ${magnitude} FROM ${values}`);
  return { slots: Number(slots), nulls: Number(slots) - Number(present), sum: total, magnitude: Number(size) };
}

/** Least and greatest values as the footers of a table's files state them, by column; null where a footer states none. */
export async function statedRanges(folder) {
  const found = await rows(`SELECT file_name, path_in_schema, type, stats_min_value, stats_max_value FROM parquet_metadata(${files(folder)})`);
  return found.map(([file, column, type, least, greatest]) => ({ file, column, isSingle: type === 'FLOAT', least, greatest }));
}

/** Pairs, and pairs whose prompt, delayed and prompt's event are all found, once each. */
export async function joinCounts(dataset) {
  const [[pairs, joined]] = await rows(`
    SELECT (SELECT count(*) FROM ${relation(`${dataset}/pairs`)}),
           (SELECT count(*)
            FROM ${relation(`${dataset}/pairs`)} AS pair
            JOIN ${relation(`${dataset}/triggers`)} AS prompt ON prompt.TriggerId = pair.PromptTriggerId
            JOIN ${relation(`${dataset}/triggers`)} AS delayed ON delayed.TriggerId = pair.DelayedTriggerId
            JOIN ${relation(`${dataset}/interactions`)} AS interaction ON interaction.EventId = prompt.EventId)`);
  return { pairs: Number(pairs), joined: Number(joined) };
}

/** Recoils, and those whose interaction is found. */
export async function recoilCounts(dataset) {
  const [[recoils, joined]] = await rows(`
    SELECT (SELECT count(*) FROM ${relation(`${dataset}/recoils`)}),
           (SELECT count(*) FROM ${relation(`${dataset}/recoils`)} AS r JOIN ${relation(`${dataset}/interactions`)} AS i ON i.EventId = r.EventId)`);
  return { recoils: Number(recoils), joined: Number(joined) };
}

/** Rows of the waveforms, those that find their trigger, the type of their samples and how many lengths the lists have. */
export async function waveformFacts(dataset) {
  const waveforms = relation(`${dataset}/waveforms`);
  const [[rowCount, joined, type, lengths]] = await rows(`
    SELECT (SELECT count(*) FROM ${waveforms}),
           (SELECT count(*) FROM ${waveforms} AS w JOIN ${relation(`${dataset}/triggers`)} AS t ON t.TriggerId = w.TriggerId),
           (SELECT any_value(typeof(LowGainCounts)) FROM ${waveforms}),
           (SELECT count(DISTINCT length(l)) FROM (SELECT HighGainCounts AS l FROM ${waveforms} UNION ALL SELECT LowGainCounts FROM ${waveforms}))`);
  return { rows: Number(rowCount), joined: Number(joined), type, lengths: Number(lengths) };
}
