// Comma-separated values as the program writes them: a line of names, cells in quotes where they hold commas or quotes, nothing for null, lists as [1, null].
import { TableFacts } from './facts.mjs';

const cellAndEnd = /("[^"]*(?:""[^"]*)*"|[^",\n]*)([,\n])/y;

/** Rows of cells: text, or null for an empty cell without quotes. */
export function* rowsOf(text) {
  let row = [];
  for (let at = 0; at < text.length; at = cellAndEnd.lastIndex) {
    cellAndEnd.lastIndex = at;
    const found = cellAndEnd.exec(text);
    if (found === null) {
      throw new Error(`no cell and its end at character ${at}: ${text.slice(at, at + 40)}`);
    }

    const [, cell, end] = found;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell === '' ? null : cell);
    if (end === '\n') {
      yield row;
      row = [];
    }
  }

  if (row.length > 0) {
    throw new Error('the last line has no end');
  }
}

/** A value of a type of duckdb. */
function valueOf(text, type) {
  if (type === 'VARCHAR') {
    return text;
  }

  if (type === 'BOOLEAN') {
    if (text !== 'true' && text !== 'false') {
      throw new Error(`no boolean: ${text}`);
    }

    return text === 'true';
  }

  if (type === 'BIGINT') {
    return BigInt(text);
  }

  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) {
    throw new Error(`no number: ${text}`);
  }

  return type === 'FLOAT' ? Math.fround(number) : number;
}

function cellOf(text, type) {
  if (text === null) {
    return null;
  }

  const element = type === 'BLOB' ? 'UTINYINT' : type.endsWith('[]') ? type.slice(0, -2) : null;
  if (element === null) {
    return valueOf(text, type);
  }

  if (!text.startsWith('[') || !text.endsWith(']')) {
    throw new Error(`no list: ${text.slice(0, 40)}`);
  }

  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((part) => (part.trim() === 'null' ? null : valueOf(part.trim(), element)));
}

/** Facts of a table, its types by column. */
export function tableOf(text, types) {
  const found = new TableFacts();
  let names = null;
  for (const row of rowsOf(text)) {
    if (names === null) {
      names = row;
      continue;
    }

    if (row.length !== names.length) {
      throw new Error(`row ${found.rows} has ${row.length} cells, the line of names ${names.length}`);
    }

    found.rows++;
    row.forEach((cell, i) => found.column(names[i]).add(cellOf(cell, types[names[i]])));
  }

  return found.finish();
}
