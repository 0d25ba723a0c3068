// A table of the statistics beside its chart: its method and signs, a link to the same view, its downloads, and how it prints.
import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { test } from 'node:test';
import { api, cells, rowsOf, visit } from './dashboard.mjs';

const permits = 'DF_T05_PERMITS';

test('a page prints: what leads elsewhere is left out, and a table is whole', async () => {
  const { page } = await visit(`statistics/${permits}?view=lines&by=SEX&INDICATOR=ISSUED&FREQ=M`);
  await page.locator('.chart [data-drawn]').waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const left of ['.head nav', '.head .choices', '.controls', '.foot']) assert.equal(await page.locator(left).first().isVisible(), false, left);
  assert.ok(await page.locator('.chart svg').isVisible());
  assert.deepEqual(await page.locator('.scroll.figures').last().evaluate((e) => [getComputedStyle(e).overflow, getComputedStyle(e).maxHeight]), ['visible', 'none']);
  assert.ok((await page.pdf()).length > 10_000);
  // Whoever reads in the dark prints on white paper all the same.
  const ink = () => page.evaluate(() => ['.fine', '.figures td', 'h1', '.figures thead th'].map((part) => getComputedStyle(document.querySelector(part)).color));
  const onPaper = await ink();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  assert.deepEqual(await ink(), onPaper);
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  assert.notDeepEqual(await ink(), onPaper);
  await page.close();
});

test('a link leads to the same view, and a choice that has no figures gives way', async () => {
  const { page } = await visit(`statistics/DF_T03_EMPLOYED_OCCUPATION`);
  await page.locator('.chart [data-drawn]').waitFor();
  await page.getByLabel('Indicator').selectOption('JOBS');
  await page.waitForFunction(() => document.querySelector('.figures caption')?.textContent.startsWith('Jobs') || document.querySelector('[role=status] div')?.textContent.includes('nearest'));
  await page.locator('.chart [data-drawn]').waitFor();
  await page.waitForLoadState('networkidle');
  const [title, rows] = [await page.locator('.chart figcaption .title').innerText(), await rowsOf(page.locator('.figures table').last())];
  assert.ok(rows.length > 2);
  const again = await visit(page.url().split('/dashboard/')[1]);
  await again.page.locator('.chart [data-drawn]').waitFor();
  assert.equal(await again.page.locator('.chart figcaption .title').innerText(), title);
  assert.deepEqual(await rowsOf(again.page.locator('.figures table').last()), rows);
  await again.page.close();
  await page.close();
});

test('a table without figures is named with the reason', async () => {
  const { current } = await api('/api/releases');
  const { notAvailable } = await api(`/api/releases/${current}`);
  assert.ok(notAvailable.length > 0);
  const { page } = await visit('statistics');
  for (const { reason } of notAvailable) await page.getByText(reason).waitFor();
  await page.close();
});

test('how the figures are made is told as the API tells it, measures by their names, and every sign that occurs is explained', async () => {
  const table = 'DF_T03_EMPLOYED_OCCUPATION';
  const { page } = await visit(`statistics/${table}`);
  const told = await api(`/api/tables/${table}`);
  await page.locator('.signs dt').first().waitFor();
  const method = (await page.locator('section.prose p').allInnerTexts()).join(' ');
  const named = told.measures.reduce((text, m) => text.replaceAll(`${m.id}: `, `${m.label}: `), told.method);
  assert.ok(told.measures.some((m) => told.method.includes(`${m.id}: `)), 'the sample tells a measure by its code');
  assert.equal(method, named);
  const signs = new Set(await page.locator('.figures sup').allTextContents());
  assert.ok(signs.size > 0);
  for (const sign of signs) assert.ok((await page.locator('.signs dt', { hasText: new RegExp(`^${sign}$`) }).locator('xpath=following-sibling::dd[1]').innerText()).length > 20, sign);
  await page.close();
});

test('downloads of the selection and of the whole table are there, in each format, with the figures that are shown', async () => {
  const { page } = await visit(`statistics/${permits}?view=lines&by=SEX&INDICATOR=ISSUED&FREQ=M`);
  await page.locator('.downloads a').first().waitFor();
  const links = await page.locator('.downloads a').evaluateAll((all) => all.map((a) => ({ label: a.textContent, href: a.href })));
  const files = {};
  for (const { label, href } of links) {
    const response = await fetch(href);
    assert.equal(response.status, 200, href);
    (files[label] ??= []).push(Buffer.from(await response.arrayBuffer()));
  }
  assert.deepEqual(Object.keys(files).sort(), ['CSV', 'CSV (gzip)', 'JSON', 'JSON-stat', 'Parquet', 'SDMX-CSV 1.0', 'SDMX-JSON 2.0', 'SDMX-ML 2.1']);
  const shown = (await cells(permits, { FREQ: 'M', REF_AREA: 'RW', INDICATOR: 'ISSUED', PERMIT_CLASS: '_T', OCCUPATION: '_T', CITIZENSHIP: '_T' })).filter((c) => c.value !== null);
  assert.ok(shown.length > 5);
  const line = (text, codes, value) => text.split(/\r?\n/).find((row) => [codes.TIME_PERIOD, codes.SEX, 'ISSUED', `${value}`].every((part) => row.split(/[,;]/).some((cell) => cell.replaceAll('"', '') === part)));
  for (const { codes, value } of shown) for (const csv of [files.CSV[0], files['SDMX-CSV 1.0'][0], gunzipSync(files['CSV (gzip)'][0])]) assert.ok(line(csv.toString('utf8'), codes, value), `${JSON.stringify(codes)} ${value}`);
  assert.equal(files.Parquet.length, 2);
  for (const parquet of files.Parquet) assert.deepEqual([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()], ['PAR1', 'PAR1']);
  const cube = JSON.parse(files['JSON-stat'][0]);
  assert.deepEqual(cube.value.filter((v) => v !== null).sort(), shown.map((c) => c.value).sort());
  assert.ok(JSON.parse(files.JSON[0]) && JSON.parse(files['SDMX-JSON 2.0'][0]).data.dataSets.length > 0);
  assert.match(files['SDMX-ML 2.1'][0].toString('utf8'), /^\uFEFF?<\?xml[^]*GenericData/);
  await page.close();
});
