// Attacks published tables: works out, from the figures and the method alone, how closely each protected cell can be known.
//   node tests/Attacker/attack.mjs < crawl.json         prints a report as JSON; ends with 1 if a cell is known too closely
//
// crawl.json is what a reader of the public interface collects:
//   { "sources": [                       one for each dataflow and release
//       { "name": "DF_PERMITS/2026-01",  for the report
//         "population": "permits",       sources of one population are attacked together
//         "release": 1,                  any number that grows from release to release
//         "method": "rounded",           or "suppressed"
//         "cells": [[{"REF_AREA": "RW11", "SEX": "F", "TIME_PERIOD": "2026-01"}, 15], ...]
//                                      key and figure; null where the figure is suppressed. A dimension that is left out, or has the total's
//                                      code, is rolled up
//         rounded:    "base": 5, and if so "rebased": true (drawn anew), "revisedBefore": true (its periods were published before the first
//                     release of the crawl), "leavesBehind": 1 (leaves behind each of the finest cells), "table": "employed" (which of several
//                     tables of one population it is: each is rounded for itself, and they have the margins in common that both show)
//         "codes": {"REF_AREA": ["RW11", ...]}: every code that there is, also those of which no cell is above 0
//         what is said of true counts: "headline": true (exact totals), "atLeast": true (there are so many or more, as a median that is
//                     shown says), "within": 5 (the figure is off by so much at most, as an accuracy report says)
//         suppressed: "zeros": true (cells of 0 are shown, or left out), "integer": false, "widthAtLeast": 1 } ],
//     "hierarchies": {"REF_AREA": {"RW11": "RW1"}},       a code's parent; one without a parent is right below the total
//     "total": "_T", "sample": 40, "seed": 1 }            small leaves to audit for each population, and which
import { text as read } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { Classification, group } from './cells.mjs';
import { attackRounded } from './rounded.mjs';
import { attackSuppressed } from './suppressed.mjs';

export function attack({ sources, hierarchies = {}, total = '_T', sample, seed }) {
  const classification = new Classification(hierarchies, total);
  const populations = [...group(sources, (source) => `${source.population}|${source.method}`).values()].map((same) => (same[0].method === 'suppressed'
    ? attackSuppressed(same[0].population, same, classification)
    : attackRounded(same[0].population, same, classification, { sample, seed })));
  return { populations, violations: populations.flatMap((p) => p.violations.map((v) => ({ population: p.population, ...v }))) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const report = attack(JSON.parse(await read(process.stdin)));
  process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  process.exitCode = report.violations.length > 0 ? 1 : 0;
}
