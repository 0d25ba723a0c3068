// What holds for every page: a failure of the API is shown and got over, who may not see it is told so, it prints, and it is used by keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, origin, signIn, visit } from './dashboard.mjs';

/** Pages with a part of what they are of, and who may see them; everybody where nobody is named. */
const pages = [
  ['', '.headlines .value'], ['statistics', '.tables li'], ['statistics/DF_T05_PERMITS', '.chart [data-drawn]'], ['occupations', 'tbody tr'], ['occupations?part=list', '[role=tabpanel] .notice.info'],
  ['labour-market-test/rules', 'main table'], ['diaspora', '.grid .card'],
  ['coordination', '.heat .cell', 'CoordinationReader'], ['coordination?view=scorecards', 'main table', 'CoordinationReader'], ['coordination?view=agreements', 'main table', 'CoordinationReader'],
  ['coordination?view=notices', '[role=tabpanel] :is(.empty, table)', 'CoordinationReader'], ['occupations?part=proposals', 'main table', 'CoordinationReader'], ['occupations?part=ranking', '.ranking tbody tr', 'CoordinationReader'],
  ['submit', '.recent tbody tr', 'AgencySubmitter dgie'],
  ['labour-market-test/cases', 'main table', 'LabourOfficer'], ['labour-market-test/new', '.steps li', 'LabourOfficer'], ['labour-market-test/figures', '.chart [data-drawn]', 'LabourOfficer'],
  ['diaspora/requests', 'main table', 'DiasporaManager'], ['diaspora/matches', '.need', 'DiasporaManager'], ['diaspora/missions', '.chart [data-drawn]', 'DiasporaManager'], ['diaspora/indicators', '.indicators table', 'DiasporaManager'],
];

/** Goes to a place of the dashboard without loading it anew, which would end the sign-in. */
const goTo = (page, path) => page.evaluate((to) => { history.pushState(null, '', `/dashboard/${to}`); dispatchEvent(new PopStateEvent('popstate')); }, path);

/** Pages by who may see them, each with somebody signed in where that is needed. */
async function* visits(of = pages) {
  for (const role of new Set(of.map((p) => p[2]))) {
    const { page } = await visit('nowhere');
    if (role) await signIn(page, ...role.split(' '));
    yield { page, role, own: of.filter((p) => p[2] === role) };
    await page.close();
  }
}

const failing = (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"title":"Not now","status":503,"detail":"Broken by a test."}' });

test('on every page a failure of the API is shown, and trying again brings what it was asked for', async () => {
  for await (const { page, own } of visits()) for (const [path, part] of own) {
    await goTo(page, 'nowhere');
    await page.route(/\/(api|rest)\//, failing);
    await goTo(page, path);
    await page.getByRole('alert').first().waitFor();
    assert.match(await page.getByRole('alert').first().innerText(), /The service failed/, path);
    assert.equal(await page.locator(part).count(), 0, `${path} shows nothing that was not answered`);
    await page.unroute(/\/(api|rest)\//, failing);
    // Each part of a page asks for itself.
    for (let left = await page.getByRole('alert').count(); left > 0; left--) {
      await page.getByRole('alert').first().getByRole('button', { name: 'Try again' }).click();
      await page.waitForFunction((before) => document.querySelectorAll('[role=alert]').length < before, left);
      left = Math.min(left, (await page.getByRole('alert').count()) + 1);
    }
    await page.locator(part).first().waitFor();
    assert.equal(await page.getByRole('alert').count(), 0, path);
  }
});

test('on every page that is not for everybody, whoever has another role is told so and sees nothing of it', async () => {
  const closed = pages.filter(([path, , role]) => role && path !== 'occupations?part=ranking');
  const { page } = await visit('nowhere');
  const other = { DiasporaManager: 'LabourOfficer' };
  for (const role of ['DiasporaManager', 'LabourOfficer']) {
    if (role === 'LabourOfficer') await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, role);
    for (const [path, part] of closed.filter(([, , owner]) => (owner === 'DiasporaManager' ? other.DiasporaManager : 'DiasporaManager') === role)) {
      await goTo(page, 'nowhere');
      await goTo(page, path);
      await page.getByRole('alert').getByText('Not yours to see').waitFor();
      assert.equal(await page.locator(part).count(), 0, path);
    }
  }
  // What the page allows the API may refuse all the same.
  await page.route('**/api/labour-market-tests**', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"title":"Not allowed","status":403}' }));
  await goTo(page, 'labour-market-test/cases');
  await page.getByRole('alert').getByText('Not yours to see').first().waitFor();
  await page.close();
});

test('every page prints: without what leads elsewhere, dark on white', async () => {
  for await (const { page, own } of visits()) for (const [path, part] of own) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await goTo(page, path);
    await page.locator(part).first().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate(() => ({
      left: [...document.querySelectorAll('.head nav, .choices, .foot, .skip, main button, [role=tablist]')].filter((e) => e.checkVisibility() && !e.closest('.heat')).map((e) => e.textContent.slice(0, 30)),
      ink: getComputedStyle(document.querySelector('main h1')).color, paper: getComputedStyle(document.documentElement).backgroundColor,
    }));
    assert.deepEqual(printed, { left: [], ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' }, path);
  }
});

test('by keyboard alone one reaches all that can be used on a page, sees where one is, and comes out at its end', async () => {
  for await (const { page, own } of visits(pages.filter(([path]) => ['', 'statistics/DF_T05_PERMITS', 'coordination', 'labour-market-test/new', 'diaspora/missions'].includes(path)))) for (const [path, part] of own) {
    await goTo(page, path);
    await page.locator(part).first().waitFor();
    await page.waitForLoadState('networkidle');
    const usable = await page.evaluate(() => {
      document.activeElement.blur();
      const all = [...document.querySelectorAll('a[href], button:not(:disabled), input, select, textarea, summary, [tabindex="0"]')].filter((e) => e.checkVisibility() && e.tabIndex >= 0);
      all.forEach((e, i) => { e.dataset.stop = i; });
      return all.length;
    });
    assert.ok(usable > 8, path);
    // From where one is to the end, out of the page, and from its beginning on. A day has several stops.
    const [reached, ends] = [new Set(), []];
    for (let press = 0; press < 3 * usable && ends.length < 2; press++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => { const e = document.activeElement; return e === document.body ? null : { stop: Number(e.dataset.stop), seen: getComputedStyle(e).outlineStyle !== 'none' || e.matches('.skip'), what: e.outerHTML.slice(0, 80) }; });
      if (at === null) ends.push(press);
      else {
        assert.ok(at.seen, `${path}: one does not see that one is at ${at.what}`);
        reached.add(at.stop);
      }
    }
    assert.ok(ends.length > 0, `${path}: one does not come out of the page`);
    assert.deepEqual([...reached].filter(Number.isInteger).sort((a, b) => a - b), Array.from({ length: usable }, (_, i) => i), path);
  }
});

test('a page whose own files cannot be fetched says so, and is there when they can', async () => {
  const { page } = await visit(null);
  const shell = await (await fetch(`${origin()}/dashboard/`)).text();
  let broken = true;
  await page.route(/\/dashboard\/assets\/.*\.js/, (route) => (broken && !shell.includes(new URL(route.request().url()).pathname) ? route.abort() : route.continue()));
  await page.goto(`${origin()}/dashboard/statistics`);
  await page.getByRole('alert').waitFor();
  await assertAccessible(page, 'a page that was not fetched');
  broken = false;
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.locator('.tables li, [role=alert]').first().waitFor();
  if (await page.getByRole('alert').count()) await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.locator('.tables li').first().waitFor();
  await page.close();
});

test('signing in asks for a code, with proof of who asked, and brings no token into an address', async () => {
  const { page } = await visit('statistics');
  const seen = [];
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  const asked = page.waitForRequest((request) => request.url().includes('code_challenge='));
  await page.locator('header').getByRole('button', { name: 'Sign in' }).click();
  const query = new URL((await asked).url()).searchParams;
  assert.deepEqual([query.get('response_type'), query.get('code_challenge_method')], ['code', 'S256']);
  assert.ok(query.get('state') && query.get('code_challenge').length >= 43);
  await page.locator('button[value="Statistician"]').click();
  await page.locator('header').getByRole('button', { name: 'Sign out' }).waitFor();
  assert.ok(seen.some((address) => /[?&]code=/.test(address)), seen.join());
  assert.ok(seen.every((address) => !/token=|eyJ/.test(address)), seen.join());
  assert.ok(!/code=|state=/.test(page.url()), page.url());
  await page.close();
});
