// The programme for health experts abroad in the dashboard: what anybody sees, and what its manager and the committees see of requests, matches, missions and indicators.
import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('missions by state and the 21 indicators are those of the API, with target and status, in French too', async () => {
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
  await assertAccessible(page, 'missions');
  await assertFits(page, 'diaspora-missions');
  assert.equal((await allRowsOf(page)).length, items.length);

  await page.getByRole('tab', { name: 'Indicators' }).click();
  await page.locator('.indicators table').waitFor();
  const period = await page.getByLabel('Period').inputValue();
  const pack = (await as('DiasporaManager', 'GET', `${base}/indicators/${period}`)).answer;
  assert.equal(pack.rows.length, 21);
  const marks = { onTrack: 'on track', atRisk: 'at risk', off: 'off track', noTarget: 'no target', notAvailable: 'not available' };
  const shown = (value, none) => (value === null ? none : written(value, Number.isInteger(value) ? 0 : 2));
  const [, ...told] = await rowsOf(page.locator('.indicators table'));
  assert.deepEqual(told.map((r) => [r[0], r[1], r[3], r[5]]), pack.rows.map((r) => [r.code, r.nameEn, shown(r.target, '–'), marks[r.status]]));
  for (const [i, row] of pack.rows.entries()) if (row.value !== null) assert.equal(told[i][2], shown(row.value), row.code);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Parquet' }).click()]);
  assert.equal(download.suggestedFilename(), `diaspora-indicators-${period}.parquet`);
  await assertAccessible(page, 'indicators');
  await assertFits(page, 'diaspora-indicators');
  await page.locator('header select').first().selectOption('fr');
  await page.getByRole('heading', { name: 'Experts de santé à l’étranger' }).waitFor();
  await page.locator('.indicators table').waitFor();
  assert.deepEqual((await rowsOf(page.locator('.indicators table'))).slice(1).map((r) => r[1]), pack.rows.map((r) => r.nameFr));
  await assertFits(page, 'diaspora-indicators-fr');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a mission is confirmed, begun and completed, and what it passed on and to whom is put on record', async () => {
  const { page, complaints } = await visit('diaspora/missions');
  await signIn(page, 'DiasporaManager');
  const { items } = (await as('DiasporaManager', 'GET', `${base}/missions`)).answer;
  const mission = items.find((m) => m.id.startsWith('HM-') && m.status === 'Accepted');
  assert.ok(mission, './run leaves a mission that its expert accepted');
  const row = page.locator('main tbody tr', { hasText: mission.request });
  const now = async () => (await as('DiasporaManager', 'GET', `${base}/missions`)).answer.items.find((m) => m.id === mission.id);
  await row.getByRole('button', { name: 'Confirm: licence seen today' }).click();
  await row.getByRole('button', { name: 'It begins today' }).click();
  await row.getByRole('button', { name: 'Complete or record' }).click();

  const work = page.locator(`.work[data-mission="${mission.id}"]`);
  const form = (name) => work.locator('details', { has: page.getByText(name, { exact: true }) }).locator('form');
  const completion = form('Complete the mission');
  await completion.getByRole('button', { name: 'Record the completion' }).click();
  assert.equal(await completion.locator('.error').count(), 2, 'what is missing is said at each field');
  await work.getByText('Record an activity', { exact: true }).click();
  await work.getByText('Record somebody who was trained, or what became of it', { exact: true }).click();
  await assertAccessible(page, 'forms of a mission');
  await assertFits(page, 'diaspora-mission-forms');

  await completion.getByLabel('Days delivered').fill('12');
  await completion.getByLabel('Did the expert stay on?').selectOption('extended');
  await completion.getByLabel('Host’s rating').selectOption('4');
  await completion.getByLabel('Cost: travel').fill('900');
  await completion.getByRole('button', { name: 'Record the completion' }).click();
  await completion.getByText('Give all three costs, or none').waitFor();
  await completion.getByLabel('Cost: daily allowance').fill('600.5');
  await completion.getByLabel('Cost: insurance').fill('0');
  await completion.getByRole('button', { name: 'Record the completion' }).click();
  await work.getByText('The mission is completed.').waitFor();
  const { status, daysDelivered, stayedAfter, hostRating, cost } = await now();
  assert.deepEqual({ status, daysDelivered, stayedAfter, hostRating, cost }, { status: 'Completed', daysDelivered: 12, stayedAfter: 'extended', hostRating: 4, cost: { travel: 900, dsa: 600.5, insurance: 0, currency: 'RWF' } });

  const activity = form('Record an activity');
  await activity.getByLabel('Kind').selectOption('bedside');
  await activity.getByLabel('Topic').fill('Ventilation of newborns');
  await activity.getByLabel('Hours').fill('25');
  await activity.getByLabel('Participants').fill('6');
  await activity.getByRole('button', { name: 'Put on record' }).click();
  // What the service does not take is said at the form, and what was typed stays.
  await activity.locator('.notice.error').getByText('hours', { exact: false }).first().waitFor();
  await activity.getByLabel('Hours').fill('4');
  assert.equal((await recorded(page, activity)).topic, 'Ventilation of newborns');

  const trained = form('Record somebody who was trained, or what became of it');
  assert.equal(await trained.getByLabel('Facility (code)').inputValue(), mission.facility);
  await trained.getByLabel('Key of the person').fill('b-1');
  await trained.getByLabel('Cadre').selectOption('nurse');
  await trained.getByLabel('Sex').selectOption('F');
  await trained.getByLabel('Hours').fill('12');
  await trained.getByLabel('Score before (0 to 100)').fill('40');
  await trained.getByLabel('Uses the skill 6 months later').selectOption('yes');
  const unasked = await recorded(page, trained);
  assert.deepEqual([unasked.key, unasked.preScore, unasked.at6Months, unasked.consent], ['b-1', null, null, false], 'without consent no scores are kept');
  assert.deepEqual(complaints.filter((c) => !/status of 400/.test(c)), []);
  await page.close();
});

test('a proposal that is confirmed becomes a mission, which is cancelled with a reason; its request goes back into matching', async () => {
  const { page, complaints } = await visit('diaspora/matches');
  await signIn(page, 'DiasporaManager');
  const missions = async () => (await as('DiasporaManager', 'GET', `${base}/missions`)).answer.items;
  const before = new Set((await missions()).map((m) => m.id));
  await page.getByRole('button', { name: 'Match now' }).click();
  await page.waitForURL((url) => url.searchParams.has('run'));
  await page.locator(`[data-run="${new URL(page.url()).searchParams.get('run')}"]`).waitFor();
  const proposal = page.locator('.need tbody tr', { hasText: 'proposed' }).last();
  await proposal.getByRole('button', { name: 'Confirm' }).click();
  await proposal.getByText(/^Confirmed: mission HM-/).waitFor();
  const mission = (await missions()).find((m) => !before.has(m.id));
  assert.equal(mission.status, 'Proposed');

  await page.getByRole('tab', { name: 'Missions' }).click();
  const row = page.locator('main tbody tr', { hasText: mission.id.slice(0, 18) });
  await row.getByText('the expert answers').waitFor();
  await row.getByRole('button', { name: 'Cancel the mission' }).click();
  const work = page.locator(`.work[data-mission="${mission.id}"]`);
  await work.getByRole('button', { name: 'Record the cancellation' }).click();
  await work.locator('.error', { hasText: 'This is needed.' }).waitFor();
  assert.equal((await missions()).find((m) => m.id === mission.id).status, 'Proposed', 'nothing is cancelled without a reason');
  await assertAccessible(page, 'cancelling a mission');
  await assertFits(page, 'diaspora-mission-cancel');
  await work.getByLabel('Why').selectOption('funding');
  await work.getByRole('button', { name: 'Record the cancellation' }).click();
  await work.getByText('The mission is cancelled.').waitFor();
  await row.getByText('no funding').waitFor();
  assert.equal(await row.getByRole('button').count(), 0);
  const { status, cancelReason } = (await missions()).find((m) => m.id === mission.id);
  assert.deepEqual([status, cancelReason], ['Cancelled', 'funding']);
  const request = (await as('DiasporaManager', 'GET', `${base}/requests`)).answer.items.find((r) => r.id === mission.request);
  assert.equal(request.status, 'Approved');
  assert.deepEqual(complaints, []);
  await page.close();
});

/** The rows of the page's last table, all of them. */
async function allRowsOf(page) {
  const more = page.getByRole('button', { name: /^Show all/ });
  if (await more.count()) await more.click();
  return (await rowsOf(page.locator('main table').last())).slice(1);
}

/** Sends a form, and gives what the service put on record. */
async function recorded(page, form) {
  const [response] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'PUT'), form.getByRole('button', { name: 'Put on record' }).click()]);
  assert.equal(response.status(), 200);
  await page.locator('.work .notice.good', { hasText: 'It is on record.' }).waitFor();
  return response.json();
}
