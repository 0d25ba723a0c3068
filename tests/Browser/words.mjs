// The words of the dashboard: each text there is in each of its three languages, with the same places for values.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { root } from './session.mjs';

const web = `${root}functions/Dashboard/web/`;

/** Texts that are left out on purpose: sentences of the index are there in French, so that nothing is to be said of their language. */
const leftOut = ['whyEnglish'];

/** Every vocabulary of the sources, by file and name. */
async function vocabularies() {
  const { runnerImport } = await import(`${web}node_modules/vite/dist/node/index.js`);
  const found = {};
  for (const name of await readdir(`${web}src`, { recursive: true })) {
    if (!/\.tsx?$/.test(name) || !/^export const \w+: Words</m.test(await readFile(`${web}src/${name}`, 'utf8'))) continue;
    const { module } = await runnerImport(`${web}src/${name}`, { configFile: false, root: web, logLevel: 'error' });
    for (const [of, value] of Object.entries(module)) if (value?.en && value.rw) found[`${name} ${of}`] = value;
  }
  const { module } = await runnerImport(`${web}src/app/routes.ts`, { configFile: false, root: web, logLevel: 'error' });
  const names = (language) => Object.fromEntries(module.routes.map((route) => [`/${route.path}`, route.name[language]]));
  return { ...found, 'the navigation': { en: names('en'), fr: names('fr'), rw: names('rw') } };
}

const texts = (of, above = '') => Object.entries(of).flatMap(([key, value]) => (typeof value === 'string' ? [[above + key, value]] : texts(value, `${above}${key}.`)));

const places = (text) => [...new Set(text.match(/\{\d\}/g))].sort().join();

/** What is wrong with the texts of one vocabulary. */
function faults({ en, fr, rw }) {
  const [english, french, kinyarwanda] = [en, fr, rw].map((of) => new Map(texts(of)));
  const wrong = [];
  for (const key of new Set([...english.keys(), ...french.keys(), ...kinyarwanda.keys()])) {
    const [e, f, k] = [english, french, kinyarwanda].map((of) => of.get(key));
    // What the service says in English needs no other words in English.
    const title = key.startsWith('problems.');
    if (f === undefined || k === undefined || (e === undefined && !title)) { wrong.push(`${key} is missing`); continue; }
    if (title) continue;
    if ((e === '') !== (f === '') && !leftOut.includes(key)) wrong.push(`${key} says nothing in French`);
    if ((e === '') !== (k === '')) wrong.push(`${key} says nothing in Kinyarwanda`);
    if (f && places(e) !== places(f)) wrong.push(`${key} has other values in French: ${f}`);
    // Kinyarwanda says less where it may; what it says of values must have them.
    if ([...places(k).matchAll(/\{\d\}/g)].some(([place]) => !e.includes(place))) wrong.push(`${key} has other values in Kinyarwanda: ${k}`);
    // The two share words, such as "mission", but no sentences.
    if (e === f && /\p{L}{3,} \p{L}{3,}/u.test(e)) wrong.push(`${key} is English in French: ${f}`);
    if (e === k && /\p{Ll}{3,}/u.test(e)) wrong.push(`${key} is English in Kinyarwanda: ${k}`);
  }
  return wrong;
}

test('no text of the dashboard is missing in English, French or Kinyarwanda', async () => {
  const all = await vocabularies();
  assert.ok(Object.keys(all).length >= 11, Object.keys(all).join());
  assert.ok(Object.values(all).flatMap((of) => texts(of.en)).length > 1_000);
  assert.deepEqual(Object.entries(all).flatMap(([name, of]) => faults(of).map((fault) => `${name}: ${fault}`)), []);
});

test('the programme names every code that it counts by, and no other', async () => {
  const { runnerImport } = await import(`${web}node_modules/vite/dist/node/index.js`);
  const { module } = await runnerImport(`${web}src/pages/diaspora/names.ts`, { configFile: false, root: web, logLevel: 'error' });
  for (const [column, list] of Object.entries({ country: 'programme-countries', specialty: 'health-specialties' })) {
    const [, ...lines] = (await readFile(`${root}protocols/codelists/${list}.csv`, 'utf8')).trim().split(/\r?\n/);
    const named = Object.fromEntries(lines.map((line) => line.split(',')).map(([code, name]) => [code, name]));
    assert.deepEqual(module.names.en[column], named, list);
    for (const language of ['fr', 'rw']) assert.deepEqual(Object.keys(module.names[language][column]).sort(), Object.keys(named).sort(), `${list} ${language}`);
  }
});

test('each reason of the Rwandan rules is said in a word or two, and so is each district by its code', async () => {
  const { runnerImport } = await import(`${web}node_modules/vite/dist/node/index.js`);
  const named = async (file) => (await runnerImport(`${web}src/pages/${file}`, { configFile: false, root: web, logLevel: 'error' })).module;
  const { reasonWords } = await named('labour-market-test/reasonWords.ts');
  const sets = `${root}shared/LabourMarketTest/rulesets/`;
  const rules = await Promise.all((await readdir(sets)).filter((name) => name.startsWith('rw-')).map((name) => readFile(sets + name, 'utf8')));
  const reasons = new Set(rules.flatMap((text) => [...text.matchAll(/"reason": ?"(\w+)"/g)].map(([, code]) => code)));
  assert.ok(reasons.size > 20);
  for (const language of ['en', 'fr', 'rw']) assert.deepEqual([...reasons].filter((code) => !reasonWords[language][code]), [], language);

  const { districts } = await named('statistics/districts.ts');
  const [, ...lines] = (await readFile(`${root}protocols/codelists/rwanda-districts.csv`, 'utf8')).trim().split(/\r?\n/);
  assert.deepEqual(districts.map((d) => `${d.code},${d.name},${d.province.slice(2)}`).sort(), lines.sort());
});
