// A small server of statistics, as one would be written in an afternoon: node:http, DuckDB and a Parquet file. Arguments: port, file.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../tools/package.json', import.meta.url));
const { DuckDBInstance } = require('@duckdb/node-api');

const [port, file] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const dimensions = ['FREQ', 'REF_AREA', 'INDICATOR', 'SEX', 'OCCUPATION'];
const components = [...dimensions, 'TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE', 'UNIT_MULT', 'DECIMALS', 'CONF_METHOD'];
const attributes = components.slice(7);
const query = `
  SELECT ${components.join(', ')} FROM read_parquet('${file}')
  WHERE FREQ = $1 AND REF_AREA = $2 AND INDICATOR = $3 AND SEX = $4
  ORDER BY OCCUPATION, TIME_PERIOD`;

// A statement answers one question at a time: several, asked in turns.
const statements = await Promise.all(Array.from({ length: 4 }, async () => ({ statement: await (await instance.connect()).prepare(query), last: Promise.resolve() })));
let turn = 0;

const rows = () => {
  const one = statements[turn++ % statements.length];
  return (one.last = one.last.then(async () => {
    ['Q', 'RW42', 'PERMITS', 'F'].forEach((code, i) => one.statement.bindVarchar(i + 1, code));
    return (await one.statement.runAndReadAll()).getRows();
  }));
};

const csv = found => [components.join(','), ...found.map(row => row.map(cell => cell ?? '').join(','))].join('\r\n') + '\r\n';

const json = found => {
  const values = components.map(() => new Map());
  const number = (place, code) => {
    const known = values[place];
    if (!known.has(code)) known.set(code, known.size);
    return known.get(code);
  };
  const series = {};
  for (const row of found) {
    const key = dimensions.map((_, place) => number(place, row[place])).join(':');
    (series[key] ??= { attributes: [], observations: {} }).observations[number(5, row[5])] = [row[6], ...attributes.map((_, i) => number(7 + i, row[7 + i]))];
  }
  const listed = (names, from) => names.map((id, i) => ({ id, name: id, values: [...values[from + i].keys()].map(code => ({ id: `${code}`, name: `${code}` })) }));
  return JSON.stringify({
    meta: { id: 'peer', prepared: new Date().toISOString(), test: false, sender: { id: 'PEER' } },
    data: {
      structures: [{
        links: [], name: 'peer', dimensions: { dataSet: [], series: listed(dimensions, 0), observation: listed(['TIME_PERIOD'], 5) },
        measures: { observation: [{ id: 'OBS_VALUE', name: 'Value' }] }, attributes: { dataSet: [], series: [], observation: listed(attributes, 7) },
      }],
      dataSets: [{ structure: 0, action: 'Replace', links: [], series }],
    },
  });
};

createServer(async (request, response) => {
  try {
    const isCsv = request.url.includes('csvdata');
    const found = await rows();
    response.setHeader('Content-Type', isCsv ? 'application/vnd.sdmx.data+csv;version=2.0.0' : 'application/vnd.sdmx.data+json;version=2.0.0');
    response.end(isCsv ? csv(found) : json(found));
  } catch (error) {
    response.statusCode = 500;
    response.end(`${error}`);
  }
}).listen(Number(port), '127.0.0.1');
