// What two readers must agree on, gathered value by value.

/** Counts slots and nulls of a column and sums it: text by length, booleans as 0 and 1, whole numbers exactly. */
export class ColumnFacts {
  slots = 0;
  nulls = 0;
  sum = 0;
  magnitude = 0;
  #whole = 0n;
  #lost = 0; // what rounding took from the sum (Neumaier)

  /** A cell: a value, null, or a list of them. */
  add(cell) {
    if (cell !== null && typeof cell === 'object') {
      for (const element of cell) {
        this.#addSlot(element);
      }
    } else {
      this.#addSlot(cell);
    }
  }

  finish() {
    const sum = this.sum + this.#lost;
    return { slots: this.slots, nulls: this.nulls, sum: this.#whole !== 0n ? this.#whole : sum, magnitude: this.magnitude };
  }

  #addSlot(value) {
    this.slots++;
    if (value === null || value === undefined) {
      this.nulls++;
    } else if (typeof value === 'bigint') {
      this.#whole += value;
    } else {
      this.#addNumber(typeof value === 'string' ? [...value].length : Number(value));
    }
  }

  #addNumber(value) {
    const next = this.sum + value;
    this.#lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
    this.magnitude += Math.abs(value);
  }
}

/** Whether two sums agree: whole numbers exactly, others to the rounding of any order of summation. */
export function sumsAgree(a, b) {
  if (typeof a.sum === 'bigint' || typeof b.sum === 'bigint') {
    return Number.isInteger(Number(a.sum)) && Number.isInteger(Number(b.sum)) && BigInt(a.sum) === BigInt(b.sum);
  }

  return Object.is(a.sum, b.sum) || Math.abs(a.sum - b.sum) <= 1e-13 * Math.max(a.magnitude, b.magnitude);
}
