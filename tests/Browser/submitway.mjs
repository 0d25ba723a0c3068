// A clerk's way through the dashboard: a file is checked, mended, delivered and receipted; and what others see of the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, check, choose, clerk, faulty, permits, saved, texts, tried } from './clerk.mjs';
import { as, assertAccessible, assertFits, origin, rowsOf, signIn, tokenOf, visit } from './dashboard.mjs';
import { elsewhere } from './elsewhere.mjs';
import { screenshots } from './session.mjs';

test('a clerk checks a file, delivers it and gets the receipt of a new period', async () => {
  const period = '2022-02';
  const { page, complaints } = await begin(period);
  await choose(page, 'permits (février).csv', permits(1, 40));
  await check(page);
  const verdict = await tried(period, permits(1, 40));
  assert.equal(await page.locator('.result .summary').innerText(), verdict.summary);
  await page.getByRole('button', { name: 'Deliver this file' }).click();
  const receipt = page.locator('.receipt');
  await receipt.waitFor({ timeout: 180_000 });
  const id = await receipt.getAttribute('data-submission');
  const { answer } = await as(clerk, 'GET', `/api/submissions/${id}`);
  assert.match(answer.outcome, /^Accepted/);
  assert.equal(answer.blob, `dgie/work-permits/${period}/permits (février).csv`);
  assert.equal(await receipt.locator('.summary').innerText(), answer.summary);
  assert.ok((await receipt.innerText()).includes(answer.sha256));
  // The list of findings is what the API serves, byte for byte.
  const list = await fetch(`${origin()}/api/submissions/${id}/errors.csv`, { headers: { Authorization: `Bearer ${await tokenOf(clerk)}` } });
  assert.equal(await saved(page, 'List of findings (CSV)'), Buffer.from(await list.arrayBuffer()).toString('utf8'));
  // It is among the deliveries, whose link leads to the same receipt.
  await page.locator(`.recent a[href$="${id}"]`).click();
  await page.locator(`.receipt[data-submission="${id}"] .summary`).waitFor();
  await assertAccessible(page, 'receipt');
  await assertFits(page, 'receipt');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what is wrong with a faulty file stands on the page as the API finds it, problem by problem and line by line', async () => {
  const period = '2026-10';
  const verdict = await tried(period, await faulty());
  assert.equal(verdict.outcome, 'Quarantined');
  const { page, complaints } = await begin(period);
  await choose(page, 'faulty.csv', await faulty());
  await check(page);
  assert.equal(await page.locator('.result .summary').innerText(), verdict.summary);
  assert.equal(await page.locator('.result .next').innerText(), verdict.next);

  const problems = page.locator('.problem');
  const broken = verdict.report.rules.filter((r) => r.failed > 0);
  assert.deepEqual((await problems.evaluateAll((all) => all.map((p) => p.dataset.rule))).sort(), broken.map((r) => r.ruleId).sort());
  for (const rule of broken) {
    const problem = page.locator(`.problem[data-rule="${rule.ruleId}"]`);
    assert.equal(await problem.locator('.message').innerText(), rule.message);
    assert.equal(await problem.locator('.count').innerText(), `× ${rule.failed.toLocaleString('en-GB')}`);
    assert.deepEqual(await texts(problem.locator('.values code')), verdict.report.values.filter((v) => v.ruleId === rule.ruleId).map((v) => v.value || '(empty)'));
    if (rule.firstLines.length) assert.ok((await problem.locator('.lines').first().innerText()).startsWith(rule.firstLines.join(', ')));
  }

  const [, ...rows] = await rowsOf(page.locator('.places table'));
  const found = [...verdict.findings.entries()].sort(([i, a], [j, b]) => (a.line ?? 0) - (b.line ?? 0) || i - j).map(([, f]) => f);
  assert.equal(rows.length, found.length);
  for (const [i, [line, cell, problem, shown, fix]] of rows.entries()) {
    assert.deepEqual([line, cell, fix], [`${found[i].line ?? 'whole file'}`, found[i].cell ?? '', found[i].fix], found[i].ruleId);
    assert.ok(problem.includes(found[i].message), problem);
    if (found[i].value && !found[i].cells) assert.ok(shown.startsWith(found[i].value), `${shown} for ${found[i].value}`);
  }
  // A value that names a person is masked, as the API gives it: the page has nothing else.
  const persons = (await faulty()).split(/\r?\n/).slice(1).map((l) => l.split(',')[1]).filter((p) => /^[A-Z]{3}-\w{6,}$/.test(p));
  const body = await page.locator('main').innerText();
  assert.ok(persons.length > 10 && persons.every((p) => !body.includes(p)), 'a person stands on the page');

  assert.match(await saved(page, 'Annotated copy'), /^\uFEFF?permit_id,.*what_is_wrong,how_to_mend_it/);
  assert.ok(await page.getByRole('button', { name: 'Deliver it all the same' }).isVisible());
  await assertAccessible(page, 'submit');
  await assertFits(page, 'submit');
  assert.equal(new URL(page.url()).search, '');
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('who reads French checks in French', async () => {
  const { page, complaints } = await begin('2026-10', undefined, { locale: 'fr-RW' });
  await choose(page, 'faulty.csv', await faulty());
  await check(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await page.getByRole('heading', { name: 'Résultat de la vérification' }).waitFor();
  const response = await fetch(`${origin()}/api/protocols/dgie/work-permits/validate?period=2026-10`, {
    method: 'POST', headers: { Authorization: `Bearer ${await tokenOf(clerk)}`, 'Accept-Language': 'fr' }, body: await faulty(),
  });
  const verdict = await response.json();
  assert.equal(await page.locator('.result .summary').innerText(), verdict.summary);
  const rule = verdict.report.rules.find((r) => r.failed > 0 && r.messageFr);
  assert.equal(await page.locator(`.problem[data-rule="${rule.ruleId}"] .message`).innerText(), rule.messageFr);
  await page.screenshot({ path: `${screenshots}/dashboard-submit-fr.png`, fullPage: true });
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a period with nothing to report is said to have none', async () => {
  const { page, complaints } = await begin('2021-03');
  await page.getByText('Nothing to report', { exact: true }).click();
  const send = page.getByRole('button', { name: 'Report nothing' });
  await send.click();
  await page.locator('.nil .error').waitFor();
  await page.getByLabel('Why there is nothing').fill('No permit was issued');
  await send.click();
  const receipt = page.locator('.receipt');
  await receipt.waitFor();
  const { answer } = await as(clerk, 'GET', `/api/submissions/${await receipt.getAttribute('data-submission')}`);
  assert.equal(answer.isNil, true);
  assert.equal(await receipt.locator('.summary').innerText(), answer.summary);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the page says whom it is for to who may not, and what the API said when it fails; trying again helps', async () => {
  const { page: other } = await visit('submit');
  await signIn(other, 'LabourOfficer');
  await other.locator('.notice.error', { hasText: 'Clerk of an agency' }).waitFor();
  assert.equal(await other.locator('input[type=file]').count(), 0);
  await other.screenshot({ path: `${screenshots}/dashboard-submit-forbidden.png` });
  await other.close();

  const { page } = await begin('2026-10');
  let broken = true;
  await page.route('**/validate?*', (route) => (broken ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500,"title":"The service failed","detail":"Give the operator id 7."}' }) : route.continue()));
  await choose(page, 'permits.csv', permits(1, 5));
  await page.getByRole('button', { name: 'Check the file' }).click();
  const notice = page.locator('.notice.error');
  await notice.waitFor();
  await notice.getByText('What the service says').click();
  assert.match(await notice.innerText(), /Give the operator id 7/);
  broken = false;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.result .summary').waitFor();
  await page.close();
});

test('periods that cannot be asked for are said to be so, and are there when they can', async () => {
  const { page } = await visit('submit');
  await signIn(page, 'AgencySubmitter', 'dgie');
  const failing = (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"title":"Not now","status":503}' });
  await page.route('**/api/agencies/dgie/calendar', failing);
  await page.getByLabel('Dataset').selectOption('dgie/work-permits');
  await page.getByRole('alert').getByText('The service failed').waitFor();
  const periods = page.getByLabel('Period').locator('option');
  assert.equal(await periods.count(), 2, 'another period can be typed all the same');
  await page.unroute('**/api/agencies/dgie/calendar', failing);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll('select')].at(-1).options.length > 2);
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.close();
});

test('served by another host, under another origin, the dashboard signs in, delivers and shows the receipt', async () => {
  const period = '2022-03';
  const { page, complaints } = await begin(period, `${elsewhere}/dashboard/submit`);
  assert.equal(new URL(page.url()).origin, elsewhere);
  await choose(page, 'elsewhere.csv', permits(100, 20));
  await check(page);
  await page.getByRole('button', { name: 'Deliver this file' }).click();
  const receipt = page.locator('.receipt');
  await receipt.waitFor({ timeout: 180_000 });
  const { answer } = await as(clerk, 'GET', `/api/submissions/${await receipt.getAttribute('data-submission')}`);
  assert.match(answer.outcome, /^Accepted/);
  assert.equal(answer.blob, `dgie/work-permits/${period}/elsewhere.csv`);
  assert.deepEqual(complaints, []);
  await page.close();
});
