// Names every C# file whose using directives are not in the order that `dotnet format` gives them: System first, then by name, static ones and aliases last.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const kind = (line) => (/^(global )?using static /.test(line) ? 1 : line.includes('=') ? 2 : 0);
const parts = (line) => line.replace(/^(global )?using (static )?/, '').replace(/;.*$/, '').split('=')[0].trim().split('.');
const rank = (names) => (names[0] === 'System' ? 0 : 1);

function compare(left, right) {
  const [a, b] = [parts(left), parts(right)];
  if (kind(left) !== kind(right)) return kind(left) - kind(right);
  if (rank(a) !== rank(b) && kind(left) !== 2) return rank(a) - rank(b);
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i].toLowerCase(), b[i].toLowerCase()];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

let wrong = 0;
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.cs'], { encoding: 'utf8' }).trim().split('\n');
for (const file of files) {
  const lines = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  const usings = lines.filter((line) => /^(global )?using [^(]+;/.test(line) && !/^using var /.test(line));
  const at = usings.findIndex((line, i) => i > 0 && compare(usings[i - 1], line) > 0);
  if (at < 0) continue;
  wrong++;
  console.error(`${file}: "${usings[at]}" belongs before "${usings[at - 1]}"`);
}
console.log(`${files.length} files, ${wrong} with using directives out of order.`);
process.exit(wrong === 0 ? 0 : 1);
