// DuckDB: facts of a table by SQL, and the join between tables.
import { DuckDBInstance } from '@duckdb/node-api';

const connect = async () => (await DuckDBInstance.create(':memory:')).connect();

const connection = await connect();

// Without what skips row groups or folds filters by statistics, to compare with.
const plain = await connect();
await plain.run("SET disabled_optimizers = 'statistics_propagation,filter_pushdown'");

async function rows(sql, on = connection) {
  return (await on.runAndReadAll(sql)).getRows();
}

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

const text = (value) => `'${value.replaceAll("'", "''")}'`;

const files = (folder) => text(folder.endsWith('.parquet') ? folder : `${folder}/*.parquet`);

/** The part files of a table, or one of them, as one relation. */
const relation = (folder) => `read_parquet(${files(folder)})`;

export const name = 'duckdb';

/** Types of the columns of a table. */
export async function types(folder) {
  return Object.fromEntries(await rows(`DESCRIBE SELECT * FROM ${relation(folder)}`));
}

/** Facts of a table by SQL, without digests. */
export async function facts(folder) {
  const result = { rows: Number((await rows(`SELECT count(*) FROM ${relation(folder)}`))[0][0]), columns: {} };
  for (const [column, type] of Object.entries(await types(folder))) {
    result.columns[column] = await columnFacts(folder, quote(column), type);
  }

  return result;
}

const bytesOf = (column) => `list_transform(regexp_extract_all(hex(${column}), '..'), lambda byte: ('0x' || byte)::UTINYINT)`;

async function columnFacts(folder, column, type) {
  const isList = type.endsWith('[]') || type === 'BLOB';
  const element = type === 'BLOB' ? 'UTINYINT' : isList ? type.slice(0, -2) : type;
  const list = type === 'BLOB' ? bytesOf(column) : column;
  const values = isList ? `(SELECT unnest(${list}) AS v FROM ${relation(folder)})` : `(SELECT ${column} AS v FROM ${relation(folder)})`;
  const sum = {
    VARCHAR: 'coalesce(sum(length(v)), 0)',
    BOOLEAN: 'coalesce(sum(v::INT), 0)',
  }[element] ?? (/INT/.test(element) ? 'coalesce(sum(v::HUGEINT), 0)' : 'coalesce(fsum(v::DOUBLE), 0)');
  const magnitude = /DOUBLE|FLOAT/.test(element) ? 'coalesce(sum(abs(v::DOUBLE)), 0)' : '0';
  const [[cells, present]] = await rows(`SELECT count(*), count(${column}) FROM ${relation(folder)}`);
  const [[slots, filled, total, size]] = await rows(`SELECT count(*), count(v), ${sum}, ${magnitude} FROM ${values}`);
  return {
    cells: Number(cells),
    nulls: Number(cells - present),
    elements: isList ? Number(slots) : 0,
    nullElements: isList ? Number(slots - filled) : 0,
    sum: total,
    magnitude: Number(size),
  };
}

const literal = (value) => (typeof value === 'number' ? `${text(String(value))}::DOUBLE` : typeof value === 'string' ? text(value) : `${value}`);

const predicate = ({ column, tests }) =>
  tests.map(([operator, value]) => (value === null ? `${quote(column)} IS NULL` : `${quote(column)} ${operator} ${literal(value)}`)).join(' AND ');

const counterOn = (folder, on) => async (filter) => Number((await rows(`SELECT count(*) FROM ${relation(folder)} WHERE ${predicate(filter)}`, on))[0][0]);

/** Counts rows under a filter. */
export const counter = (folder) => counterOn(folder, connection);

/** The same, every row looked at. */
export const plainCounter = (folder) => counterOn(folder, plain);

/** Whether a filter that no value passes is answered by the footer alone: the plan has no scan. */
export async function skips(path, filter) {
  const plan = await rows(`EXPLAIN SELECT count(*) FROM ${relation(path)} WHERE ${predicate(filter)}`);
  return plan.some(([, drawing]) => drawing.includes('EMPTY_RESULT'));
}

/** Least and greatest value of a column, null where there is none: from the footer where duckdb dares. */
export async function extremes(folder, column) {
  return (await rows(`SELECT min(${quote(column)}), max(${quote(column)}) FROM ${relation(folder)}`))[0];
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

/** Rows of the waveforms, those that find their trigger, types of their samples and how many lengths the records have. */
export async function waveformFacts(dataset) {
  const waveforms = relation(`${dataset}/waveforms`);
  const { HighGainCounts, LowGainCounts } = await types(`${dataset}/waveforms`);
  const length = HighGainCounts === 'BLOB' ? 'octet_length' : 'length';
  const [[rowCount, joined, lengths]] = await rows(`
    SELECT (SELECT count(*) FROM ${waveforms}),
           (SELECT count(*) FROM ${waveforms} AS w JOIN ${relation(`${dataset}/triggers`)} AS t ON t.TriggerId = w.TriggerId),
           (SELECT count(DISTINCT ${length}(l)) FROM (SELECT HighGainCounts AS l FROM ${waveforms} UNION ALL SELECT LowGainCounts FROM ${waveforms}))`);
  return { rows: Number(rowCount), joined: Number(joined), types: [HighGainCounts, LowGainCounts], lengths: Number(lengths) };
}

/** Rows of the query that the documentation prints, over another dataset than its example. */
export async function documentedSamples(query, dataset) {
  return rows(query.replace(`'out/near/waveforms/*.parquet'`, files(`${dataset}/waveforms`)));
}

/** Names of the channels of a dataset, and how many rows of a table are of events of each. */
export async function rowsOfChannels(dataset, table) {
  const [ids, eventId] = table === 'pairs' || table === 'waveforms'
    ? [`${relation(`${dataset}/${table}`)} AS r JOIN ${relation(`${dataset}/triggers`)} AS t ON t.TriggerId = r.${table === 'pairs' ? 'PromptTriggerId' : 'TriggerId'}`, 't.EventId']
    : [`${relation(`${dataset}/${table}`)} AS r`, 'r.EventId'];
  const found = await rows(`
    SELECT e.Channel, coalesce(c.n, 0) FROM (SELECT DISTINCT Channel FROM ${relation(`${dataset}/exposure`)}) AS e LEFT JOIN (
      SELECT i.Channel, count(*) AS n FROM ${ids} JOIN ${relation(`${dataset}/interactions`)} AS i ON i.EventId = ${eventId} GROUP BY 1) AS c USING (Channel)
    ORDER BY 2 DESC, 1`);
  return found.map(([channel, count]) => ({ channel, rows: Number(count) }));
}
