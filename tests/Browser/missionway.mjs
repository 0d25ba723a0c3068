// What the manager of the programme for health experts abroad puts on record: missions from their confirmation on, and what came of opportunities.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, as, assertAccessible, assertFits, signIn, visit } from './dashboard.mjs';

const base = '/api/diaspora';

/** Days from today in Kigali, as they are written. */
const day = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Kigali' }).format(new Date(Date.now() + days * 86_400_000));

const today = () => day(0);

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
  const due = day(10);
  await completion.getByLabel('Report due on').fill(due);
  await completion.getByRole('button', { name: 'Record the completion' }).click();
  await work.getByText('The mission is completed.').waitFor();
  const { status, daysDelivered, stayedAfter, hostRating, cost } = await now();
  assert.deepEqual({ status, daysDelivered, stayedAfter, hostRating, cost }, { status: 'Completed', daysDelivered: 12, stayedAfter: 'extended', hostRating: 4, cost: { travel: 900, dsa: 600.5, insurance: 0, currency: 'RWF' } });

  const report = form('Record that the report came');
  await work.getByText('Record that the report came', { exact: true }).click();
  await work.getByText(`It is to come by ${new Date(due).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}.`).waitFor();
  await report.getByLabel('Came on').fill('2020-01-01');
  await report.getByRole('button', { name: 'Put on record' }).click();
  await report.locator('.notice.error').getByText('before the mission began', { exact: false }).first().waitFor();
  await report.getByLabel('Came on').fill('');
  await report.getByRole('button', { name: 'Put on record' }).click();
  await report.locator('.error', { hasText: 'This is needed.' }).waitFor();
  await report.getByLabel('Came on').fill(today());
  assert.equal((await recorded(page, report)).reportReceived, today());
  await work.getByText(/^On record: it came on /).waitFor();
  assert.deepEqual([(await now()).reportDue, (await now()).reportReceived], [due, today()]);

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

test('what came of an opportunity is put on record by the manager, of one that is open and of one that has closed', async () => {
  const { page, complaints } = await visit('diaspora');
  await page.locator('.grid .card').first().waitFor();
  assert.equal(await page.locator('.outcome').count(), 0, 'nobody else is offered it');
  await signIn(page, 'DiasporaManager');
  await page.getByText('Record what came of an opportunity', { exact: true }).click();
  const form = page.locator('.outcome form');
  await form.getByRole('button', { name: 'Put on record' }).click();
  assert.equal(await form.locator('.error').count(), 3, 'what is missing is said at each field');
  const { items: [opportunity] } = await api(`${base}/opportunities`);
  await form.getByLabel('Opportunity', { exact: false }).first().selectOption(opportunity.id);
  await form.getByLabel('What came of it').selectOption('investment');
  await form.getByLabel('How many').fill('6');
  await form.getByRole('button', { name: 'Put on record' }).click();
  await form.locator('.field', { hasText: 'All together, RWF' }).locator('.error').waitFor();
  await form.getByLabel('All together, RWF').fill('25000000');
  await assertAccessible(page, 'what came of an opportunity');
  await assertFits(page, 'diaspora-outcome');
  const { id, ...made } = await recorded(page, form);
  assert.deepEqual(made, { opportunity: opportunity.id, kind: 'investment', on: today(), count: 6, amountRwf: 25_000_000 });

  // Of one that has closed its id is typed; one that there never was is said not to be there, and what was typed stays.
  await form.getByLabel('Opportunity', { exact: false }).first().selectOption('…');
  await form.getByLabel('Id of the opportunity').fill('never-was');
  await form.getByLabel('What came of it').selectOption('placement');
  assert.equal(await form.getByLabel('All together, RWF').count(), 0, 'placements have no amount');
  await form.getByLabel('How many').fill('7');
  await form.getByRole('button', { name: 'Put on record' }).click();
  await form.locator('.notice.error').getByText('There is nothing here').waitFor();
  await form.getByLabel('Id of the opportunity').fill(opportunity.id);
  const next = await recorded(page, form);
  assert.notEqual(next.id, id);
  assert.deepEqual([next.kind, next.count, next.amountRwf], ['placement', 7, null]);
  assert.deepEqual(complaints.filter((c) => !/status of 404/.test(c)), []);
  await page.close();
});

/** Sends a form, and gives what the service put on record. */
async function recorded(page, form) {
  const [response] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'PUT'), form.getByRole('button', { name: 'Put on record' }).click()]);
  assert.equal(response.status(), 200);
  await page.locator('.notice.good', { hasText: 'It is on record.' }).waitFor();
  return response.json();
}
