// The dashboard's pages about occupations in demand, with those who work on the list; and a review from its opening to the committee's decision.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLengths, assertScale } from './charts.mjs';
import { as, assertAccessible, assertFits, rowsOf, signIn, visit } from './dashboard.mjs';

const base = '/api/occupations-in-demand';

/** A page of the dashboard with somebody signed in. */
async function visitAs(role, path) {
  const opened = await visit(path);
  await signIn(opened.page, role);
  return opened;
}

const signed = (value, decimals = 2) => value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'exceptZero' }).replace('-', '−');

test('the ranking draws the ranks that the uncertainty allows, and is searched by title or code', async () => {
  const { answer: ranking } = await as('CoordinationReader', 'GET', `${base}/ranking?format=json`);
  const { page, complaints } = await visitAs('CoordinationReader', 'occupations');
  await page.locator('.ranking tbody tr').first().waitFor();
  const ranked = ranking.occupations.filter((o) => o.rank !== null);
  assert.equal(await page.locator('.ranking tbody tr').count(), ranked.length);
  const drawn = await page.locator('.ranking svg').evaluateAll((all) => all.map((svg) => {
    const [all_, allowed, mark] = ['.all', '.allowed', '.mark'].map((part) => svg.querySelector(part));
    const [from, to] = [Number(all_.getAttribute('x1')), Number(all_.getAttribute('x2'))];
    const share = (x) => (x - from) / (to - from);
    const left = Number(allowed.getAttribute('x')) + 3;
    return { rank: share(Number(mark.getAttribute('cx'))), low: share(left), high: share(left + Number(allowed.getAttribute('width')) - 6) };
  }));
  for (const [i, line] of ranked.entries()) {
    for (const [place, rank] of [[drawn[i].rank, line.rank], [drawn[i].low, line.rankLow ?? line.rank], [drawn[i].high, line.rankHigh ?? line.rank]])
      assert.ok(Math.abs(place * (ranking.rated - 1) + 1 - rank) < 0.05, `${line.isco08}: ${place} stands for ${rank}`);
  }
  const [, first] = await rowsOf(page.locator('.ranking table'));
  assert.equal(first[1], `${ranked[0].title} ${ranked[0].isco08}`);
  assert.equal(first[4], signed(ranked[0].score));
  await assertAccessible(page, 'ranking');
  await assertFits(page, 'ranking');
  const search = page.getByLabel('Find an occupation');
  await search.fill(ranked[0].isco08.slice(0, 3));
  assert.equal(await page.locator('.ranking tbody tr').count(), ranked.filter((o) => o.isco08.startsWith(ranked[0].isco08.slice(0, 3))).length);
  await search.fill(ranked[1].title.slice(0, 8).toUpperCase());
  await page.locator('.ranking tbody th', { hasText: ranked[1].isco08 }).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('an occupation\'s page explains it: each indicator, what it adds, and the quarters before', async () => {
  const { answer: ranking } = await as('Statistician', 'GET', `${base}/ranking?format=json`);
  const { answer: explained } = await as('Statistician', 'GET', `${base}/occupations/${ranking.occupations[0].isco08}?format=json`);
  const { page, complaints } = await visitAs('Statistician', `occupations/${explained.isco08}`);
  await page.getByRole('heading', { level: 1, name: explained.title }).waitFor();
  for (const sentence of explained.words.en) await page.getByText(sentence, { exact: true }).waitFor();
  const charts = page.locator('.chart [data-drawn]');
  await charts.first().waitFor();
  const parts = explained.indicators.filter((i) => i.contribution !== null);
  const bars = page.locator('.chart').first().locator('g[aria-label="bar"] rect');
  await assertLengths(bars, parts.map((p) => p.contribution), 'contributions');
  for (const [i, says] of (await bars.locator('title').allTextContents()).entries()) assert.ok(says.endsWith(`: ${signed(parts[i].contribution, 3)}`), says);
  const sum = parts.reduce((total, p) => total + p.contribution, 0);
  assert.ok(Math.abs(sum - explained.score.score) < 1e-6, 'what the indicators add is the score');
  if (explained.past.length > 1) {
    await charts.nth(1).waitFor();
    const points = await page.locator('.chart').nth(1).locator('.points title').allTextContents();
    const scored = explained.past.filter((p) => p.score !== null);
    assert.deepEqual(points, scored.map((p) => `${p.period}: ${signed(p.score, 3)}`));
    // Points and the ends of their intervals stand on one scale.
    const [circles, spans] = await page.locator('.chart').nth(1).evaluate((chart) => [
      [...chart.querySelectorAll('.points circle')].map((c) => Number(c.getAttribute('cy'))),
      [...chart.querySelectorAll('g[aria-label="rule"] line')].filter((l) => l.getAttribute('x1') === l.getAttribute('x2')).map((l) => [Number(l.getAttribute('y1')), Number(l.getAttribute('y2'))]),
    ]);
    const known = explained.past.filter((p) => p.ciLow !== null);
    assert.equal(spans.length, known.length);
    assertScale([...circles.map((y, i) => ({ y, value: scored[i].score })), ...spans.flatMap(([low, high], i) => [{ y: low, value: known[i].ciLow }, { y: high, value: known[i].ciHigh }])], 'history');
  }
  const rows = await rowsOf(page.locator('.indicators table'));
  for (const indicator of explained.indicators.filter((i) => i.z !== null)) {
    const row = rows.find((r) => r[5] === signed(indicator.z) && r[1] === (indicator.x === null ? '–' : signed(indicator.x, 4)));
    assert.ok(row, `${indicator.indicator} is not in the table`);
  }
  await assertAccessible(page, 'occupation');
  await assertFits(page, 'occupation');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('who is not signed in sees what is published, and is told what the rest needs', async () => {
  const { page, complaints } = await visit('occupations');
  await page.locator('tbody tr').first().waitFor();
  await page.getByText('This needs a sign-in').waitFor();
  await assertAccessible(page, 'occupations for everybody');
  await assertFits(page, 'occupations-public');
  await page.locator('tbody a').first().click();
  await page.getByText('Published figures', { exact: true }).waitFor();
  await assertAccessible(page, 'published figures of an occupation');
  assert.ok((await page.title()).startsWith(await page.locator('h1 > span').first().innerText()), 'the tab bears the name of the occupation');
  await page.goto(page.url().split('/occupations')[0] + '/coordination');
  await page.getByText('This needs a sign-in').waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a role that may not is told so, and reloading ends the sign-in', async () => {
  const { page } = await visitAs('DiasporaManager', 'occupations?part=proposals');
  await page.getByRole('alert').getByText('Not yours to see').waitFor();
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.values(sessionStorage).join('')].flat().filter((kept) => /eyJ/.test(kept))), [], 'a token was kept');
  await page.reload();
  await page.getByText('This needs a sign-in').waitFor();
  await page.close();
});

test('a review goes from its opening to the decision, each step by somebody else', async () => {
  const { answer: before } = await as('Statistician', 'GET', `${base}/proposals?limit=500&format=json`);
  const chosen = before.items.filter((p) => p.action !== 'add').at(0);
  assert.ok(chosen, 'the made-up data let one occupation be proposed that the other test leaves alone');
  const { page: statistician } = await visitAs('Statistician', 'occupations?part=proposals');
  await statistician.locator('tbody tr').first().waitFor();
  assert.deepEqual((await rowsOf(statistician.locator('main table'))).slice(1).map((r) => [r[0], r[3]]), before.items.map((p) => [`${p.title} ${p.isco08}`, p.score === null ? '–' : signed(p.score)]));
  await assertAccessible(statistician, 'proposals');
  await assertFits(statistician, 'proposals');
  await statistician.getByRole('button', { name: `Open the round of ${chosen.quarter}` }).click();
  await statistician.getByText(`The round of ${chosen.quarter} is open`).waitFor();
  await statistician.close();

  const way = `occupations/proposals/${chosen.quarter}/${chosen.isco08}`;
  const { page: officer } = await visitAs('LabourOfficer', way);
  await officer.getByText('Add evidence').click();
  const evidence = officer.locator('form').first();
  await evidence.getByRole('button', { name: 'Put on record' }).click();
  assert.equal(await evidence.locator('.error').count(), 4, 'what is missing is said at each field');
  await evidence.getByLabel('Kind').selectOption('LabourMarketStudy');
  await evidence.getByLabel('Institution').fill('National institute');
  await evidence.getByLabel('Date').fill('2026-10-05');
  await evidence.getByLabel('What it says').fill('Training places were doubled.');
  await evidence.getByRole('button', { name: 'Put on record' }).click();
  await officer.getByText('Training places were doubled.').waitFor();
  const recommend = officer.locator('form', { has: officer.getByRole('heading', { name: 'Record a recommendation' }) });
  await recommend.getByLabel('Reason').selectOption('TrainingSuffices');
  // Somebody else is quicker: what was seen is not what is there any more.
  const seen = await as('LabourOfficer', 'GET', `${base}/proposals/${chosen.quarter}/${chosen.isco08}`);
  assert.equal((await as('LabourOfficer', 'PUT', `${base}/proposals/${chosen.quarter}/${chosen.isco08}/recommendation`, { action: 'keep', reason: 'DataTooThin' }, { 'If-Match': seen.etag })).status, 200);
  await recommend.getByRole('button', { name: 'Put on record' }).click();
  await officer.getByText('Somebody else changed this meanwhile').waitFor();
  await officer.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await officer.getByText('The data are too thin', { exact: false }).first().waitFor();
  await recommend.getByRole('button', { name: 'Put on record' }).click();
  await officer.getByText('It is on record.').waitFor();
  await officer.getByText(/The working group recommends: .*Training suffices/).waitFor();
  await assertAccessible(officer, 'proposal');
  await assertFits(officer, 'proposal');
  await officer.close();

  for (const agency of ['mifotra', 'nisr'])
    await as('CoordinationApprover', 'POST', '/api/coordination/members', { agency, focal: `migration.focal@${agency}.example`, since: '2026-01-01' });
  const { answer: meeting } = await as('CoordinationApprover', 'POST', '/api/coordination/meetings', { type: 'SteeringCommittee', date: '2026-11-19', quorum: 2, present: ['mifotra', 'nisr'] });
  const { answer: decision } = await as('CoordinationApprover', 'POST', '/api/coordination/decisions', { meeting: meeting.id, subject: 'What is not listed', kind: 'OccupationsInDemandList', approved: chosen.quarter });
  const { page: approver } = await visitAs('CoordinationApprover', way);
  await approver.getByLabel('Outcome').selectOption('Refuse');
  await approver.getByLabel('Reason').selectOption('TrainingSuffices');
  await approver.getByLabel('Decision of the meeting').selectOption(decision.id);
  await approver.getByLabel('Agency that spoke for it').selectOption('mifotra');
  await assertAccessible(approver, 'decision');
  await approver.getByRole('button', { name: 'Put on record' }).click();
  await approver.getByText(`Decision ${decision.id} of meeting ${meeting.id}`).waitFor();
  const { answer: after } = await as('CoordinationReader', 'GET', `${base}/proposals/${chosen.quarter}/${chosen.isco08}`);
  assert.equal(after.decision.outcome, 'Refuse');
  assert.equal(after.recommendation.reason, 'TrainingSuffices');
  await approver.close();
});
