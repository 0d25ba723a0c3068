// The pages of the Occupations in Demand List: the ranking, and the explanation of one occupation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses, assertReads, open } from './session.mjs';

const origin = () => new URL(addresses()[0]).origin;

/** What the pages must agree with. */
async function json(path) {
  const { page, response } = await open(`${origin()}/api/occupations-in-demand/${path}?format=json`);
  assert.equal(response.status(), 200, path);
  const answer = await response.json();
  await page.close();
  return answer;
}

test('the ranking page has every rated occupation in order, with its class and its ranks', async () => {
  const ranking = await json('ranking');
  assert.ok(ranking.rated >= 10, `${ranking.rated} are rated`);
  const page = await assertReads(`${origin()}/api/occupations-in-demand/ranking?format=html`, 'ranking', { onPaper: false });
  const text = await page.locator('main, body').first().innerText();
  let at = 0;
  for (const line of ranking.occupations.slice(0, ranking.rated)) {
    const next = text.indexOf(line.isco08, at);
    assert.ok(next >= at, `${line.isco08} is not where its rank is`);
    at = next;
  }
  const unrated = await page.locator('details li').count();
  assert.equal((await page.locator('tbody tr').count()) + unrated, ranking.occupations.length);
  assert.ok(unrated > 0 && !(await page.locator('details li').first().isVisible()), 'those without a rank are folded away');
  await page.close();
});

test('the explanation says in sentences and draws what pushes the first occupation up', async () => {
  const ranking = await json('ranking');
  const explanation = await json(`occupations/${ranking.occupations[0].isco08}`);
  const page = await assertReads(`${origin()}/api/occupations-in-demand/occupations/${explanation.isco08}?format=html`, 'explanation');
  const text = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  assert.ok(text.includes(explanation.title));
  for (const sentence of explanation.words.en) assert.ok(text.includes(sentence.replaceAll(/\s+/g, ' ')), sentence);
  assert.ok((await page.locator('svg').count()) >= 2);
  for (const chart of await page.locator('svg[role=img]').all())
    assert.ok((await chart.getAttribute('aria-label')) ?? (await chart.locator('title').count()) > 0, 'a chart without a name');
  await page.close();
});

test('who reads French gets the explanation in French', async () => {
  const ranking = await json('ranking');
  const page = await assertReads(`${origin()}/api/occupations-in-demand/occupations/${ranking.occupations[0].isco08}?format=html`, 'explanation-fr', { locale: 'fr-RW' });
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await page.close();
});

test('the list itself is for everybody, the ranking is not', async () => {
  const list = await open(`${origin()}/api/occupations-in-demand`, { extraHTTPHeaders: {} });
  assert.equal(list.response.status(), 200);
  const ranking = await open(`${origin()}/api/occupations-in-demand/ranking`, { extraHTTPHeaders: {} });
  assert.equal(ranking.response.status(), 401);
  await list.page.close();
  await ranking.page.close();
});
