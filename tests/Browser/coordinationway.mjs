// The dashboard's page about coordination: for those who meet over it, for an agency's own people, and for nobody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShares } from './charts.mjs';
import { as, assertAccessible, assertFits, rowsOf, signIn, visit, written } from './dashboard.mjs';
import { screenshots } from './session.mjs';

const reader = 'CoordinationReader';

async function visitAs(who, path, options) {
  const opened = await visit(path, options);
  await signIn(opened.page, ...who.split(' '));
  return opened;
}

const cellsOf = (page) => page.locator('.heat .cell').evaluateAll((all) => Object.fromEntries(all.map((c) => [c.dataset.cell, c.dataset.state])));

const asCells = (lines) => Object.fromEntries(lines.map((l) => [`${l.agency}/${l.dataset}/${l.period}`, l.state]));

test('the calendar has a cell for every expected drop in the state that the API tells, and the totals and lists are its own', async () => {
  const { answer: calendar } = await as(reader, 'GET', '/api/coordination/calendar');
  const { answer: view } = await as(reader, 'GET', '/api/coordination');
  const { page, complaints } = await visitAs(reader, 'coordination');
  await page.locator('.heat .cell').first().waitFor();
  await page.locator('#volume').waitFor();
  assert.deepEqual(await cellsOf(page), asCells(calendar));
  assert.ok(calendar.length > 20 && new Set(calendar.map((l) => l.state)).size >= 3, 'the sample year has something to tell');
  const totals = { missing: view.totals.missing, 'not-accepted': view.totals.notAccepted, late: view.totals.late, 'due-soon': view.totals.dueSoon, volume: view.totals.volumeDrops };
  const shown = await page.locator('.totals li').evaluateAll((all) => Object.fromEntries(all.map((li) => [li.dataset.total, Number(li.querySelector('b').textContent.replace(/\D/g, ''))])));
  assert.deepEqual(shown, totals);
  for (const [id, count] of Object.entries(totals)) assert.equal(await page.locator(`#${id} tbody tr`).count(), count, id);
  const open = view.agencies.flatMap((a) => a.notAccepted);
  const found = await page.locator('#not-accepted tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('.why li')].map((li) => li.innerText.replace(/\s+/g, ' ').trim())));
  assert.deepEqual(found, open.map((drop) => drop.findings.map((f) => `${f.message} ${f.rule} × ${written(f.count)}`)));
  await assertAccessible(page, 'coordination');
  await assertFits(page, 'coordination');
  // A cell tells the rest of what is known of it, by keyboard too.
  const line = calendar.find((l) => l.submission);
  const cell = page.locator(`[data-cell="${line.agency}/${line.dataset}/${line.period}"]`);
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.locator('.details', { hasText: line.submission }).getByRole('link').click();
  await page.locator(`.receipt[data-submission="${line.submission}"]`).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('another span of periods is asked for and stays in the address', async () => {
  const { answer: calendar } = await as(reader, 'GET', '/api/coordination/calendar?from=2026-01&to=2026-03');
  const { page, complaints } = await visitAs(reader, 'coordination');
  await page.getByText('Another day or other periods').click();
  await page.getByLabel('From period').fill('2026-01');
  await page.getByLabel('To period').fill('2026-03');
  await Promise.all([page.waitForResponse((r) => r.url().includes('/calendar?from=2026-01')), page.getByRole('button', { name: 'Show' }).click()]);
  await page.waitForFunction((count) => document.querySelectorAll('.heat .cell').length === count, calendar.length);
  assert.deepEqual(await cellsOf(page), asCells(calendar));
  assert.equal(new URL(page.url()).search, '?from=2026-01&to=2026-03');
  // What the API does not take is said in its words.
  await page.getByLabel('From period').fill('yesterday');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.locator('.notice.error', { hasText: 'not a period' }).first().waitFor();
  await page.close();
  assert.ok(complaints.every((c) => c.includes('400')), complaints.join('\n'));
});

test('scorecards, agreements with the days they have left, and notices are those of the API', async () => {
  const [{ answer: scores }, { answer: agreements }, { answer: notices }] = await Promise.all(['coordination/scorecards', 'protocols', 'coordination/notices'].map((path) => as(reader, 'GET', `/api/${path}`)));
  const { page, complaints } = await visitAs(reader, 'coordination?view=scorecards');
  const figure = (value) => (value === null ? '–' : written(value, 2));
  await page.getByRole('table', { name: 'Scorecard' }).waitFor();
  await page.getByRole('table', { name: 'Compliance' }).waitFor();
  const [, ...scored] = await rowsOf(page.getByRole('table', { name: 'Scorecard' }));
  assert.deepEqual(scored, scores.map((s) => [s.provider, s.dataset, written(s.periods), figure(s.completenessPercent), figure(s.validityPercent), figure(s.latenessDays), figure(s.score)]));
  await assertShares(page.locator('.score-bar'), scores.map((s) => (s.score ?? 0) / 100), 'scores');
  await assertAccessible(page, 'scorecards');
  await assertFits(page, 'scorecards');

  await page.getByRole('tab', { name: 'Agreements' }).click();
  await page.getByRole('table', { name: 'Agreements' }).waitFor();
  const [, ...agreed] = await rowsOf(page.getByRole('table', { name: 'Agreements' }));
  assert.deepEqual(
    agreed.map(([agency, dataset, , , left]) => `${agency}/${dataset.replace(' ', '@')} ${left}`).sort(),
    agreements.map((a) => `${a.agency}/${a.dataset}@${a.version} ${a.daysLeft === null ? '–' : a.daysLeft < 0 ? `ended ${-a.daysLeft} days ago` : written(a.daysLeft)}`).sort());
  await assertAccessible(page, 'agreements');
  await assertFits(page, 'agreements');

  await page.getByRole('tab', { name: 'Notices' }).click();
  await page.locator('#notices').waitFor();
  await (notices.length ? page.getByRole('table', { name: 'Notices' }) : page.getByText('found nothing to say')).waitFor();
  assert.equal(await page.getByRole('table', { name: 'Notices' }).locator('tbody tr').count(), notices.length);
  await assertAccessible(page, 'notices');
  await assertFits(page, 'notices');
  assert.equal(new URL(page.url()).search, '?view=notices');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('an agency\'s clerk sees the calendar of their own agency alone', async () => {
  const { answer: calendar } = await as('AgencySubmitter dgie', 'GET', '/api/agencies/dgie/calendar');
  const { page, complaints } = await visitAs('AgencySubmitter dgie', 'coordination');
  await page.locator('.heat .cell').first().waitFor();
  assert.deepEqual(await cellsOf(page), asCells(calendar));
  assert.equal(await page.getByRole('tab', { name: 'Scorecards' }).count(), 0);
  await page.getByRole('tab', { name: 'Agreements' }).click();
  await page.getByRole('table', { name: 'Agreements' }).waitFor();
  const [, ...agreed] = await rowsOf(page.getByRole('table', { name: 'Agreements' }));
  assert.ok(agreed.length > 0 && agreed.every(([agency]) => agency === 'dgie'));
  assert.deepEqual(complaints, []);
  await page.close();
});

test('who is not of coordination is told so, before and after signing in', async () => {
  const { page } = await visit('coordination');
  await page.locator('.notice.info', { hasText: 'Reader of the coordination mechanism' }).waitFor();
  await assertAccessible(page, 'sign-in needed');
  await signIn(page, 'DiasporaManager');
  await page.locator('.notice.error', { hasText: 'Reader of the coordination mechanism' }).waitFor();
  assert.equal(await page.locator('.heat').count(), 0);
  await assertAccessible(page, 'forbidden');
  await page.screenshot({ path: `${screenshots}/dashboard-coordination-forbidden.png` });
  await page.close();
});

test('who reads French gets coordination in French', async () => {
  const { page, complaints } = await visitAs(reader, 'coordination', { locale: 'fr-RW' });
  await page.getByRole('heading', { name: 'Tous les jeux de données par période' }).waitFor();
  await page.locator('#volume').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await page.screenshot({ path: `${screenshots}/dashboard-coordination-fr.png`, fullPage: true });
  assert.deepEqual(complaints, []);
  await page.close();
});
