// The page that the coordination mechanism meets over: who has not submitted, what is late, what is wrong with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses, assertReads, open } from './session.mjs';

const origin = () => new URL(addresses()[0]).origin;

/** The one answer as JSON, which the page must agree with. */
async function answer(query) {
  const { page, response } = await open(`${origin()}/api/coordination${query}`);
  const view = await response.json();
  await page.close();
  return view;
}

test('the coordination page counts and lists what the one answer holds', async () => {
  const view = await answer('');
  const page = await assertReads(`${origin()}/api/coordination/page`, 'coordination');
  const tiles = await page.locator('.tiles li').all();
  const expected = { missing: view.totals.missing, 'not-accepted': view.totals.notAccepted, late: view.totals.late, 'due-soon': view.totals.dueSoon, volume: view.totals.volumeDrops };
  const shown = {};
  for (const tile of tiles) shown[(await tile.locator('a').getAttribute('href')).slice(1)] = Number(await tile.locator('b').innerText());
  assert.deepEqual(shown, expected);
  assert.ok(expected.missing + expected.late + expected['not-accepted'] > 0, 'the sample drops leave something to tell');
  for (const [id, count] of Object.entries(expected))
    assert.equal(await page.locator(`#${id} tbody tr`).count(), count, id);
  await page.close();
});

test('every dataset has its row in the calendar, and colour never says it alone', async () => {
  const page = await assertReads(`${origin()}/api/coordination/page`, 'coordination');
  assert.ok((await page.locator('.heat tbody tr').count()) >= 10);
  for (const cell of await page.locator('.heat td.c').all()) assert.match(await cell.innerText(), /\p{L}{3,}/u);
  await page.close();
});

test('who reads French gets the coordination page in French', async () => {
  const page = await assertReads(`${origin()}/api/coordination/page`, 'coordination-fr', { locale: 'fr-RW' });
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await page.close();
});

test('the coordination page is for those whom coordination is for', async () => {
  const { page, response } = await open(`${origin()}/api/coordination/page`, { extraHTTPHeaders: {} });
  assert.equal(response.status(), 401);
  await page.close();
});
