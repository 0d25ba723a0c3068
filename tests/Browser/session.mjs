// ./run, started as the README says, and a browser to look at what it serves with. One for all tests of the folder.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { closeElsewhere, openElsewhere } from './elsewhere.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const { chromium } = createRequire(`${root}tools/package.json`)('playwright-core');
export const screenshots = `${root}artifacts/screenshots`;

let run, browser;

/** What ./run has printed so far. */
export let picture = '';

before(async () => {
  await mkdir(screenshots, { recursive: true });
  const elsewhere = await openElsewhere(`${root}artifacts/dashboard`, () => new URL(addresses()[0]).origin);
  run = spawn('./run', { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, NO_COLOR: '1', COLUMNS: '160', Dashboard__Origins: elsewhere } });
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
}, { timeout: 900_000 });

after(async () => {
  await browser?.close();
  closeElsewhere();
  run?.removeAllListeners('exit');
  if (run?.exitCode === null) {
    const ended = new Promise((resolve) => run.on('exit', resolve));
    process.kill(run.pid, 'SIGTERM');
    await ended;
  }
});

/** What an operator sends, from the file that the picture names for curl. */
export const operator = async () => {
  const [, name, value] = /^(\w+): (.+)$/m.exec(await readFile(root + /-H @(\S+)/.exec(picture)[1], 'utf8'));
  return { [name]: value };
};

/** The receipts that the picture names: the saved page, and where the functions serve it. */
export const receipts = () => [...picture.matchAll(/^ +(\.run\/\S+\/receipts\/\S+\/(\S+)\/report\.html)$/gm)]
  .map(([, file, id]) => ({ file: root + file, address: `${new URL(addresses()[0]).origin}/api/submissions/${id}/report` }));

export const addresses = () => [...new Set(picture.match(/http:\/\/127\.0\.0\.1:\d+\/api\/\S+/g) ?? [])];

/** Opens a page and collects what a person would see go wrong. */
export async function open(address, options = {}) {
  const page = await browser.newPage({ extraHTTPHeaders: await operator(), ...options });
  // On a busy machine everything takes its time; only a failure takes all of it.
  page.setDefaultTimeout(120_000);
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  // A page gives up what nobody waits for any more: that is no failure.
  page.on('requestfailed', (request) => request.failure()?.errorText !== 'net::ERR_ABORTED' && complaints.push(`${request.url()} failed`));
  const response = await page.goto(address);
  return { page, response, complaints };
}

/** Opens a page that is to be read on a wide screen, a phone and, where that is asked, paper, without any complaint of the browser; takes a picture of it. */
export async function assertReads(address, name, { onPaper = true, ...options } = {}) {
  const { page, response, complaints } = await open(address, { viewport: { width: 1100, height: 900 }, ...options });
  assert.equal(response.status(), 200, address);
  await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
  for (const width of [1100, 1030, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${address} is ${overflow} px wider than a window of ${width} px`);
  }
  if (onPaper) {
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    assert.ok((await page.pdf()).length > 1000);
  }
  assert.deepEqual(complaints, []);
  return page;
}
