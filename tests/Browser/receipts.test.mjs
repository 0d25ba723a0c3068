// What a newcomer sees: ./run is started as the README says, and the pages its picture names are opened in a browser.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { chromium } = createRequire(`${root}tools/package.json`)('playwright-core');
const screenshots = `${root}artifacts/screenshots`;

let run, picture = '', browser;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  run = spawn('./run', { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, NO_COLOR: '1', COLUMNS: '160' } });
  run.stderr.on('data', (text) => (picture += text));
  await new Promise((resolve, reject) => {
    run.stdout.on('data', (text) => {
      picture += text;
      if (picture.includes('Serving until Ctrl-C')) resolve();
    });
    run.on('exit', (code) => reject(new Error(`./run ended with ${code}:\n${picture}`)));
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}, { timeout: 240_000 });

after(async () => {
  await browser?.close();
  run?.removeAllListeners('exit');
  if (run?.exitCode === null) {
    const ended = new Promise((resolve) => run.on('exit', resolve));
    process.kill(run.pid, 'SIGTERM');
    await ended;
  }
});

/** What an operator sends, from the file that the picture names for curl. */
const operator = async () => {
  const [, name, value] = /^(\w+): (.+)$/m.exec(await readFile(root + /-H @(\S+)/.exec(picture)[1], 'utf8'));
  return { [name]: value };
};

/** The receipts that the picture names: the saved page, and where the functions serve it. */
const receipts = () => [...picture.matchAll(/^ +(\.run\/\S+\/receipts\/\S+\/(\S+)\/report\.html)$/gm)]
  .map(([, file, id]) => ({ file: root + file, address: `${new URL(addresses()[0]).origin}/api/submissions/${id}/report` }));

const addresses = () => [...new Set(picture.match(/http:\/\/127\.0\.0\.1:\d+\/api\/\S+/g) ?? [])];

/** Opens a page and collects what a person would see go wrong. */
async function open(address, options = {}) {
  const page = await browser.newPage({ extraHTTPHeaders: await operator(), ...options });
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  const response = await page.goto(address);
  return { page, response, complaints };
}

test('the picture names the outcomes, the files and addresses to try', () => {
  for (const words of ['Accepted', 'Quarantined', '.parquet', 'receipt', '/api/indicators/occupations', '/api/health'])
    assert.ok(picture.includes(words), `"${words}" is missing in:\n${picture}`);
});

test('a receipt is not shown to a browser that nobody signed in with', async () => {
  const { page, response } = await open(receipts()[0].address, { extraHTTPHeaders: {} });
  assert.equal(response.status(), 401);
  await page.close();
});

test('every address of the picture answers', async () => {
  assert.ok(addresses().length >= 4, picture);
  for (const address of addresses()) {
    const { page, response } = await open(address);
    assert.equal(response.status(), 200, address);
    await page.close();
  }
});

test('the receipts can be read on a wide screen, a phone and paper, without any complaint of the browser', async () => {
  assert.ok(receipts().length >= 2, picture);
  for (const [index, { address }] of receipts().entries()) {
    const { page, complaints } = await open(address, { viewport: { width: 1100, height: 900 } });
    assert.match(await page.locator('h1').innerText(), /^Receipt [a-z]+-/);
    assert.match(await page.locator('.outcome strong').innerText(), /Accepted|Quarantined|Rejected/);
    await page.screenshot({ path: `${screenshots}/receipt-${index}.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${address} is ${overflow} px wider than a phone`);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    assert.ok((await page.pdf()).length > 1000);
    assert.deepEqual(complaints, []);
    await page.close();
  }
});

test('the saved receipt of a faulty drop shows each fault with its cell and how to mend it', async () => {
  const pages = [];
  for (const { file } of receipts()) {
    const { page } = await open(pathToFileURL(file).href);
    if ((await page.locator('.outcome strong').innerText()) === 'Quarantined') pages.push(page);
    else await page.close();
  }
  assert.ok(pages.length >= 1, 'no faulty drop among the receipts');
  for (const page of pages) {
    assert.ok((await page.locator('#mend tbody tr').count()) >= 5);
    const { findings } = JSON.parse(await readFile(new URL('receipt.json', page.url()), 'utf8'));
    const listed = table(await readFile(new URL(await page.locator('#list a').getAttribute('href'), page.url()), 'utf8'));
    assert.ok(listed.length >= findings.length, 'the list holds every place, the receipt the first of each rule');
    const left = listed.map(({ line, cell, fix }) => [line || 'whole file', cell, fix].map(oneLine).join(' | '));
    for (const place of await placesOf(page)) {
      const at = left.indexOf(place);
      assert.notEqual(at, -1, `the list has no such place: ${place}`);
      left.splice(at, 1);
    }
    assert.deepEqual(left, [], 'places of the list that the page does not show');
    await page.close();
  }
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

test('./run --once beside a running one ends with 0 and names Parquet files that DuckDB counts right', async () => {
  const once = await promisify(execFile)('./run', ['--once'], { cwd: root });
  const files = once.stdout.match(/^ {2}\.run\/\S+\.parquet$/gm).map((line) => line.trim());
  const expected = { 'dataset=work-permits': 1200, 'dataset=labour-force-survey': 1750 };
  for (const [dataset, rows] of Object.entries(expected)) {
    const file = files.find((name) => name.includes(dataset));
    assert.deepEqual(await duckdb(`SELECT count(*) AS n FROM read_parquet('${file}')`), [{ n: String(rows) }]);
  }
  const cells = files.find((name) => name.endsWith('cell_estimate.parquet'));
  const [{ n }] = await duckdb(`SELECT count(*) AS n FROM read_parquet('${cells}') WHERE measure = 'employment' AND level IN (1, 2)`);
  assert.ok(Number(n) > 20, `${n} cells`);
});

/** Where a report page says that something is wrong, and how to mend it. */
async function placesOf(page) {
  const rows = await page.locator('#places tbody tr').all();
  return Promise.all(rows.map(async (row) => {
    const [line, cell, , , fix] = await row.locator('td').allInnerTexts();
    return [line, cell, fix].map(oneLine).join(' | ');
  }));
}

/** The rows of a CSV with a header, each by its columns' names. */
function table(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  const [names, ...cells] = rows.filter((row) => row.length > 1);
  return cells.map((row) => Object.fromEntries(row.map((cell, at) => [names[at], cell])));
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** What DuckDB answers: counts come as text. */
async function duckdb(sql) {
  const child = spawn('node', ['tools/duckdb.mjs'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(sql);
  let answer = '';
  for await (const text of child.stdout) answer += text;
  return JSON.parse(answer);
}
