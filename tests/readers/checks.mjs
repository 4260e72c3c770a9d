// Counts of what held and what did not.
let passed = 0;
let failed = 0;

/** Counts; prints what failed. */
export function check(what, holds, detail = () => 'it does not hold') {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`FAILED ${what}: ${detail()}`);
  }
}

export const shown = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));

/** Prints the counts and sets the exit code. */
export function conclude() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
