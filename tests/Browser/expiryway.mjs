// A sign-in that ends by itself while somebody is at work: what they typed stays, and a window of its own signs them in again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, origin, signIn, visit } from './dashboard.mjs';
import { screenshots } from './session.mjs';

const hour = 3_600_000;

/** The form of an application with something typed into it, by somebody whose sign-in then ends. */
async function typedAndEnded(options = {}) {
  const opened = await visit(null, options);
  const { page } = opened;
  // The page's own clock: the token of the development issuer holds for eight hours.
  await page.clock.install();
  await page.goto(`${origin()}/dashboard/labour-market-test/new`);
  await signIn(page, 'LabourOfficer');
  await page.locator('[data-place="/applicationId"] input').fill('NOT-LOST');
  await page.locator('[data-place="/nationalities"] input').fill('India');
  await page.clock.fastForward(9 * hour);
  await page.locator('.expired').waitFor();
  return opened;
}

const typed = (page) => page.locator('[data-place="/applicationId"] input').inputValue();

/** Presses the button, and chooses somebody in the window that opens. */
async function again(page, notice, person = 'LabourOfficer') {
  const [window] = await Promise.all([page.waitForEvent('popup'), notice.getByRole('button', { name: 'Sign in again' }).click()]);
  const closed = window.waitForEvent('close');
  await window.locator(`button[value="${person}"]`).click();
  await closed;
}

test('a sign-in that ends leaves what was typed, and the next one goes on from there', async () => {
  const { page, complaints } = await typedAndEnded();
  const notice = page.locator('.expired');
  assert.match(await notice.innerText(), /The sign-in has ended[^]*What you typed stays here/);
  assert.equal(await typed(page), 'NOT-LOST');
  await assertAccessible(page, 'an ended sign-in');
  await page.screenshot({ path: `${screenshots}/dashboard-expired.png` });
  // What is sent all the same is refused, and says so where it was sent from.
  await page.locator('.steps').getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send the application' }).click();
  const refused = page.locator('.notice.error', { hasText: 'The sign-in has ended' });
  await refused.waitFor();
  const sent = page.waitForResponse((r) => r.url().endsWith('/api/labour-market-tests') && r.request().method() === 'POST' && r.status() !== 401);
  await again(page, refused);
  // It is sent again by itself, now with a token.
  assert.ok((await sent).request().headers().authorization);
  await page.getByText('1 fault(s) in the application').waitFor();
  await notice.waitFor({ state: 'detached' });
  await page.locator('.steps').getByRole('button', { name: /^Application and worker/ }).click();
  assert.equal(await typed(page), 'NOT-LOST');
  assert.deepEqual(await page.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].filter((kept) => /eyJ|code_verifier/.test(kept))), [], 'something of the sign-in was kept');
  assert.deepEqual(complaints.filter((c) => !/status of 40[01]/.test(c)), []);
  await page.close();
});

test('the notice alone signs in again, in French too; a window that is not allowed is said to be so', async () => {
  const { page } = await typedAndEnded({ locale: 'fr-FR' });
  const notice = page.locator('.expired');
  await page.evaluate(() => { window.open = () => null; });
  await notice.getByRole('button', { name: 'Se reconnecter' }).click();
  await notice.getByText('Le navigateur n’a ouvert aucune fenêtre').waitFor();
  assert.equal(await typed(page), 'NOT-LOST');
  await page.close();
});
