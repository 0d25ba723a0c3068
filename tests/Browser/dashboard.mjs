// What the tests of the dashboard's pages share: opening them, signing in, and what must hold for every page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { addresses, open, root, screenshots } from './session.mjs';

export const origin = () => new URL(addresses()[0]).origin;

/**
 * Opens a page of the dashboard as somebody whom nobody knows.
 * @param path Null for an empty page, to prepare something before the first request.
 */
export function visit(path = '', options = {}) {
  return open(path === null ? 'about:blank' : `${origin()}/dashboard/${path}`, { extraHTTPHeaders: {}, viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
}

/** What the API says, in English where nothing else is asked for. */
export async function api(path, options = {}) {
  const response = await fetch(origin() + path, { ...options, headers: { 'Accept-Language': 'en', ...options.headers } });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.json();
}

/** A token for somebody with a role (of an agency: "AgencySubmitter dgie"). */
export async function tokenOf(who) {
  const [role, agency] = who.split(' ');
  return (await api('/api/dev/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ role, agency }) })).access_token;
}

/** What the API says to somebody with a role (of an agency: "AgencySubmitter dgie"), to hold a page to it or to do what another person does meanwhile. */
export async function as(who, method, path, body, headers = {}) {
  const response = await fetch(origin() + path, { method, headers: { Authorization: `Bearer ${await tokenOf(who)}`, 'Content-Type': 'application/json', ...headers }, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get('ETag'), answer: /^[[{]/.test(text) ? JSON.parse(text) : text };
}

// Read when it is first needed: a module that waits would have its tests run after those of the modules that are imported later.
let axe;

/** No serious fault by axe-core, in light, in dark and on a phone. Its script comes from the browser's own console, which the page's policy does not hold back. */
export async function assertAccessible(page, name) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], .waiting'));
  const wide = page.viewportSize();
  for (const { colorScheme, width } of [{ colorScheme: 'light', width: 360 }, { colorScheme: 'light', width: wide.width }, { colorScheme: 'dark', width: wide.width }]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: wide.height });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe ??= await readFile(`${root}tools/node_modules/axe-core/axe.min.js`, 'utf8'));
    // What passed is not described: only what did not is asked for.
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    assert.deepEqual(serious.map((v) => `${name}, ${colorScheme}, ${width} px: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`), []);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Pictures in both themes and on a phone, where nothing may be wider than the screen. */
export async function assertFits(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${screenshots}/dashboard-${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const wide = page.viewportSize();
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, null, { timeout: 5000 }).catch(() => {});
    const over = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .picker, svg, .hidden'))
      .slice(0, 5).map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px wider than a phone of ${width} px: ${over.join(' | ')}`);
    if (width === 360) await page.screenshot({ path: `${screenshots}/dashboard-${name}-phone.png`, fullPage: true });
  }
  await page.setViewportSize(wide);
}

/** The rows of a table as texts, the head first. */
export const rowsOf = (table) => table.locator('tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));

/** A figure as a page in English writes it. */
export const written = (value, decimals = 0) => value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');

/** Signs in as somebody with a role, the way a person does, and comes back to the page. */
export async function signIn(page, role, agency = null) {
  await page.locator('header').getByRole('button', { name: /^(Sign in|Se connecter|Injira)$/ }).click();
  await page.locator(`button[value="${agency ? `${role} ${agency}` : role}"]`).click();
  await page.waitForURL((url) => url.pathname.startsWith('/dashboard/') && !url.pathname.endsWith('/signed-in'));
  await page.locator('header').getByRole('button', { name: /^(Sign out|Se déconnecter|Sohoka)$/ }).waitFor();
}

/** The figures of a selection: a list of cells with their codes. */
export async function cells(table, selection) {
  const cube = await api(`/api/tables/${table}/data?${Object.entries(selection).map(([d, codes]) => `valuecodes[${d}]=${codes}`).join('&')}`);
  return cube.value.map((value, place) => {
    const codes = {};
    for (let d = cube.id.length - 1, rest = place; d >= 0; rest = Math.floor(rest / cube.size[d]), d--) codes[cube.id[d]] = cube.dimension[cube.id[d]].category.index[rest % cube.size[d]];
    return { codes, value, labels: Object.fromEntries(cube.id.map((d) => [d, cube.dimension[d].category.label[codes[d]]])), decimals: cube.dimension.INDICATOR.category.unit[codes.INDICATOR].decimals };
  });
}
