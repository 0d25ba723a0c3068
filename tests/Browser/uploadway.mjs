// Large files on slow lines, what a receipt gives to mend a file with, and both in French.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { begin, check, choose, clerk, faulty, saved } from './clerk.mjs';
import { as, assertAccessible, assertFits, origin, signIn, tokenOf, visit } from './dashboard.mjs';

/** A file of so many megabytes that is no table: it is read to its end, and has nothing to check row by row. */
async function large(megabytes) {
  const folder = await mkdtemp(`${tmpdir()}/large-`);
  const content = Buffer.alloc(megabytes * 1024 * 1024, 'x');
  await writeFile(`${folder}/large.csv`, content);
  return { path: `${folder}/large.csv`, sha256: createHash('sha256').update(content).digest('hex'), remove: () => rm(folder, { recursive: true }) };
}

test('a file of 100 MB, too large to be tried, is delivered on a slow line, shows how much has left and is not cut off', async () => {
  const file = await large(100);
  const { page, complaints } = await begin('2022-05', undefined, { clock: true });
  await page.locator('input[type=file]').setInputFiles(file.path);
  await page.getByText('too large to be checked here first').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Check the file' }).count(), 0);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 25 * 1024 * 1024 });
  await page.getByRole('button', { name: 'Deliver this file' }).click();
  // Each time that more has left, almost half of a minute passes on the page's clock: in all far more than any other answer may take.
  const seen = [0];
  for (let passed = 0; passed < 100_000; passed += 25_000) {
    await page.waitForFunction((last) => (document.querySelector('.submit progress')?.value ?? 0) > last, seen.at(-1));
    seen.push(await page.locator('.submit progress').evaluate((bar) => bar.value));
    assert.ok(seen.at(-1) < 1, `all of it had left at once: ${seen}`);
    await page.clock.fastForward(25_000);
  }
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  const receipt = page.locator('.receipt');
  await receipt.waitFor({ timeout: 120_000 });
  const { answer } = await as(clerk, 'GET', `/api/submissions/${await receipt.getAttribute('data-submission')}`);
  assert.equal(answer.sha256, file.sha256);
  assert.deepEqual(complaints, []);
  await page.close();
  await file.remove();
});

test('an answer that does not come is given up after a minute, and can be asked for again', async () => {
  const { page } = await visit(null);
  await page.clock.install();
  let held = true;
  await page.route('**/api/tables**', (route) => (held ? undefined : route.continue()));
  await Promise.all([page.waitForRequest('**/api/tables**'), page.goto(`${origin()}/dashboard/statistics`)]);
  await page.clock.fastForward(61_000);
  await page.getByText('The service cannot be reached').first().waitFor();
  held = false;
  await page.getByRole('alert').first().getByRole('button', { name: 'Try again' }).click();
  await page.locator('.tables li').first().waitFor();
  await page.close();
});

test('the receipt of a faulty file gives the annotated copy, made of the very file that was delivered', async () => {
  const { answer: listing } = await as(clerk, 'GET', '/api/agencies/dgie/submissions?dataset=work-permits&period=2026-10&limit=50');
  const delivered = listing.items.find((s) => s.blob.endsWith('/faulty.csv') && s.outcome === 'Quarantined');
  assert.ok(delivered, './run delivers a faulty file');
  const { page, complaints } = await visit(`submit/${delivered.submissionId}`);
  await signIn(page, 'AgencySubmitter', 'dgie');
  await page.locator('.receipt .summary').waitFor();
  await page.locator('.annotated summary').click();
  await choose(page, 'other.csv', `${await faulty()}\r\n`);
  await page.getByText('This is not the file that was delivered').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'faulty.csv', await faulty())]);
  assert.equal(download.suggestedFilename(), 'faulty.annotated.csv');
  const expected = await fetch(`${origin()}/api/protocols/dgie/work-permits/validate?period=2026-10`, { method: 'POST', headers: { Authorization: `Bearer ${await tokenOf(clerk)}`, Accept: 'text/csv' }, body: await faulty() });
  assert.ok((await readFile(await download.path())).equals(Buffer.from(await expected.arrayBuffer())), 'it is what the service writes, byte for byte');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('who reads French gets the receipt in French, and the annotated copy of what was just delivered', async () => {
  const { page, complaints } = await begin('2022-06', undefined, { locale: 'fr-RW' });
  await choose(page, 'faulty.csv', await faulty());
  await check(page);
  await page.getByRole('button', { name: 'Livrer quand même' }).click();
  const receipt = page.locator('.receipt');
  await receipt.waitFor({ timeout: 90_000 });
  const address = `/api/submissions/${await receipt.getAttribute('data-submission')}`;
  const [{ answer: english }, { answer: french }] = await Promise.all([as(clerk, 'GET', address), as(clerk, 'GET', address, undefined, { 'Accept-Language': 'fr' })]);
  assert.notEqual(french.summary, english.summary);
  assert.deepEqual({ ...french, summary: '', next: '' }, { ...english, summary: '', next: '' });
  assert.equal(await receipt.locator('.summary').innerText(), french.summary);
  assert.equal(await receipt.locator('.next').innerText(), french.next);
  assert.equal(await receipt.locator('.summary').getAttribute('lang'), null);
  assert.match(await saved(page, 'Copie annotée'), /^\uFEFF?permit_id,/);
  // The page to print is in French too, and says what the receipt says.
  const printed = await saved(page, 'Rapport en page');
  assert.match(printed, /^<!doctype html><html lang="fr">/);
  assert.ok(printed.includes('<h1>Re&#231;u ') && printed.includes('>Ce qu'), printed.slice(0, 3000));
  await assertAccessible(page, 'receipt in French');
  await assertFits(page, 'receipt-fr');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what the service refuses in English is said in French above its own words', async () => {
  const { page } = await visit(null, { locale: 'fr-FR' });
  const refusal = { status: 400, title: 'A parameter cannot be used', detail: 'Parameter \'query\' is too long. Expected: a word.', parameter: 'query' };
  await page.route('**/api/tables**', (route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify(refusal) }));
  await page.goto(`${origin()}/dashboard/statistics`);
  const alert = page.getByRole('alert').first();
  await alert.getByText('Une indication ne peut pas être utilisée').waitFor();
  assert.match(await alert.innerText(), /Il s’agit de «\s*query\s*»/);
  assert.match(await alert.locator('[lang=en]').innerText(), /too long/);
  await page.close();
});
