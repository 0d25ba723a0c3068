// Statisticians' own clients against the running host. STATISTICS is its address; SCHEMAS a folder of SDMX-JSON's schemas, or empty.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(new URL('../../tools/package.json', import.meta.url));
const base = process.env.STATISTICS;
const flow = 'DF_T05_MADE';
const reference = `RW_LMIS/${flow}/1.0.0`;
const names = ['FREQ', 'REF_AREA', 'INDICATOR', 'SEX', 'OCCUPATION', 'TIME_PERIOD'];

const text = async (path, accept = '*/*') => {
  const answer = await fetch(`${base}${path}`, { headers: { accept } });
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return answer.text();
};

// Cells of a CSV without labels, by key.
const cells = csv => {
  const [head, ...rows] = csv.trim().split('\r\n').map(line => line.split(','));
  const at = name => head.indexOf(name);
  return new Map(rows.map(row => [names.map(name => row[at(name)]).join('.'), row[at('OBS_VALUE')] === '' ? null : Number(row[at('OBS_VALUE')])]));
};

test('sdmx-rest asks in the words of 2.1', async () => {
  const sdmx = require('sdmx-rest');
  const service = sdmx.getService({ url: `${base}/rest`, api: 'v1.5.0', format: 'application/vnd.sdmx.data+json;version=1.0.0' });
  const query = sdmx.getDataQuery({ flow, key: 'A.RW00+RW01..F.', start: '2021', end: '2023', lastNObs: 2, obsDimension: 'TIME_PERIOD' });
  const message = JSON.parse(await sdmx.request(query, service));
  const structure = message.data.structure;
  assert.deepEqual(structure.dimensions.series.map(d => d.id), names.slice(0, 5));
  assert.deepEqual(structure.dimensions.series[3].values.map(v => v.id), ['F']);
  assert.ok(Object.values(message.data.dataSets[0].series).every(s => Object.keys(s.observations).length <= 2));

  for (const [format, begins] of [
    ['application/vnd.sdmx.data+csv;version=1.0.0', 'DATAFLOW,FREQ'],
    ['application/vnd.sdmx.genericdata+xml;version=2.1', '<?xml'],
    ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', '<?xml'],
  ]) {
    const other = sdmx.getService({ url: `${base}/rest`, api: 'v1.5.0', format });
    assert.ok((await sdmx.request(sdmx.getDataQuery({ flow, key: 'all' }), other)).startsWith(begins));
  }
  await assert.rejects(() => sdmx.request(sdmx.getDataQuery({ flow: 'DF_NONE' }), service), /404/);
});

test('sdmx-rest reads structures and availability of 2.1', async () => {
  const sdmx = require('sdmx-rest');
  for (const structureFormat of ['application/vnd.sdmx.structure+json;version=1.0.0', 'application/vnd.sdmx.structure+xml;version=2.1']) {
    const service = sdmx.getService({ url: `${base}/rest`, api: 'v1.5.0', structureFormat });
    for (const resource of ['dataflow', 'datastructure', 'codelist', 'conceptscheme', 'agencyscheme'])
      assert.match(await sdmx.request(sdmx.getMetadataQuery({ resource, agency: resource === 'agencyscheme' ? 'SDMX' : 'RW_LMIS', references: 'children' }), service), /RW_LMIS/);
    assert.match(await sdmx.request(sdmx.getAvailabilityQuery({ flow, key: 'A....', component: 'REF_AREA' }), service), /RW05/);
  }
});

test('sdmx-rest asks in the words of 3.0', async () => {
  const sdmx = require('sdmx-rest');
  const service = sdmx.getService({ url: `${base}/v2`, api: 'v2.0.0', format: 'application/vnd.sdmx.data+json;version=2.0.0' });
  const query = sdmx.getDataQuery2({ context: `dataflow=RW_LMIS:${flow}(1.0.0)`, key: 'A.*.PERMITS', filters: ['SEX=F,M', 'TIME_PERIOD=ge:2022+le:2023'] });
  const message = JSON.parse(await sdmx.request(query, service));
  const [structure] = message.data.structures;
  assert.deepEqual(structure.dimensions.series[3].values.map(v => v.id), ['F', 'M']);
  assert.deepEqual(structure.dimensions.observation[0].values.map(v => v.id), ['2022', '2023']);
  const csv = sdmx.getService({ url: `${base}/v2`, api: 'v2.0.0', format: 'application/vnd.sdmx.data+csv;version=2.0.0' });
  assert.ok((await sdmx.request(query, csv)).startsWith('STRUCTURE,STRUCTURE_ID,ACTION,FREQ'));
  const nothing = sdmx.getDataQuery2({ context: `dataflow=RW_LMIS:${flow}(1.0.0)`, key: 'A.RW99' });
  assert.equal(await sdmx.request(nothing, service), '');
});

test('sdmx-json-parser finds the cells of the CSV', async () => {
  const { SDMXParser } = require('sdmx-json-parser');
  const expected = cells(await text(`/v2/data/dataflow/${reference}/A?format=csvdata`));
  for (const suffix of ['A?dimensionAtObservation=AllDimensions', 'A']) {
    const parser = new SDMXParser();
    await parser.getDatasets(`${base}/v2/data/dataflow/${reference}/${suffix}`, { headers: { Accept: 'application/vnd.sdmx.data+json;version=2.0.0' } });
    const rows = parser.getData();
    assert.equal(rows.length, expected.size);
    assert.deepEqual(new Set(parser.getDimensions().map(d => d.id)), new Set(names));
    // It gives codes by their names.
    const ids = new Map(parser.getDimensions().map(d => [d.id, new Map(d.values.map(v => [v.name, v.id]))]));
    for (const row of rows) {
      const key = names.map(name => ids.get(name).get(row[name]) ?? row[name]).join('.');
      assert.equal(row.value ?? null, expected.get(key), key);
    }
  }
});

test('jsonstat-toolkit finds the cells of the CSV', async () => {
  const JSONstat = require('jsonstat-toolkit');
  const expected = cells(await text(`/api/tables/${flow}/data?outputFormat=csv&valuecodes[FREQ]=A`));
  const dataset = await JSONstat(`${base}/api/tables/${flow}/data?valuecodes[FREQ]=A`);
  assert.deepEqual(dataset.id, names);
  assert.equal(dataset.size.reduce((a, b) => a * b), dataset.n);
  assert.deepEqual(dataset.role.time, ['TIME_PERIOD']);
  let found = 0;
  dataset.Transform({ type: 'arrobj', content: 'id', status: true }).forEach(row => {
    const key = names.map(name => row[name]).join('.');
    if (row.value === null && !expected.has(key)) return;
    found++;
    assert.equal(row.value, expected.get(key), key);
  });
  assert.equal(found, expected.size);
});

test('jsonstat-suite turns SDMX-JSON into the same cube', async () => {
  const { fromSDMX } = require('jsonstat-suite');
  const expected = cells(await text(`/v2/data/dataflow/${reference}/A.RW01?format=csvdata`));
  const cube = fromSDMX(JSON.parse(await text(`/v2/data/dataflow/${reference}/A.RW01?dimensionAtObservation=AllDimensions`)));
  assert.ok(cube, 'it is read');
  const dataset = require('jsonstat-toolkit')(cube);
  assert.equal(dataset.class, 'dataset');
  const values = dataset.value.filter(v => v !== null && v !== undefined).sort();
  assert.deepEqual(values, [...expected.values()].filter(v => v !== null).sort());
});

test('messages hold to the standard\'s schemas', { skip: process.env.SCHEMAS ? false : 'the schemas are not on this machine' }, async () => {
  const Ajv = require('ajv/dist/2019').default;
  const read = name => JSON.parse(readFileSync(`${process.env.SCHEMAS}/${name}`, 'utf8'));
  for (const [file, paths] of [
    ['sdmx-json-data-schema.json', [
      `/v2/data/dataflow/${reference}/*`, `/v2/data/dataflow/${reference}/A.RW01?dimensionAtObservation=AllDimensions`,
      `/v2/data/dataflow/${reference}/A?dimensionAtObservation=SEX&lang=fr`, `/v2/data/dataflow/${reference}/A?attributes=none`,
    ]],
    ['sdmx-json-structure-schema.json', [
      '/v2/structure/*/*/*/*', `/v2/structure/dataflow/${reference}?references=all&detail=referencestubs`, `/v2/availability/dataflow/${reference}/A.RW01`,
    ]],
  ]) {
    assert.ok(existsSync(`${process.env.SCHEMAS}/${file}`));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    require('ajv-formats').default(ajv);
    const validate = ajv.compile(read(file));
    for (const path of paths) {
      const isValid = validate(JSON.parse(await text(path)));
      assert.ok(isValid, `${path}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
      const broken = JSON.parse(await text(path));
      delete broken.meta;
      assert.ok(!validate(broken), 'a message without meta is seen to be wrong');
    }
  }
});
