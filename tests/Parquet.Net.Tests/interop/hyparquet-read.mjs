// Prints the columns of a Parquet file as JSON, every value as text; {approximate} marks what JavaScript cannot hold exactly.
import { compressors } from '../../../tools/node_modules/hyparquet-compressors/src/index.js'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from '../../../tools/node_modules/hyparquet/src/node.js'

const parsers = {
  timestampFromMilliseconds: (millis) => BigInt(millis) * 1_000_000n,
  timestampFromMicroseconds: (micros) => BigInt(micros) * 1_000n,
  timestampFromNanoseconds: (nanos) => nanos,
  dateFromDays: (days) => (days == null ? days : new Date(days * 86_400_000).toISOString().slice(0, 10)),
}

const file = await asyncBufferFromFile(process.argv[2])
const metadata = await parquetMetadataAsync(file)
const rows = await parquetReadObjects({ file, metadata, compressors, parsers, utf8: false })
const columns = metadata.schema.filter((element) => element.type)
const text = (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value))
console.log(JSON.stringify({
  rows: rows.length,
  metadata: metadata.key_value_metadata ?? [],
  columns: columns.map(({ name }) => rows.map((row) => (row[name] == null ? null : text(row[name])))),
}))
