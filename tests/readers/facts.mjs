// What two readers must agree on, gathered value by value.

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

/**
 * Counts cells of a column and elements of its lists (bytes of binary cells), with nulls of both, and sums it: text by length, booleans as 0
 * and 1, whole numbers exactly. The digest depends on every bit and on the order.
 */
export class ColumnFacts {
  cells = 0;
  nulls = 0;
  elements = 0;
  nullElements = 0;
  sum = 0;
  magnitude = 0;
  #whole = 0n;
  #lost = 0; // what rounding took from the sum (Neumaier)
  #digest = 0;

  /** A cell: a value, null, bytes, or a list of values and nulls. */
  add(cell) {
    this.cells++;
    if (cell === null || cell === undefined) {
      this.nulls++;
      this.#mix(0x6e756c6c);
    } else if (cell instanceof Uint8Array) {
      this.#addBytes(cell);
    } else if (typeof cell === 'object') {
      this.#addList(cell);
    } else {
      this.#addValue(cell);
    }
  }

  finish() {
    const { cells, nulls, elements, nullElements, magnitude } = this;
    const sum = this.#whole !== 0n ? this.#whole : this.sum + this.#lost;
    return { cells, nulls, elements, nullElements, sum, magnitude, digest: this.#digest };
  }

  #addBytes(bytes) {
    let sum = 0;
    for (const byte of bytes) {
      sum += byte;
      this.#mixNumber(byte);
    }

    this.elements += bytes.length;
    this.sum += sum;
    this.#mix(bytes.length);
  }

  #addList(list) {
    let length = 0;
    for (const element of list) {
      length++;
      if (element === null || element === undefined) {
        this.nullElements++;
        this.#mix(0x6e756c6c);
      } else {
        this.#addValue(element);
      }
    }

    this.elements += length;
    this.#mix(length);
  }

  #addValue(value) {
    if (typeof value === 'bigint') {
      this.#whole += value;
      this.#mixNumber(Number(value));
    } else if (typeof value === 'string') {
      const points = [...value];
      points.forEach((point) => this.#mix(point.codePointAt(0)));
      this.#addNumber(points.length);
    } else {
      this.#addNumber(Number(value));
    }
  }

  #addNumber(value) {
    const next = this.sum + value;
    this.#lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
    this.magnitude += Math.abs(value);
    this.#mixNumber(value);
  }

  #mixNumber(value) {
    number[0] = Number.isNaN(value) ? NaN : value;
    this.#mix(halves[0]);
    this.#mix(halves[1]);
  }

  #mix(word) {
    const turned = (this.#digest << 13) | (this.#digest >>> 19);
    this.#digest = Math.imul(turned ^ word, 0x5bd1e995) + 0x165667b1 | 0;
  }
}

/** Facts of the columns of a table, by name. */
export class TableFacts {
  rows = 0;
  #columns = {};

  /** The facts of a column; made when it is asked for first. */
  column(name) {
    return (this.#columns[name] ??= new ColumnFacts());
  }

  finish() {
    return { rows: this.rows, columns: Object.fromEntries(Object.entries(this.#columns).map(([name, found]) => [name, found.finish()])) };
  }
}

/** Facts of a column without a row. */
export const nothing = new ColumnFacts().finish();

/** Whether the facts of a column agree: the digests as far as both have one. */
export function agree(a, b) {
  const counts = ['cells', 'nulls', 'elements', 'nullElements'];
  return counts.every((count) => a[count] === b[count]) && sumsAgree(a, b) && (a.digest === undefined || b.digest === undefined || a.digest === b.digest);
}

/** Whether two sums agree: whole numbers exactly, others to the rounding of any order of summation. */
export function sumsAgree(a, b) {
  if (typeof a.sum === 'bigint' || typeof b.sum === 'bigint') {
    return Number.isInteger(Number(a.sum)) && Number.isInteger(Number(b.sum)) && BigInt(a.sum) === BigInt(b.sum);
  }

  return Object.is(a.sum, b.sum) || Math.abs(a.sum - b.sum) <= 1e-13 * Math.max(a.magnitude, b.magnitude);
}
