// What a newcomer sees: the picture that ./run prints, and what it names.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { addresses, open, operator, picture, receipts, root } from './session.mjs';

test('the picture names the outcomes, the files and addresses to try', () => {
  for (const words of ['Accepted', 'Quarantined', '.parquet', 'receipt', 'Shortage of occupations', 'SHORTAGE', 'is first', '% of the weight', 'Labour market tests: rules recommend', 'DEMO-OVERRIDE', 'Experts for request', 'Indicators of the programme', '/api/occupations-in-demand/ranking', '/api/indicators/occupations', '/api/health', '/dashboard/'])
    assert.ok(picture.includes(words), `"${words}" is missing in:\n${picture}`);
});

test('a receipt is not shown to a browser that nobody signed in with', async () => {
  const { page, response } = await open(receipts()[0].address, { extraHTTPHeaders: {} });
  assert.equal(response.status(), 401);
  await page.close();
});

test('every address of the picture answers', async () => {
  assert.ok(addresses().length >= 4, picture);
  const headers = await operator();
  for (const address of addresses()) assert.equal((await fetch(address, { headers })).status, 200, address);
});

test('what the README says works as it stands there', async () => {
  const readme = await readFile(`${root}README.md`, 'utf8');
  const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const port = new URL(addresses()[0]).port;
  const shell = promisify(execFile);
  const commands = blocks.filter(([, language]) => language === 'sh').flatMap(([, , text]) => text.trim().split('\n'));
  assert.ok(commands.length >= 4);
  for (const command of commands) {
    const { stdout } = await shell('bash', ['-c', command.replaceAll(':7071', `:${port}`)], { cwd: root });
    assert.notEqual(stdout.trim(), '', command);
  }
  const [, , shown] = blocks.find(([, language]) => language === 'json');
  const faulty = /work-permits\/\S+faulty\.csv\n\s+(\S+)\/report\.html/.exec(picture)[1];
  const receipt = JSON.parse(await readFile(`${root}${faulty}/receipt.json`, 'utf8'));
  for (const [key, value] of Object.entries(JSON.parse(shown))) {
    if (key !== 'findings') assert.equal(receipt[key], value);
    else for (const finding of value) assert.ok(receipt.findings.some((f) => Object.entries(finding).every(([k, v]) => f[k] === v)), JSON.stringify(finding));
  }
});

test('the picture names Parquet files that DuckDB counts right', () => countsAreRight(picture));

// A whole run more: where time was given for many damaged files, it is for this too.
test('./run --once beside a running one ends with 0 and leaves the same', { skip: !process.env.FUZZ_CASES }, async () =>
  countsAreRight((await promisify(execFile)('./run', ['--once'], { cwd: root })).stdout));

async function countsAreRight(printed) {
  const files = printed.match(/^ {2}\.run\/\S+\.parquet$/gm).map((line) => line.trim());
  const expected = { 'dataset=work-permits': 1200, 'dataset=labour-force-survey': 1750 };
  for (const [dataset, rows] of Object.entries(expected)) {
    const file = files.find((name) => name.includes(dataset));
    assert.deepEqual(await duckdb(`SELECT count(*) AS n FROM read_parquet('${file}')`), [{ n: String(rows) }]);
  }
  const cells = files.find((name) => name.endsWith('cell_estimate.parquet'));
  const [{ n }] = await duckdb(`SELECT count(*) AS n FROM read_parquet('${cells}') WHERE measure = 'employment' AND level IN (1, 2)`);
  assert.ok(Number(n) > 20, `${n} cells`);
}

/** What DuckDB answers: counts come as text. */
async function duckdb(sql) {
  const child = spawn('node', ['tools/duckdb.mjs'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(sql);
  let answer = '';
  for await (const text of child.stdout) answer += text;
  return JSON.parse(answer);
}
