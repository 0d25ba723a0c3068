// Prints, for every column of a Parquet file, how many values are not null and what they (or the lengths of texts) add up to.
import { compressors } from '../../../tools/node_modules/hyparquet-compressors/src/index.js'
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from '../../../tools/node_modules/hyparquet/src/node.js'

const file = await asyncBufferFromFile(process.argv[2])
const metadata = await parquetMetadataAsync(file)
const sums = {}
for (const { name } of metadata.schema.filter((element) => element.type)) {
  const sum = (sums[name] = { count: 0, sum: 0 })
  await parquetRead({
    file, metadata, compressors, columns: [name],
    onChunk: ({ columnData }) => {
      for (const value of columnData) {
        if (value == null) continue
        sum.count++
        sum.sum += typeof value === 'string' ? value.length : Number(value)
      }
    },
  })
}
console.log(JSON.stringify({ rows: Number(metadata.num_rows), sums }))
