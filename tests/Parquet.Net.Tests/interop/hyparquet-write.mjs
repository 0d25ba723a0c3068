// Writes a table whose values follow from the row number, a column per encoding.
import { parquetWriteFile } from '../../../tools/node_modules/hyparquet-writer/src/node.js'

const [, , filename, count, codec] = process.argv
const column = (name, type, encoding, value, nullable = true) =>
  ({ name, type, encoding, nullable, data: Array.from({ length: Number(count) }, (_, i) => value(i)) })
const shared = (i) => `province/district-${Math.floor(i / 50)}/sector-${i}`
parquetWriteFile({
  filename,
  codec,
  rowGroupSize: 700,
  pageSize: 2048,
  kvMetadata: [{ key: 'writer', value: 'hyparquet ✓' }],
  columnData: [
    column('plain', 'INT32', 'PLAIN', (i) => i * 3),
    column('delta32', 'INT32', 'DELTA_BINARY_PACKED', (i) => (i % 5 === 0 ? null : (i * 7919) % 100_003 - 50_000)),
    column('delta64', 'INT64', 'DELTA_BINARY_PACKED', (i) => BigInt(i) * 1_000_000_007n - 5_000_000_000n),
    column('wild64', 'INT64', 'DELTA_BINARY_PACKED', (i) => (i % 2 ? 9_223_372_036_854_775_807n : -9_223_372_036_854_775_808n)),
    column('split32', 'FLOAT', 'BYTE_STREAM_SPLIT', (i) => i / 4),
    column('split64', 'DOUBLE', 'BYTE_STREAM_SPLIT', (i) => (i % 7 === 0 ? null : i / 3)),
    column('splitInt', 'INT32', 'BYTE_STREAM_SPLIT', (i) => i - 77),
    column('runs', 'BOOLEAN', 'RLE', (i) => (i % 11 === 0 ? null : Math.floor(i / 20) % 2 === 0)),
    column('bits', 'BOOLEAN', 'PLAIN', (i) => i % 3 === 0, false),
    column('lengths', 'STRING', 'DELTA_LENGTH_BYTE_ARRAY', (i) => (i % 4 === 0 ? null : 'é'.repeat(i % 9))),
    column('prefixes', 'STRING', 'DELTA_BYTE_ARRAY', (i) => (i % 6 === 0 ? null : shared(i))),
    column('dictionary', 'STRING', undefined, (i) => (i % 9 === 0 ? null : `level-${i % 10}`)),
    column('nothing', 'STRING', undefined, () => null),
    column('time', 'TIMESTAMP', undefined, (i) => new Date(Date.UTC(2026, 0, 1) + i * 1001)),
  ],
})
