// Filters of a column that readers answer with the help of the ranges in the footers: within, at and beyond every bound.

const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function filtersOfNumbers(sorted) {
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  return [
    [['>', at(0.5)]],
    [['>=', at(0.25)], ['<=', at(0.75)]],
    [['>=', least], ['<=', greatest]],
    [['=', least]],
    [['=', greatest]],
    [['<=', least]],
    [['>=', greatest]],
    [['<', least]],
    [['>', greatest]],
    [['<', least], ['>', greatest]],
  ];
}

// A column of nulls only passes none of these, whatever bounds its footer states.
const filtersOfNothing = [[['>=', -1]], [['=', 0]], [['<=', 1]]];

/** Filters of a column, by its values; those of lists, binary and unordered values have none. */
export function filtersOf(column, values, isNumber) {
  const present = values.filter((value) => value !== null && value !== undefined);
  const first = present[0];
  const isNull = [[['=', null]]];
  const tests = (() => {
    switch (typeof first) {
      case 'number':
      case 'bigint':
        // Readers differ in where they put NaN.
        return present.some((value) => Number.isNaN(value)) ? isNull : [...filtersOfNumbers([...present].sort(ascending)), ...isNull];
      case 'string':
        return [...[...new Set(present)].slice(0, 3).map((name) => [['=', name]]), [['=', 'no-such-name']], ...isNull];
      case 'boolean':
        return [[['=', true]], [['=', false]], ...isNull];
      case 'undefined':
        return isNumber ? [...filtersOfNothing, ...isNull] : isNull;
      default:
        return [];
    }
  })();
  return tests.map((all) => ({ column, tests: all }));
}

const holds = {
  '=': (a, b) => (b === null ? a === null || a === undefined : a === b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Rows that pass, by looking at every value. */
export function passing(values, { tests }) {
  return values.filter((value) => tests.every(([operator, bound]) => (bound === null || (value !== null && value !== undefined)) && holds[operator](value, bound))).length;
}
