// Labour market tests in the dashboard: an employer's form with all its faults, the recommendation with its reasons, an officer's decision, the clocks and the figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLengths } from './charts.mjs';
import { api, as, assertAccessible, assertFits, origin, rowsOf, signIn, visit, written } from './dashboard.mjs';

const base = '/api/labour-market-tests';

/** Days from today, as they are written. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const label = (page, text) => page.getByLabel(text, { exact: true });

test('who has not the role is told so, and what is public is there for everybody', async () => {
  const { page, complaints } = await visit('labour-market-test');
  await page.getByRole('heading', { name: 'Labour market test' }).waitFor();
  assert.equal(await page.getByRole('tab', { selected: true }).innerText(), 'Status of an application');
  await assertAccessible(page, 'status of an application');
  await page.getByRole('tab', { name: 'Cases' }).click();
  await page.getByText('This needs a sign-in').waitFor();
  await signIn(page, 'DiasporaManager');
  await page.getByText('Not yours to see').waitFor();
  assert.match(await page.locator('main').innerText(), /Labour officer/);
  await page.getByRole('tab', { name: 'Rules' }).click();
  const { ruleSets } = await api(`${base}/rule-sets`);
  const [, ...rows] = await rowsOf(page.locator('main table'));
  assert.deepEqual(rows.map((r) => [r[0], Number(r[4]), Number(r[5])]).sort(), ruleSets.map((s) => [s.name, s.rules, s.unconfirmed]).sort());
  await assertAccessible(page, 'rules');
  await assertFits(page, 'labour-market-rules');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the form is that of the schema, and every fault is shown at its field', async () => {
  const { page, complaints } = await visit('labour-market-test/new');
  await signIn(page, 'LabourOfficer');
  const schema = await api(`${base}/schema`);
  const groups = Object.entries(schema.properties).filter(([, of]) => of.type === 'object' || of.items?.type === 'object');
  await page.locator('.steps li').first().waitFor();
  assert.equal(await page.locator('.steps li').count(), groups.length + 2);
  const places = async () => page.locator('[data-place]').evaluateAll((all) => all.map((e) => e.dataset.place));
  assert.deepEqual((await places()).sort(), Object.keys(schema.properties).filter((name) => !groups.some(([group]) => group === name)).map((name) => `/${name}`).sort());

  await label(page, 'Nationalities (three-letter codes)').fill('India');
  await page.locator('.steps').getByRole('button', { name: 'Post', exact: true }).click();
  assert.deepEqual((await places()).filter((p) => p !== '/post').sort(), Object.keys(schema.properties.post.properties).map((name) => `/post/${name}`).sort());
  await label(page, 'Occupation (ISCO-08, four digits)').fill('25');
  await page.locator('.steps').getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send the application' }).click();
  await page.getByText('3 fault(s) in the application').waitFor();
  assert.deepEqual(await page.locator('.faults code').allInnerTexts(), ['/nationalities/0', '/post/occupation', '/applicationId']);
  await page.locator('.faults button').nth(1).click();
  const wrong = page.locator('[data-place="/post/occupation"]');
  assert.match(await wrong.locator('.error').innerText(), /four digits/);
  assert.equal(await wrong.locator('input').getAttribute('aria-invalid'), 'true');
  await page.locator('.steps').getByRole('button', { name: /^Application and worker/ }).click();
  assert.match(await page.locator('[data-place="/nationalities"] .error').innerText(), /three capitals/);
  await assertAccessible(page, 'application');
  await assertFits(page, 'application-with-faults');
  // The service's refusal is an error of the browser's console, and the only one.
  assert.deepEqual(complaints.filter((c) => !/status of 400/.test(c)), []);
  await page.close();
});

/** Goes to a step and fills its fields by their labels. */
async function fill(page, step, values) {
  await page.locator('.steps').getByRole('button', { name: step, exact: true }).click();
  for (const [name, value] of Object.entries(values)) {
    const field = label(page, name);
    if (await field.evaluate((e) => e.tagName) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

test('an application is lodged, recommended on with every reason, decided otherwise and told to the employer', async () => {
  const { page, complaints } = await visit('labour-market-test/new');
  await signIn(page, 'LabourOfficer');
  const reference = `BROWSER-${Date.now()}`;
  await page.locator('.steps li').first().waitFor();
  await fill(page, 'Application and worker', { 'Reference of the application *': reference, 'Day of filing': day(-1), 'Identity established': 'true', 'Nationalities (three-letter codes)': 'IND' });
  await fill(page, 'Employer', { 'In the employer register': 'true', 'All staff': '40', 'Foreign staff': '4', 'Of them citizens of Partner States': '1' });
  await fill(page, 'Post', {
    'Occupation (ISCO-08, four digits)': '2512', 'Posts to fill': '1', 'Gross pay a month': '700000', Currency: 'RWF', 'Hours a week': '40', 'Contract from': day(40), 'Contract to': day(400),
    'Regulated profession (code, or NONE)': 'NONE', 'Public service': 'false', 'Foreign posts in the minor group': '1',
  });
  await fill(page, 'Adverts', { Adverts: 'some' });
  await fill(page, 'Adverts', { Channel: 'PublicEmploymentService', 'Shown from': day(-30), 'Shown to': day(-4), 'What the advert said': 'description, employer pay location hours' });
  await fill(page, 'Local applicants', { 'Local applicants': 'none' });
  await fill(page, 'Skills transfer', { Understudies: '1' });
  await page.locator('.steps').getByRole('button', { name: 'Review and send' }).click();
  const [, ...review] = await rowsOf(page.locator('main table'));
  assert.ok(review.some(([, value, place]) => value === 'none' && place === '/candidates'));
  await page.getByRole('button', { name: 'Send the application' }).click();
  await page.getByText('The application is on record').waitFor();
  const id = await page.locator('.notice.good code').innerText();
  const key = await page.locator('.key').innerText();

  // The recommendation says what the API says, with every reason.
  const { answer: seen } = await as('LabourOfficer', 'GET', `${base}/${id}`);
  assert.equal(seen.recommendation.recommendation, 'Refuse');
  await page.getByRole('link', { name: 'Open the case' }).click();
  await page.locator('.recommendation').waitFor();
  assert.equal(await page.locator('.recommendation .tag').first().innerText(), 'Refuse');
  assert.deepEqual(await page.locator('.reasons li').evaluateAll((all) => all.map((li) => li.firstChild.textContent.trim())), seen.record.reasonTexts.en);
  await page.getByText(`Every rule that was asked (${seen.record.results.length})`).click();
  const [, ...rules] = await rowsOf(page.locator('.recommendation table'));
  const verdicts = { Pass: 'met', Fail: 'not met', NotApplicable: 'does not apply', Unknown: 'no answer' };
  assert.deepEqual(rules.map((r) => [r[0], r[1]]), seen.record.results.map((r) => [r.ruleId, verdicts[r.result]]));
  await page.getByRole('button', { name: 'Judge again from what was kept' }).click();
  await page.getByText('the record is the same byte for byte').waitFor();
  await assertAccessible(page, 'case');
  await assertFits(page, 'labour-market-case');

  // The officer decides otherwise, with a coded reason; that counts as an override.
  const before = (await as('LabourOfficer', 'GET', `${base}/statistics`)).answer;
  await page.getByLabel('Otherwise than recommended (an override, which is counted)').check();
  await page.getByLabel('Outcome').selectOption('Approve');
  await page.getByLabel('Reason *', { exact: true }).selectOption('EvidenceSeen');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await page.locator('.decision').waitFor();
  assert.match(await page.locator('.decision').innerText(), /Approve\s+override\s+evidence was shown/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Letter in French' }).click()]);
  assert.equal(download.suggestedFilename(), `letter-${id}-fr.html`);

  await page.getByRole('tab', { name: 'Statistics' }).click();
  await page.locator('.chart [data-drawn]').waitFor();
  const { rows, overrideRate } = (await as('LabourOfficer', 'GET', `${base}/statistics`)).answer;
  const total = (of, from = rows) => from.reduce((all, row) => all + row[of], 0);
  assert.equal(total('overrides'), total('overrides', before.rows) + 1);
  const cards = await page.locator('.figure-card .value').allInnerTexts();
  assert.deepEqual(cards, [written(total('cases')), `${written(overrideRate * 100, 1)} %`, written(total('late')), written(total('days') / total('cases'), 1)]);
  const bars = await page.locator('.chart svg text').allTextContents();
  for (const outcome of new Set(rows.map((r) => r.outcome))) assert.ok(bars.includes(written(total('cases', rows.filter((r) => r.outcome === outcome)))), `${outcome} in ${bars}`);
  const byOutcome = [...new Set(rows.map((r) => r.outcome))].map((outcome) => total('cases', rows.filter((r) => r.outcome === outcome))).sort((a, b) => b - a);
  await assertLengths(page.locator('.chart svg g[aria-label="bar"] rect'), byOutcome, 'decisions by outcome');
  const table = page.locator('main table').last();
  assert.equal((await rowsOf(table)).length, rows.length + 1);
  await assertAccessible(page, 'labour market figures');
  await assertFits(page, 'labour-market-figures');

  // The employer asks with the key; the address tells nothing of it.
  await page.getByRole('tab', { name: 'Status of an application' }).click();
  await label(page, 'Number of the case *').fill(id);
  await label(page, 'Key *').fill(key);
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await page.locator('section.card .tag').first().waitFor();
  assert.deepEqual(await page.locator('section.card .tag').allInnerTexts(), ['decided', 'Approve']);
  assert.match(await page.locator('section.card').innerText(), /still to be confirmed/);
  assert.ok(!page.url().includes(key) && !page.url().includes(id));
  await label(page, 'Key *').fill('0'.repeat(32));
  await page.getByRole('button', { name: 'Ask for the status' }).click();
  await page.getByText('There is nothing here').waitFor();
  assert.deepEqual(complaints.filter((c) => !/status of 404/.test(c)), []);
  await page.close();
});

test('who fills in the form in French reads in French what each fact is', async () => {
  const { page } = await visit('labour-market-test/new', { locale: 'fr-FR' });
  await signIn(page, 'LabourOfficer');
  const schema = await api(`${base}/schema`);
  for (const [step, group] of [['Employeur', 'employer'], ['Poste', 'post'], ['Transfert de compétences', 'skillsTransfer'], ['Qualifications', 'qualifications']]) {
    await page.locator('.steps').getByRole('button', { name: step, exact: true }).click();
    await page.locator(`[data-place="/${group}"]`).waitFor();
    for (const [name, of] of Object.entries(schema.properties[group].properties)) {
      const [title, ...hint] = await page.locator(`[data-place="/${group}/${name}"]`).locator('label, .hint').allInnerTexts();
      assert.ok(title && !hint.includes(of.description), `${group}/${name}: ${hint}`);
      if (['currency', 'hostLicence', 'lowWageShare', 'reference', 'successionPlan'].includes(name)) assert.equal(hint.length, 1, name);
    }
  }
  await assertAccessible(page, 'application in French');
  await assertFits(page, 'application-fr');
  await page.close();
});

test('the officer sees the clocks that run out and the cases, as the API has them, in French too', async () => {
  const { page, complaints } = await visit('labour-market-test/cases', { locale: 'fr-FR' });
  await signIn(page, 'LabourOfficer');
  await page.getByRole('heading', { name: 'Délais qui expirent' }).waitFor();
  await page.locator('main table').nth(1).waitFor();
  const { alerts } = (await as('LabourOfficer', 'GET', `${base}/alerts`)).answer;
  assert.ok(alerts.length > 0, './run leaves an overdue case');
  const [, ...shown] = await rowsOf(page.locator('main table').first());
  assert.deepEqual(shown.map((r) => r[4]), alerts.map((a) => a.id));
  const { cases } = (await as('LabourOfficer', 'GET', base)).answer;
  const [, ...lines] = await rowsOf(page.locator('main table').nth(1));
  assert.deepEqual(lines.map((r) => r[0]), cases.map((c) => c.applicationId));
  await assertAccessible(page, 'cases');
  await assertFits(page, 'labour-market-cases-fr');
  await page.getByLabel('État').selectOption('Open');
  await page.waitForURL(/state=Open/);
  const open = cases.filter((c) => c.state === 'Open').map((c) => c.applicationId);
  await page.waitForFunction((n) => document.querySelectorAll('main table')[1]?.rows.length === n + 1, open.length);
  assert.deepEqual((await rowsOf(page.locator('main table').nth(1))).slice(1).map((r) => r[0]), open);
  await page.getByRole('link', { name: 'DEMO-OPEN' }).click();
  await page.getByRole('heading', { name: 'Recommandation' }).waitFor();
  const { answer: demo } = await as('LabourOfficer', 'GET', `${base}/${cases.find((c) => c.applicationId === 'DEMO-OPEN').id}`);
  assert.deepEqual(await page.locator('.reasons li').evaluateAll((all) => all.map((li) => li.firstChild.textContent.trim())), demo.record.reasonTexts.fr);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a failure of the API is shown and got over', async () => {
  const { page } = await visit('labour-market-test/rules');
  await page.locator('main table').waitFor();
  let fails = true;
  await page.route(`${origin()}${base}/rule-sets`, (route) => (fails ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"title":"Not now","status":503}' }) : route.continue()));
  await page.getByRole('tab', { name: 'Status of an application' }).click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByText('The service failed').waitFor();
  fails = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('main table').waitFor();
  await page.close();
});
