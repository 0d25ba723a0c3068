// The programme for health experts abroad in the dashboard: what anybody sees, and what its manager and the committees see of requests, matches, missions and indicators.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLengths } from './charts.mjs';
import { api, as, assertAccessible, assertFits, rowsOf, signIn, visit, written } from './dashboard.mjs';

const base = '/api/diaspora';

test('anybody reads what is open and the brief of an occupation, and says that they are interested', async () => {
  const { page, complaints } = await visit('diaspora');
  const { items } = await api(`${base}/opportunities`);
  assert.ok(items.length >= 2, './run leaves opportunities');
  await page.locator('.grid .card').first().waitFor();
  assert.deepEqual(await page.locator('.grid .card h3').allInnerTexts(), items.map((o) => o.title.en));
  await page.getByRole('button', { name: 'I am interested' }).first().click();
  await page.getByText('Counted. Nothing of who you are is kept.').waitFor();

  await page.getByLabel('Code of ISCO-08, four digits').fill('2221');
  await page.getByRole('button', { name: 'Show' }).click();
  const brief = await api(`${base}/briefs/2221`);
  await page.locator('.brief[data-isco="2221"]').waitFor();
  assert.match(await page.locator('.brief').innerText(), new RegExp(brief.recognition[0].name));
  if (brief.figures.length > 0) {
    const [, ...rows] = await rowsOf(page.locator('.brief table'));
    assert.deepEqual(rows.map((r) => [r[1], r[2]]), brief.figures.map((f) => [f.period, f.value === null ? '–' : written(f.value, Number.isInteger(f.value) || f.value >= 1000 ? 0 : 2)]));
  }
  assert.equal(await page.locator('.brief ol li').count(), brief.steps.length);
  await assertAccessible(page, 'opportunities');
  await assertFits(page, 'diaspora-opportunities');
  for (const tab of ['Requests', 'Matches', 'Missions', 'Indicators']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText('This needs a sign-in').waitFor();
  }
  await signIn(page, 'LabourOfficer');
  await page.getByText('Not yours to see').waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the manager sees requests, and each match with its sub-scores, or the gate that is in the way', async () => {
  const { page, complaints } = await visit('diaspora/requests');
  await signIn(page, 'DiasporaManager');
  const { items } = (await as('DiasporaManager', 'GET', `${base}/requests`)).answer;
  await page.locator('main table').waitFor();
  await assertAccessible(page, 'requests');
  await assertFits(page, 'diaspora-requests');
  assert.deepEqual((await allRowsOf(page)).map((r) => r[0]), items.map((r) => r.id));
  await page.getByLabel('Status', { exact: true }).selectOption('Submitted');
  await page.waitForURL(/status=Submitted/);
  assert.deepEqual((await allRowsOf(page)).map((r) => r[0]), items.filter((r) => r.status === 'Submitted').map((r) => r.id));

  await page.getByRole('tab', { name: 'Matches' }).click();
  const newest = (await as('DiasporaManager', 'GET', `${base}/matching-runs`)).answer.items[0];
  const run = (await as('DiasporaManager', 'GET', `${base}/matching-runs/${newest}`)).answer;
  const served = run.result.needs.filter((n) => n.top.some((t) => t.isProposed));
  const open = run.result.needs.filter((n) => !served.includes(n));
  await page.locator('.need').first().waitFor();
  const named = (selector) => page.locator(selector).evaluateAll((all) => all.map((e) => e.dataset.need));
  assert.deepEqual(await named('.need'), served.slice(0, 12).map((n) => n.need));
  const parts = ['specialty', 'skills', 'time', 'experience', 'language', 'place', 'continuity'];
  for (const need of served.slice(0, 10)) {
    const drawn = await page.locator(`[data-need="${need.need}"] tbody tr`).evaluateAll((rows) => rows.map((row) => ({
      expert: row.dataset.expert, score: row.querySelector('.score').innerText,
      parts: [...row.querySelectorAll('[data-part]')].map((c) => [c.dataset.part, c.querySelector('.num').innerText]),
      // Within its frame.
      widths: [...row.querySelectorAll('.meter')].map((m) => m.firstElementChild.getBoundingClientRect().width / (m.getBoundingClientRect().width - 2)),
    })));
    assert.deepEqual(drawn.map(({ widths, ...told }) => told), need.top.map((t) => ({ expert: t.expert, score: written(t.score.total, 2), parts: parts.map((p) => [p, written(t.score.parts[p], 2)]) })));
    for (const [i, t] of need.top.entries()) for (const [j, p] of parts.entries()) assert.ok(Math.abs(drawn[i].widths[j] - t.score.parts[p]) < 0.02, `${need.need} ${t.expert} ${p}: ${drawn[i].widths[j]}`);
  }
  const gates = { Language: 'language', Availability: 'days in common' };
  const unserved = Object.fromEntries(await page.locator('.unserved [data-need]').evaluateAll((all) => all.map((e) => [e.dataset.need, e.innerText])));
  assert.deepEqual(Object.keys(unserved), open.slice(0, 12).map((n) => n.need));
  const bound = open.slice(0, 12).filter((n) => n.binding);
  assert.ok(bound.length > 0, './run leaves a request that a gate keeps from everybody');
  for (const n of bound) if (gates[n.binding.gate]) assert.ok(unserved[n.need].includes(`Gate in the way: ${gates[n.binding.gate]}. It alone keeps ${n.binding.candidates} expert(s) away.`), unserved[n.need]);
  await assertAccessible(page, 'matches');
  await assertFits(page, 'diaspora-matches');
  if (served.length > 12) {
    await page.getByRole('button', { name: /^Show more/ }).first().click();
    assert.deepEqual(await named('.need'), served.slice(0, 24).map((n) => n.need));
  }

  // A run of now is asked for and shown; a person rejects one of its proposals, with a coded reason.
  await page.getByRole('button', { name: 'Match now' }).click();
  await page.waitForURL((url) => url.searchParams.has('run') && url.searchParams.get('run') !== newest);
  await page.locator(`[data-run="${new URL(page.url()).searchParams.get('run')}"]`).waitFor();
  const first = page.locator('.need tbody tr').first();
  await first.getByRole('button', { name: 'Reject' }).click();
  await first.getByLabel('Why').selectOption('DatesDoNotSuit');
  await first.getByRole('button', { name: 'Reject' }).click();
  await first.getByText('Rejected, and counted for the review of the weights.').waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test('missions by state, and the indicators with what stands beside them, are those of the API, with target and status, in French too', async () => {
  const { page, complaints } = await visit('diaspora/missions');
  await signIn(page, 'DiasporaManager');
  const { items } = (await as('DiasporaManager', 'GET', `${base}/missions`)).answer;
  await page.locator('.chart [data-drawn]').waitFor();
  const states = ['Proposed', 'Accepted', 'Confirmed', 'Running', 'Completed', 'Cancelled'];
  await page.getByText('The numbers of the chart').click();
  const [, ...rows] = await rowsOf(page.locator('.chart table'));
  assert.deepEqual(rows, states.map((s) => [s.toLowerCase(), written(items.filter((m) => m.status === s).length)]));
  const drawn = await page.locator('.chart svg text').allTextContents();
  for (const [, count] of rows) assert.ok(drawn.includes(count), `${count} in ${drawn}`);
  await assertLengths(page.locator('.chart svg g[aria-label="bar"] rect'), states.map((s) => items.filter((m) => m.status === s).length), 'missions by state');
  await assertAccessible(page, 'missions');
  await assertFits(page, 'diaspora-missions');
  assert.equal((await allRowsOf(page)).length, items.length);

  await page.getByRole('tab', { name: 'Indicators' }).click();
  await page.locator('.indicators > table').waitFor();
  const period = await page.getByLabel('Period').inputValue();
  const pack = (await as('DiasporaManager', 'GET', `${base}/indicators/${period}`)).answer;
  assert.equal(pack.rows.length, 21);
  const marks = { onTrack: 'on track', atRisk: 'at risk', off: 'off track', noTarget: 'no target', notAvailable: 'not available' };
  const shown = (value, none) => (value === null ? none : written(value, Number.isInteger(value) ? 0 : 2));
  const further = pack.parts.filter((p) => p.by === null);
  const expected = pack.rows.flatMap((r) => [r, ...further.filter((p) => p.code.startsWith(`${r.code}.`))]);
  assert.ok(further.length >= 10 && expected.length === pack.rows.length + further.length, 'what stands beside an indicator is not lost');
  const told = await indicatorsOf(page);
  assert.deepEqual(told.map((r) => [r[0], r[1], r[3], r[5]]), expected.map((r) => [r.code.includes('.') ? '' : r.code, r.nameEn, shown(r.target, '–'), marks[r.status]]));
  for (const [i, row] of expected.entries()) {
    if (row.value !== null) assert.equal(told[i][2], shown(row.value), row.code);
    else assert.match(told[i][2], /^[a-z]{2,} [a-z ]+$/, `${row.code} has no figure, and why`);
  }
  // Bars end at one and a half of the target.
  for (const row of expected) {
    const bar = await page.locator(`.indicators tr:has([data-code="${row.code}"]) .progress`).evaluateAll((all) => all.map((p) => p.firstElementChild.getBoundingClientRect().width / (p.getBoundingClientRect().width - 2)));
    if (row.value === null || !(row.target > 0)) assert.deepEqual(bar, [], row.code);
    else assert.ok(Math.abs(bar[0] - Math.min(1, row.value / row.target / 1.5)) < 0.02, `${row.code}: ${bar[0]}`);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Parquet' }).click()]);
  assert.equal(download.suggestedFilename(), `diaspora-indicators-${period}.parquet`);
  await assertAccessible(page, 'indicators');
  await assertFits(page, 'diaspora-indicators');
  await page.locator('header select').first().selectOption('fr');
  await page.getByRole('heading', { name: 'Experts de santé à l’étranger' }).waitFor();
  await page.locator('.indicators > table').waitFor();
  assert.deepEqual((await indicatorsOf(page)).map((r) => r[1]), expected.map((r) => r.nameFr));
  await assertFits(page, 'diaspora-indicators-fr');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('whom a count of persons is of is told group by group as the API tells it, and what is protected is said to be', async () => {
  const { page, complaints } = await visit('diaspora/indicators');
  await signIn(page, 'DiasporaManager');
  await page.locator('.indicators > table').waitFor();
  const period = await page.getByLabel('Period').inputValue();
  const { parts } = (await as('DiasporaManager', 'GET', `${base}/indicators/${period}`)).answer;
  const groups = parts.filter((p) => p.by !== null);
  assert.ok(groups.some((g) => g.value > 0) && groups.some((g) => g.reason), './run leaves groups that are told, and one that is protected');
  assert.deepEqual(await page.locator('.groups').evaluateAll((all) => all.map((e) => e.dataset.of)), [...new Set(groups.map((g) => g.code))]);
  assert.equal(await page.locator('.indicators .below').count(), new Set(groups.map((g) => g.code)).size, 'only what is counted by groups has a row for them');
  for (const summary of await page.locator('.groups summary').all()) await summary.click();
  const cells = () => page.locator('.groups').evaluateAll((all) => all.flatMap((of) => [...of.querySelectorAll('[data-by]')].flatMap((by) =>
    (by.tagName === 'TABLE' ? [...by.querySelectorAll('tr')] : [by]).map((row) => [of.dataset.of, by.dataset.by, row.dataset.member ?? '_T', row.querySelector('td, p')?.innerText ?? row.innerText]))));
  const reasons = { tooFew: 'too few persons', wouldTellMore: 'the groups would tell too much of each other' };
  assert.deepEqual(await cells(), groups.map((g) => [g.code, g.by, g.member, g.member === '_T' ? `by ${g.by} ${reasons[g.reason]}` : g.value === null ? reasons[g.reason] : written(g.value)]));
  await assertAccessible(page, 'groups of persons');
  await assertFits(page, 'diaspora-groups');
  await page.locator('header select').first().selectOption('fr');
  const drawn = page.locator('.groups [data-by=country]').first();
  await page.locator('.groups caption', { hasText: 'par pays' }).first().waitFor();
  assert.ok(!/[A-Z]{3}/.test(await drawn.innerText()), 'countries have names');
  await assertFits(page, 'diaspora-groups-fr');
  assert.deepEqual(complaints, []);
  await page.close();
});

/** The rows of the indicators, without those that tell the groups of one. */
const indicatorsOf = (page) => page.locator('.indicators > table > tbody > tr:not(.below)').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));

/** The rows of the page's last table, all of them. */
async function allRowsOf(page) {
  const more = page.getByRole('button', { name: /^Show all/ });
  if (await more.count()) await more.click();
  return (await rowsOf(page.locator('main table').last())).slice(1);
}
