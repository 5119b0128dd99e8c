// Sums what every test run of a folder counted; no test, or a failed one, is a failure.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.trx'))) {
  const [, counters] = /<Counters ([^>]+)\/>/.exec(await readFile(join(folder, file), 'utf8'));
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  sum.passed += count('passed');
  sum.failed += count('failed') + count('error') + count('timeout') + count('aborted');
  sum.skipped += count('total') - count('executed');
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
