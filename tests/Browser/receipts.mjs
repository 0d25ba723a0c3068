// The page that a clerk mends a file from.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertReads, open, picture, receipts } from './session.mjs';

test('the receipts can be read on a wide screen, a phone and paper, without any complaint of the browser', async () => {
  assert.ok(receipts().length >= 2, picture);
  const { page, complaints } = await open('about:blank', { viewport: { width: 360, height: 740 } });
  const kinds = new Map();
  for (const { address } of receipts()) {
    const response = await page.goto(address);
    assert.equal(response.status(), 200, address);
    const { overflow, heading, outcome } = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth, heading: document.querySelector('h1').innerText, outcome: document.querySelector('.outcome strong').innerText,
    }));
    assert.ok(overflow <= 0, `${address} is ${overflow} px wider than a phone`);
    assert.match(heading, /^Receipt [a-z]+-/);
    assert.match(outcome, /Accepted|Quarantined|Rejected/);
    if (!kinds.has(outcome)) kinds.set(outcome, address);
  }
  assert.deepEqual(complaints, []);
  await page.close();
  // Pages of one kind look and print alike: one of each stands for the others.
  assert.ok(kinds.size >= 2, [...kinds.keys()].join());
  for (const [outcome, address] of kinds) await (await assertReads(address, `receipt-${outcome.toLowerCase().replaceAll(' ', '-')}`)).close();
});

test('the saved receipt of a faulty drop shows each fault with its cell and how to mend it', async () => {
  const faulty = [];
  for (const { file } of receipts()) {
    const receipt = JSON.parse(await readFile(new URL('receipt.json', pathToFileURL(file)), 'utf8'));
    if (receipt.outcome === 'Quarantined') faulty.push({ file, receipt });
  }
  assert.ok(faulty.length >= 1, 'no faulty drop among the receipts');
  const { page } = await open('about:blank');
  for (const { file, receipt: { findings } } of faulty) {
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.locator('.outcome strong').innerText(), 'Quarantined');
    assert.ok((await page.locator('#mend tbody tr').count()) >= 5);
    const listed = table(await readFile(new URL(await page.locator('#list a').getAttribute('href'), page.url()), 'utf8'));
    assert.ok(listed.length >= findings.length, 'the list holds every place, the receipt the first of each rule');
    const left = listed.map(({ line, cell, fix }) => [line || 'whole file', cell, fix].map(oneLine).join(' | '));
    for (const place of await placesOf(page)) {
      const at = left.indexOf(place);
      assert.notEqual(at, -1, `the list has no such place: ${place}`);
      left.splice(at, 1);
    }
    assert.deepEqual(left, [], 'places of the list that the page does not show');
  }
  await page.close();
});

/** Where a report page says that something is wrong, and how to mend it. */
async function placesOf(page) {
  const rows = await page.locator('#places tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  return rows.map(([line, cell, , , fix]) => [line, cell, fix].map(oneLine).join(' | '));
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
