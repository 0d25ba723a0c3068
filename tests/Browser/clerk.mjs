// What tests of a clerk's way share: files, and the page up to the point where a file is chosen.
import { readFile } from 'node:fs/promises';
import { origin, signIn, tokenOf } from './dashboard.mjs';
import { open, root } from './session.mjs';

export const clerk = 'AgencySubmitter dgie';
const header = 'permit_id,person_id,employer_id,nationality,sex,birth_year,permit_class,isco08,coding_conf,isic4_section,district,issued_on,valid_from,valid_to,is_renewal,monthly_wage,status';

/** A file of made-up permits that are valid for any month since 2016. */
export const permits = (first, count) => [header, ...Array.from({ length: count }, (_, i) => {
  const number = first + i;
  return `WP${`${number}`.padStart(10, '0')},KEN-A${`${number}`.padStart(7, '0')},100000001,KEN,F,1990,H1,2142,,F,12,2016-01-05,2016-02-01,2028-01-31,false,850000.00,NEW`;
}), ''].join('\r\n');

export const faulty = async () => readFile(`${root}protocols/dgie/work-permits/samples/2026-10/faulty.csv`, 'utf8');

/**
 * The page with a clerk signed in, and dataset and period chosen.
 * @param clock Whether the page gets a clock that the test moves on.
 */
export async function begin(period, address = `${origin()}/dashboard/submit`, { clock = false, ...options } = {}) {
  const { page, complaints } = await open(clock ? 'about:blank' : address, { extraHTTPHeaders: {}, viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  if (clock) {
    await page.clock.install();
    await page.goto(address);
  }
  await signIn(page, 'AgencySubmitter', 'dgie');
  await page.getByLabel(/^(Dataset|Jeu de données)$/).selectOption('dgie/work-permits');
  const select = page.getByLabel(/^(Period|Période)$/);
  await select.locator('option').nth(2).waitFor({ state: 'attached' });
  if (await select.locator(`option[value="${period}"]`).count()) await select.selectOption(period);
  else {
    await select.selectOption('other');
    await page.getByLabel(/^(Another period|Une autre période)/).fill(period);
  }
  return { page, complaints };
}

export const choose = (page, name, text) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What the API finds in a file that is tried. */
export async function tried(period, text) {
  const response = await fetch(`${origin()}/api/protocols/dgie/work-permits/validate?period=${period}`, { method: 'POST', headers: { Authorization: `Bearer ${await tokenOf(clerk)}` }, body: text });
  return response.json();
}

/** Checks the chosen file and waits for the result. */
export async function check(page) {
  await page.getByRole('button', { name: /^(Check the file|Vérifier le fichier)$/ }).click();
  await page.locator('.result .summary').waitFor();
}

/** Presses a button and gives the file that comes of it, as a text. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFile(await download.path(), 'utf8');
}

export const texts = (locator) => locator.evaluateAll((all) => all.map((e) => e.innerText.trim()));
