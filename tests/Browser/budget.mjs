// What the dashboard costs a slow line: transfer, requests, jumps while a page is loaded; and that a page's style stays its own.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible, assertFits, cells, origin, visit, written } from './dashboard.mjs';
import { root } from './session.mjs';

const permits = 'DF_T05_PERMITS';

test('the first view is light, does not jump, and is alive with the figures of the release', async () => {
  const { page: view, said } = await counted('', '.headlines li', '.ranks li');
  assert.deepEqual(said.complaints, []);
  assert.ok(said.bytes < 150_000, `${said.bytes} bytes came over the wire`);
  assert.ok(said.requests.length <= 24, `${said.requests.length} requests:\n${said.requests.join('\n')}`);
  assert.deepEqual(await view.evaluate(() => window.jumps), [], 'something jumped while the page was loaded');
  const headline = view.locator('[data-table="DF_T05_PERMITS"]');
  const newest = (await cells(permits, { FREQ: 'M', REF_AREA: 'RW', INDICATOR: 'ISSUED', SEX: '_T', PERMIT_CLASS: '_T', OCCUPATION: '_T', CITIZENSHIP: '_T', TIME_PERIOD: 'TOP(1)' }))[0];
  assert.equal(await headline.innerText(), written(newest.value));
  const scores = (await cells('DF_T11_OCCUPATIONS_IN_DEMAND', { INDICATOR: 'SCORE', TIME_PERIOD: 'TOP(1)' })).filter((c) => c.value !== null)
    .sort((a, b) => b.value - a.value || a.codes.OCCUPATION.localeCompare(b.codes.OCCUPATION));
  assert.deepEqual(await view.locator('.ranks .name a').allInnerTexts(), scores.slice(0, 8).map((c) => c.labels.OCCUPATION));
  assert.deepEqual((await view.locator('.ranks li .n').allInnerTexts()).map((t) => Number(t.replace('−', '-'))), scores.slice(0, 8).map((c) => Number(c.value.toFixed(2))));
  await assertAccessible(view, 'home');
  await assertFits(view, 'home');
  await view.close();
});

test('no page for everybody jumps while it is loaded, and each stays light', async () => {
  const [first] = (await cells('DF_T11_OCCUPATIONS_IN_DEMAND', { INDICATOR: 'SCORE', TIME_PERIOD: 'TOP(1)' })).filter((c) => c.value !== null);
  const pages = {
    statistics: '.tables li', [`statistics/${permits}`]: '.chart [data-drawn]', 'statistics/DF_T10_VACANCIES_SEEKERS?view=map&INDICATOR=SEEKERS': '.map svg[data-drawn]', occupations: 'tbody tr',
    [`occupations/${first.codes.OCCUPATION}`]: 'tbody tr', 'occupations?part=list': '[role=tabpanel] .notice', coordination: '.notice', submit: '.notice', 'labour-market-test': '[role=tabpanel] form',
    'labour-market-test/rules': 'tbody tr', diaspora: '.brief',
  };
  for (const [path, ready] of Object.entries(pages)) {
    const { page: view, said } = await counted(path, ready);
    assert.ok(said.bytes < 200_000, `${path}: ${said.bytes} bytes came over the wire`);
    assert.ok(said.requests.length <= 28, `${path}: ${said.requests.length} requests`);
    assert.deepEqual(await view.evaluate(() => window.jumps), [], `something jumped while ${path} was loaded`);
    assert.deepEqual(said.complaints, [], path);
    await view.close();
  }
});

/** Opens a page with what came over the wire counted, and every jump of its layout. */
async function counted(path, ...ready) {
  const opened = await visit(null);
  const { page, complaints } = opened;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const said = { bytes: 0, requests: [], complaints };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { said.bytes += encodedDataLength; });
  page.on('request', (request) => said.requests.push(request.url()));
  await page.addInitScript(() => {
    window.jumps = [];
    new PerformanceObserver((list) => window.jumps.push(...list.getEntries().map((jump) => `${jump.value}: ${jump.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`).join()}`)))
      .observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${origin()}/dashboard/${path}`);
  for (const part of ready) await page.locator(part).first().waitFor();
  await page.waitForLoadState('networkidle');
  return { page, said };
}

test('the style of a page reaches no other page, for it stays when one goes on to another', async () => {
  const folder = `${root}artifacts/dashboard/assets/`;
  const sheets = (await readdir(folder)).filter((name) => name.endsWith('.css') && !name.startsWith('index-'));
  assert.ok(sheets.length >= 7);
  for (const sheet of sheets) {
    const text = (await readFile(folder + sheet, 'utf8')).replace(/@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}/g, '$1');
    const selectors = [...text.matchAll(/([^{}]+)\{[^{}]*\}/g)].flatMap(([, list]) => list.split(/,(?![^(]*\))/));
    assert.ok(selectors.length > 5, sheet);
    assert.deepEqual(selectors.filter((s) => !/^(:is\()?\.(page-|submit\b)/.test(s.trim())), [], sheet);
  }
});
