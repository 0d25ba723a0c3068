// The dashboard's statistics: what is shown is what the API says, and a failure of the API is shown and got over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLengths, assertScale } from './charts.mjs';
import { api, assertAccessible, assertFits, cells, origin, rowsOf, visit, written } from './dashboard.mjs';

const permits = 'DF_T05_PERMITS';

test('the list of tables has all of the release, and finds them by words', async () => {
  const { tables } = await api('/api/tables');
  const { page, complaints } = await visit('statistics');
  await page.locator('.tables li').first().waitFor();
  assert.deepEqual(await page.locator('.tables h2').allInnerTexts(), tables.map((t) => t.label));
  await page.getByRole('heading', { name: 'Agreed, without figures yet' }).locator('..').locator('li').first().waitFor();
  await page.getByLabel('Search the tables').fill('T05');
  assert.deepEqual(await page.locator('.tables h2').allInnerTexts(), tables.filter((t) => t.number === 'T05').map((t) => t.label));
  assert.match(page.url(), /query=T05/);
  await page.getByLabel('Search the tables').fill('');
  await assertAccessible(page, 'tables');
  await assertFits(page, 'tables');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('lines have the API\'s numbers, point by point, and the table below them too', async () => {
  const { page, complaints } = await visit(`statistics/${permits}?view=lines&by=SEX&INDICATOR=ISSUED&FREQ=M`);
  await page.locator('.chart [data-drawn]').waitFor();
  const expected = await cells(permits, { FREQ: 'M', REF_AREA: 'RW', INDICATOR: 'ISSUED', PERMIT_CLASS: '_T', OCCUPATION: '_T', CITIZENSHIP: '_T' });
  const points = await page.locator('.chart svg .points circle title, .chart svg .points title').allTextContents();
  const said = expected.filter((c) => c.value !== null).map((c) => `${c.labels.SEX}\n${c.codes.TIME_PERIOD}: ${written(c.value, c.decimals)}`);
  assert.ok(said.length >= 2, 'the sample has figures');
  assert.deepEqual(points.sort(), said.sort());
  const drawn = await page.locator('.chart svg .points circle').evaluateAll((all) => all.map((circle) => ({ y: Number(circle.getAttribute('cy')), says: circle.querySelector('title').textContent })));
  assertScale(drawn.map(({ y, says }) => ({ y, value: expected.find((c) => says === `${c.labels.SEX}\n${c.codes.TIME_PERIOD}: ${written(c.value, c.decimals)}`).value })), 'lines');
  const [head, ...rows] = await rowsOf(page.locator('.figures table').last());
  for (const cell of expected) {
    const row = rows.find((r) => r[0] === cell.labels.SEX);
    assert.equal(row[head.indexOf(cell.codes.TIME_PERIOD)].replace(/[A-Z]$/, ''), cell.value === null ? '–' : written(cell.value, cell.decimals));
  }
  await assertAccessible(page, 'lines');
  await assertFits(page, 'lines');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('bars are as long as the API\'s numbers', async () => {
  const { page, complaints } = await visit(`statistics/${permits}?view=bars&by=CITIZENSHIP&INDICATOR=ISSUED&FREQ=M`);
  await page.locator('.chart [data-drawn]').waitFor();
  const period = await page.getByLabel('Period').inputValue();
  const expected = await cells(permits, { FREQ: 'M', REF_AREA: 'RW', INDICATOR: 'ISSUED', SEX: '_T', PERMIT_CLASS: '_T', OCCUPATION: '_T', TIME_PERIOD: period });
  const bars = await page.locator('.chart svg g[aria-label="bar"] rect').evaluateAll((all) => all.map((bar) => bar.querySelector('title').textContent));
  assert.ok(bars.length >= 2);
  const values = bars.map((says) => expected.find((c) => says === `${c.labels.CITIZENSHIP}: ${written(c.value, c.decimals)}`)?.value);
  assert.ok(values.every(Number.isFinite), bars.join());
  await assertLengths(page.locator('.chart svg g[aria-label="bar"] rect'), values, 'bars');
  await assertAccessible(page, 'bars');
  await assertFits(page, 'bars');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('figures that are all zero have no bar, and what is withheld is a sign and not a figure', async () => {
  const { page } = await visit(null);
  await page.route(`**/api/tables/${permits}/data**`, async (route) => {
    const cube = await (await route.fetch()).json();
    const withheld = cube.value.length - 1;
    await route.fulfill({ json: { ...cube, value: cube.value.map((_, i) => (i === withheld ? null : 0)), status: { [withheld]: 'Q' }, extension: { ...cube.extension, confidential: [withheld] } } });
  });
  await page.goto(`${origin()}/dashboard/statistics/${permits}?view=bars&by=SEX&INDICATOR=ISSUED&FREQ=M`);
  await page.locator('.chart [data-drawn]').waitFor();
  const widths = await page.locator('.chart svg g[aria-label="bar"] rect').evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  assert.ok(widths.length > 0 && widths.every((width) => width < 1), `${widths}`);
  assert.equal((await rowsOf(page.locator('.figures table').last())).at(-1)[1], 'c');
  await page.locator('.signs dt', { hasText: /^c$/ }).waitFor();
  await page.close();
});

test('the map bears each province\'s number on its districts', async () => {
  const table = 'DF_T10_VACANCIES_SEEKERS';
  const { page, complaints } = await visit(`statistics/${table}?view=map&INDICATOR=SEEKERS`);
  await page.locator('.map svg[data-drawn]').waitFor();
  const period = await page.locator('.map svg').getAttribute('data-drawn');
  const expected = (await cells(table, { FREQ: 'M', INDICATOR: 'SEEKERS', SEX: '_T', OCCUPATION: '_T', TIME_PERIOD: period })).filter((c) => /^RW\d/.test(c.codes.REF_AREA) && c.value !== null);
  assert.equal(expected.length, 5);
  assert.equal(await page.locator('.map svg g').count(), 30);
  const titles = await page.locator('.map svg title').allTextContents();
  for (const cell of expected) {
    assert.equal(await page.locator(`.provinces li[data-code=${cell.codes.REF_AREA}] b`).innerText(), written(cell.value));
    assert.ok(titles.some((t) => t.endsWith(`${cell.labels.REF_AREA}: ${written(cell.value)}`)), cell.labels.REF_AREA);
  }
  await assertAccessible(page, 'map');
  await assertFits(page, 'map');
  // The more, the darker: each square has its province's step, and the greatest value the highest.
  const fills = await page.locator('.map svg g').evaluateAll((all) => all.map((g) => [g.querySelector('title').textContent, Number(/step-(\d)/.exec(g.querySelector('rect').getAttribute('fill'))[1])]));
  const most = Math.max(...expected.map((c) => c.value));
  for (const [title, step] of fills) assert.equal(step, Math.max(1, Math.ceil(expected.find((c) => title.endsWith(`${c.labels.REF_AREA}: ${written(c.value)}`)).value / most * 5)), title);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a failure of the API is shown, and got over by trying again', async () => {
  const { page } = await visit(null);
  const breakIt = (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ status: 500, title: 'The service failed', detail: 'Broken by a test.' }) });
  await page.route('**/api/tables**', breakIt);
  await page.goto(`${origin()}/dashboard/statistics`);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /The service failed/);
  await assertAccessible(page, 'failure');
  await page.screenshot({ path: new URL('../../artifacts/screenshots/dashboard-failure.png', import.meta.url).pathname });
  await page.unroute('**/api/tables**', breakIt);
  await page.route('**/api/tables**', (route) => route.abort());
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The service cannot be reached').waitFor();
  await page.unroute('**/api/tables**');
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.locator('.tables li').first().waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.close();
});

test('who reads French gets pages, figures and names in French; a choice of language and colours is kept, and nothing else', async () => {
  const { page, complaints } = await visit(`statistics/${permits}?view=lines&by=SEX&INDICATOR=ISSUED&FREQ=M`, { locale: 'fr-FR' });
  await page.locator('.chart [data-drawn]').waitFor();
  const { table } = await api(`/api/tables/${permits}`, { headers: { 'Accept-Language': 'fr' } });
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.match(await page.locator('h1').innerText(), new RegExp(table.label));
  await assertFits(page, 'lines-fr');
  await page.goto(`${origin()}/dashboard/`);
  await page.getByRole('heading', { name: 'Signes de pénurie, par profession' }).waitFor();
  await page.locator('.ranks li').first().waitFor();
  await assertFits(page, 'home-fr');
  // What there is in English alone is read out as English: titles of unit groups, but not the names of figures.
  assert.equal(await page.locator('.ranks .name a > [lang=en]').count(), await page.locator('.ranks .name a').count());
  assert.equal(await page.locator('.headlines [lang]').count(), 0);
  await page.getByLabel('Langue').selectOption('rw');
  await page.getByText('ntarasuzumwa').waitFor();
  await page.locator('.headlines .label [lang=en]').first().waitFor();
  await page.getByRole('button', { name: /Amabara/ }).click();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { language: 'rw', theme: 'dark' });
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('lang'), 'rw');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the keyboard reaches everything: the content first, tabs by arrows', async () => {
  const { page } = await visit('occupations');
  await page.getByRole('tab').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  await page.getByRole('tab', { name: 'Ranking' }).focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'The list in force');
  await page.getByRole('tab', { name: 'The list in force', selected: true }).waitFor();
  await page.close();
});

test('an address that names no page says so', async () => {
  const { page } = await visit('nowhere');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await assertAccessible(page, 'no such page');
  await page.close();
});

test('where the operator has named no issuer, the dashboard says so and offers no sign-in', async () => {
  const { page, complaints } = await visit(null);
  await page.route('**/dashboard/config.json', (route) => route.fulfill({ json: { api: '', open: '', authority: '', clientId: '', scope: '' } }));
  await page.goto(`${origin()}/dashboard/coordination`);
  await page.getByText('Nobody can sign in here').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Sign in' }).count(), 0);
  assert.deepEqual(complaints, []);
  await page.close();
});
