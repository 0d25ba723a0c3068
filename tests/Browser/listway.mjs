// The way of a list over HTTP, each step by an account of its own: round, evidence, recommendation, decision, publication.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses } from './session.mjs';

const tokens = {};

/** Sends as somebody with one role. */
async function as(role, method, path, body, headers = {}) {
  const origin = new URL(addresses()[0]).origin;
  const post = (address, content, more) => fetch(`${origin}/api/${address}`, {
    method: more?.method ?? 'POST', headers: { 'Content-Type': 'application/json', ...more?.headers }, body: content && JSON.stringify(content),
  });
  tokens[role] ??= (await (await post('dev/token', { role })).json()).access_token;
  const response = await post(path, body, { method, headers: { Authorization: `Bearer ${tokens[role]}`, ...headers } });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get('etag'), text, answer: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null };
}

async function done(...step) {
  const made = await as(...step);
  assert.ok(made.status === 200 || made.status === 201, `${step[1]} ${step[2]}: ${made.status} ${made.text}`);
  return made;
}

test('a proposal becomes a list that is in force from its day on', async () => {
  const { period: quarter, occupations } = (await done('Statistician', 'GET', 'occupations-in-demand/ranking')).answer;
  const isco = occupations.find((o) => o.proposal === 'add')?.isco08;
  assert.ok(isco, 'the made-up data let one occupation be proposed');
  const proposal = `occupations-in-demand/proposals/${quarter}/${isco}`;
  // The dashboard's own test may have opened it.
  const opened = await as('Statistician', 'POST', 'occupations-in-demand/rounds', { quarter });
  assert.ok([201, 409].includes(opened.status), opened.text);
  await done('LabourOfficer', 'POST', `${proposal}/evidence`,
    { side: 'For', kind: 'EmployersStatement', source: 'Chamber of commerce', date: '2026-10-05', text: 'Posts stay open for half a year.' });
  const refused = await as('CoordinationApprover', 'PUT', `${proposal}/decision`, {}, {});
  assert.equal(refused.status, 428, refused.text);

  const seen = async () => ({ 'If-Match': (await done('CoordinationApprover', 'GET', proposal)).etag });
  await done('LabourOfficer', 'PUT', `${proposal}/recommendation`, { action: 'add', reason: 'IndexConfirmed' }, await seen());
  for (const agency of ['mifotra', 'nisr'])
    await done('CoordinationApprover', 'POST', 'coordination/members', { agency, focal: `migration.focal@${agency}.example`, since: '2026-01-01' });
  const meeting = (await done('CoordinationApprover', 'POST', 'coordination/meetings',
    { type: 'SteeringCommittee', date: '2026-11-20', quorum: 2, present: ['mifotra', 'nisr'] })).answer;
  const decision = (await done('CoordinationApprover', 'POST', 'coordination/decisions',
    { meeting: meeting.id, subject: 'The list of occupations in demand', kind: 'OccupationsInDemandList', approved: quarter })).answer;
  await done('CoordinationApprover', 'PUT', `${proposal}/decision`,
    { outcome: 'Accept', reason: 'IndexConfirmed', decision: decision.id, member: 'mifotra' }, await seen());
  await done('CoordinationApprover', 'POST', 'occupations-in-demand/versions',
    { quarter, validFrom: '2027-01-01', instrument: 'Ministerial Instructions', reference: '01/MIFOTRA/27', replacesUnknownList: true });

  const on = async (day) => (await done('Statistician', 'GET', `occupations-in-demand?on=${day}&format=json`)).answer;
  assert.deepEqual((await on('2027-01-01')).occupations.map((o) => o.isco08), [isco]);
  assert.equal((await on('2026-12-31')).occupations, null);
  const explained = (await done('Statistician', 'GET', `occupations-in-demand/occupations/${isco}?format=json`)).answer;
  assert.equal(explained.proposals[0].publishedAs, '2027-01-01');
});
