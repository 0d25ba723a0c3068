// The page that a clerk mends a file from.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertReads, open, picture, receipts } from './session.mjs';

// Pages of one kind print alike: the first few stand for the others.
const printed = 6;

test('the receipts can be read on a wide screen, a phone and paper, without any complaint of the browser', async () => {
  assert.ok(receipts().length >= 2, picture);
  for (const [index, { address }] of receipts().entries()) {
    const page = await assertReads(address, `receipt-${index}`, { onPaper: index < printed });
    assert.match(await page.locator('h1').innerText(), /^Receipt [a-z]+-/);
    assert.match(await page.locator('.outcome strong').innerText(), /Accepted|Quarantined|Rejected/);
    await page.close();
  }
});

test('the saved receipt of a faulty drop shows each fault with its cell and how to mend it', async () => {
  const pages = [];
  for (const { file } of receipts()) {
    const { page } = await open(pathToFileURL(file).href);
    if ((await page.locator('.outcome strong').innerText()) === 'Quarantined') pages.push(page);
    else await page.close();
  }
  assert.ok(pages.length >= 1, 'no faulty drop among the receipts');
  for (const page of pages) {
    assert.ok((await page.locator('#mend tbody tr').count()) >= 5);
    const { findings } = JSON.parse(await readFile(new URL('receipt.json', page.url()), 'utf8'));
    const listed = table(await readFile(new URL(await page.locator('#list a').getAttribute('href'), page.url()), 'utf8'));
    assert.ok(listed.length >= findings.length, 'the list holds every place, the receipt the first of each rule');
    const left = listed.map(({ line, cell, fix }) => [line || 'whole file', cell, fix].map(oneLine).join(' | '));
    for (const place of await placesOf(page)) {
      const at = left.indexOf(place);
      assert.notEqual(at, -1, `the list has no such place: ${place}`);
      left.splice(at, 1);
    }
    assert.deepEqual(left, [], 'places of the list that the page does not show');
    await page.close();
  }
});

/** Where a report page says that something is wrong, and how to mend it. */
async function placesOf(page) {
  const rows = await page.locator('#places tbody tr').all();
  return Promise.all(rows.map(async (row) => {
    const [line, cell, , , fix] = await row.locator('td').allInnerTexts();
    return [line, cell, fix].map(oneLine).join(' | ');
  }));
}

/** The rows of a CSV with a header, each by its columns' names. */
function table(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  const [names, ...cells] = rows.filter((row) => row.length > 1);
  return cells.map((row) => Object.fromEntries(row.map((cell, at) => [names[at], cell])));
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
