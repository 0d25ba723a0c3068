// The first page: every figure, course and bar of it is the API's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertScale, assertShares } from './charts.mjs';
import { api, cells, origin, visit, written } from './dashboard.mjs';

const signed = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).replace('-', '−');

test('each headline has the newest figure of its table, what it changed by, and its course', async () => {
  const { page, complaints } = await visit(null);
  const asked = {};
  page.on('request', (request) => { const [, table] = /\/api\/tables\/(\w+)\/data\?.*TOP/.exec(decodeURIComponent(request.url())) ?? []; if (table) asked[table] ??= request.url(); });
  await page.goto(`${origin()}/dashboard/`);
  await page.locator('.headlines .value').first().waitFor();
  await page.waitForLoadState('networkidle');
  const cards = await page.locator('.headlines li').evaluateAll((all) => all.map((li) => ({
    table: li.querySelector('.value').dataset.table, value: li.querySelector('.value').innerText, says: li.querySelector('.fine').innerText.replaceAll('‑', '-'),
    points: li.querySelector('polyline')?.getAttribute('points').split(' ').map((p) => Number(p.split(',')[1])),
  })));
  assert.ok(cards.length >= 5);
  for (const { table, value, says, points } of cards) {
    const { pathname, search } = new URL(asked[table]);
    const cube = await api(pathname + search);
    assert.equal(cube.value.length, cube.dimension.TIME_PERIOD.category.index.length, `${table} is asked for totals alone`);
    const told = cube.dimension.TIME_PERIOD.category.index.map((period, i) => ({ period, value: cube.value[i] })).filter((p) => p.value !== null);
    const [before, last] = told.slice(-2).length === 2 ? told.slice(-2) : [undefined, told.at(-1)];
    assert.equal(value, written(last.value), table);
    assert.equal(says, before ? `${last.period} · ${signed(last.value - before.value)} against ${before.period}` : last.period, table);
    assert.equal(points?.length, told.length > 2 ? told.length : undefined, table);
    if (points) {
      const [least, most] = [Math.min(...points), Math.max(...points)];
      // Coordinates are given to a tenth: as many pixels of the card as they would be of its height.
      assertScale(points.map((y, i) => ({ y: (y - least) / (most - least) * 5, value: told[i].value })), table);
    }
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the bars of the first occupations are as long as their published scores', async () => {
  const { page } = await visit('');
  await page.locator('.ranks li').first().waitFor();
  const scores = (await cells('DF_T11_OCCUPATIONS_IN_DEMAND', { INDICATOR: 'SCORE', TIME_PERIOD: 'TOP(1)' })).filter((c) => c.value !== null).map((c) => c.value).sort((a, b) => b - a);
  await assertShares(page.locator('.ranks .bar-line'), scores.slice(0, 8).map((score) => Math.max(0, score / scores[0])), 'occupations');
  await page.close();
});
